import { scramPasswordVariable, ScramUsers, type ScramUsersProps } from "../../../src/constructs/kafka/users";
import { blocksOf, synthesized } from "../../builders/synthesized";

const user = (name: string, mechanism: "SCRAM-SHA-256" | "SCRAM-SHA-512" = "SCRAM-SHA-512", iterations = 4096) => ({
  user: name,
  mechanism,
  iterations,
});
const users = (props: ScramUsersProps): ReturnType<typeof synthesized> =>
  synthesized((stack) => new ScramUsers(stack, "users", props));

describe("SCRAM users", () => {
  it("get their password by a sensitive, ephemeral variable into a write-only attribute", () => {
    const stack = users({ users: [user("billing", "SCRAM-SHA-512", 8192)] });
    expect(blocksOf("kafka_user_scram_credential", stack)).toEqual([
      {
        username: "billing",
        scram_mechanism: "SCRAM-SHA-512",
        scram_iterations: 8192,
        password_wo: "${var.scram_password_billing}",
        password_wo_version: "1",
      },
    ]);
    expect(stack.variable["scram_password_billing"]).toMatchObject({
      type: "string",
      sensitive: true,
      ephemeral: true,
      nullable: false,
    });
    expect(stack.variable["scram_password_billing"]).not.toHaveProperty("default");
  });

  it("demand the Terraform that knows write-only attributes, and none where there are no users", () => {
    expect(users({ users: [user("a")] }).terraform["required_version"]).toBe(">= 1.11");
    expect(users({ users: [] }).terraform).not.toHaveProperty("required_version");
  });

  it("share one variable between a user's mechanisms", () => {
    const stack = users({ users: [user("a", "SCRAM-SHA-256"), user("a")] });
    expect(blocksOf("kafka_user_scram_credential", stack)).toHaveLength(2);
    expect(Object.keys(stack.variable)).toEqual(["scram_password_a"]);
  });

  it("write a password again when its version is raised", () => {
    const stack = users({ users: [user("a"), user("b")], passwordVersions: { b: "2" } });
    expect(blocksOf("kafka_user_scram_credential", stack).map((block) => block["password_wo_version"])).toEqual([
      "1",
      "2",
    ]);
  });

  it("escape their names", () => {
    const stack = users({ users: [user("${x}")] });
    expect(blocksOf("kafka_user_scram_credential", stack)[0]?.["username"]).toBe("$${x}");
    expect(stack.text).not.toMatch(/[^$]\$\{x\}"(,|\n)/);
  });

  it("refuse what the provider or a broker would refuse, all at once", () => {
    const wrong = (): unknown =>
      users({ users: [user("a", "SCRAM-SHA-512", 1000), user("b"), user("b")], passwordVersions: { c: "1" } });
    expect(wrong).toThrow('user "b" with SCRAM-SHA-512 is declared twice');
    expect(wrong).toThrow('user "a": 1000 iterations, at least 4096 are needed');
    expect(wrong).toThrow('passwordVersions names "c", who is not among the users');
  });
});

describe("the variable of a password", () => {
  it("has a name that any shell can set", () => {
    for (const name of ["orders-svc", "${x}", "ü", "A B", "CN=a,O=b"])
      expect(scramPasswordVariable(name)).toMatch(/^scram_password_[a-z0-9_]+$/);
    expect(scramPasswordVariable("billing_2")).toBe("scram_password_billing_2");
  });

  it("is another for another user", () => {
    const names = ["orders-svc", "orders_svc", "orders.svc", "Orders-svc", "ORDERS_SVC", "ü", "ö"];
    expect(new Set(names.map(scramPasswordVariable)).size).toBe(names.length);
  });
});
