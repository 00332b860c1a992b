import { LocalBackend } from "cdktf";
import { networkExpectationsSchema } from "../../../src/expectations/network/document";
import { networkSchema } from "../../../src/network/document";
import { synthesizedFoundation } from "../../builders/migration-target";
import { type Synthesized } from "../../builders/synthesized";

const file = (name: string, stack: Synthesized) => JSON.parse(stack.files.get(name) ?? "{}");

describe("the stack of a foundation", () => {
  const stack = synthesizedFoundation({ account: "111122223333", tags: { "cost-centre": "4711" } });

  it("may be applied in its own account and region alone, and marks everything", () => {
    expect(stack.provider["aws"]).toEqual([
      {
        region: "us-east-1",
        allowed_account_ids: ["111122223333"],
        default_tags: [{ tags: { "kafka-byoc/target": "orders", "cost-centre": "4711" } }],
      },
    ]);
  });

  it("keeps its state beside cdktf.out, or where it is told to", () => {
    expect(stack.terraform["backend"]).toEqual({ local: { path: "../../../terraform.foundation.tfstate" } });
    const elsewhere = synthesizedFoundation({ backend: (at) => new LocalBackend(at, { path: "elsewhere" }) });
    expect(elsewhere.terraform["backend"]).toEqual({ local: { path: "elsewhere" } });
  });

  it("has its network beside it, and what must be true of it, each thing once", () => {
    const network = networkSchema.parse(file("network.json", stack));
    const expectations = networkExpectationsSchema.parse(file("expectations.json", stack));
    expect(network).toMatchObject({ target: "orders", region: "us-east-1" });
    expect(expectations.target).toBe("orders");
    for (const list of [network.brokers, network.edges, expectations.ports, expectations.names]) {
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list.map((one) => JSON.stringify(one))).size).toBe(list.length);
    }
  });

  it("names an output for everything that its expectations leave to the apply", () => {
    const { endpoints } = networkExpectationsSchema.parse(file("expectations.json", stack));
    const outputs = endpoints.flatMap(({ id, state }) =>
      [id, state].flatMap((known) => ("output" in known ? [known.output] : [])),
    );
    expect(outputs.length).toBeGreaterThan(20);
    for (const name of outputs) expect(Object.keys(stack.output)).toContain(name);
  });

  it("tells the security group of every role: whoever plays it must wear that", () => {
    const { value } = stack.output["security_groups"] ?? {};
    const groups: Readonly<Record<string, string>> = JSON.parse(JSON.stringify(value));
    expect(Object.values(groups)).toHaveLength(Object.keys(stack.resource["aws_security_group"] ?? {}).length);
    expect(groups["broker"]).toMatch(/^\$\{aws_security_group\.orders_paths_group_broker_\w+\.id\}$/);
  });

  it("holds no private key and no secret", () => {
    expect(stack.text).not.toMatch(/PRIVATE KEY|password|secret_string/i);
  });

  it("synthesizes the same bytes every time", () => {
    expect(synthesizedFoundation({ account: "111122223333", tags: { "cost-centre": "4711" } }).files).toEqual(
      stack.files,
    );
  });
});
