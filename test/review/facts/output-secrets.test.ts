import { type SecretInOutput, secretsInOutputs } from "../../../src/review/facts/output-secrets";
import { type Plan } from "../../../src/review/plan/plan";
import { planOf } from "../../../src/review/plan/plan-of";
import { aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";
import { growthOf, inProportion } from "../../growth";

const secret = "not-a-secret-of-anybody";
const key = "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5LCBidXQgaXQgbG9va3MgbGlrZSBvbmU=\n-----END PRIVATE KEY-----";

/** A plan with one output; `of` is what its expression refers to. `undefined` is not known. */
function told(
  name: string,
  value: unknown,
  of: readonly string[] = [],
  resources: readonly PlannedResourceFacts[] = [],
  more: object = {},
): readonly Omit<SecretInOutput, "output">[] {
  const plan = aPlan(resources, {
    output_changes: {
      [name]: { actions: ["create"], after: value, after_unknown: value === undefined, after_sensitive: false },
    },
    configuration: { root_module: { outputs: { [name]: { expression: { references: of } } } } },
    ...more,
  });
  return secretsInOutputs(plan).map(({ is, from }) => ({ is, from }));
}

const text = [{ is: "text", from: null }];

describe("a text of an output is a secret", () => {
  test.each([
    ["by the output's name", "mm2_password", secret],
    ["by the key in it", "mm2", { password: secret }],
    ["by the name of all of them", "scram_passwords", { billing: secret }],
    ["in a list", "tokens", [secret]],
    ["by its shape", "client", `sasl.jaas.config=x.PlainLoginModule required username="a" password="${secret}";`],
    ["within JSON", "client", JSON.stringify({ username: "mm2", password: secret })],
  ])("%s", (_how, name, value) => {
    expect(told(name, value)).toEqual(text);
  });

  test("that is a private key, also in base64", () => {
    expect(told("server", { files: [key] })).toEqual([{ is: "private-key", from: null }]);
    expect(told("server", Buffer.from(key).toString("base64"))).toEqual([{ is: "private-key", from: null }]);
  });

  test("where it is that of a resource, whatever both are called", () => {
    const user = { type: "kafka_user_scram_credential", after: { username: "mm2-replication", password: secret } };
    expect(told("mm2", { login: secret }, [], [user])).toEqual(text);
    expect(told("mm2", { login: "mm2-replication" }, [], [user])).toEqual([]);
    const entry = JSON.stringify({ username: "mm2-replication", password: secret });
    const version = { type: "aws_secretsmanager_secret_version", after: { secret_string: entry } };
    expect(told("mm2", secret, [], [version])).toEqual(text);
    expect(told("mm2", "mm2-replication", [], [version])).toEqual([]);
  });
});

describe("an output is no secret", () => {
  test.each([
    ["that is the ARN of one", "mm2_password", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:mm2-a1b2c3"],
    ["that is an id", "secret_endpoint_vpce", "vpce-0123456789abcdef0"],
    ["that speaks of Secrets Manager", "endpoint_state_secretsmanager_3055", "available"],
    ["that names one", "password_secret_name", "AmazonMSK_mm2"],
    ["that is the id of an access key's user", "mm2_secret_id", "mm2-live"],
    ["that is no text", "password_length", 32],
    ["that is a reference", "mm2_password", "${secrets:kafka/mm2:password}"],
    ["that is masked", "mm2_password", "********"],
    ["with the user beside the ARN", "mm2_secret", { username: "mm2", secret_arn: "arn:aws:x" }],
    ["that is empty", "mm2_password", null],
  ])("%s", (_what, name, value) => {
    expect(told(name, value)).toEqual([]);
  });

  test("that is made of nothing but a secret's name", () => {
    expect(told("mm2_secret", "AmazonMSK_mm2", ["aws_secretsmanager_secret.mm2.name"])).toEqual([]);
    expect(told("mm2_secret", "AmazonMSK_mm2", ["aws_secretsmanager_secret.mm2.kind"])).toEqual(text);
  });
});

describe("what is not known is a secret by what it is made of", () => {
  test.each([
    "random_password.mm2.result",
    "random_password.mm2[0].result",
    'random_password.mm2["a"].bcrypt_hash',
    "kafka_user_scram_credential.mm2.password",
    "aws_iam_access_key.mm2.secret",
    "tls_private_key.mm2.private_key_pem",
    "data.aws_eks_cluster_auth.eks.token",
    'kubernetes_secret_v1.mm2.data["password"]',
    "var.kafka_password",
  ])("%s", (reference) => {
    expect(told("mm2", undefined, [reference])).toEqual([{ is: "made-of", from: reference }]);
  });

  test.each([
    "random_password.mm2.length",
    "aws_iam_access_key.mm2.id",
    "aws_secretsmanager_secret.mm2.arn",
    "aws_secretsmanager_secret_version.mm2.secret_id",
    "aws_msk_scram_secret_association.mm2.secret_arn_list",
    "tls_private_key.mm2.public_key_openssh",
    "aws_msk_cluster.orders.bootstrap_brokers_sasl_scram",
    'kubernetes_secret_v1.mm2.data["ca.crt"]',
    "aws_iam_access_key.mm2",
    "var.stage",
  ])("and %s is none", (reference) => {
    expect(told("mm2", undefined, [reference])).toEqual([]);
  });

  test("through a module", () => {
    const more = {
      configuration: {
        root_module: {
          outputs: { mm2: { expression: { references: ["module.users.it"] } } },
          module_calls: {
            users: { module: { outputs: { it: { expression: { references: ["random_password.mm2.result"] } } } } },
          },
        },
      },
    };
    expect(told("mm2", undefined, [], [], more)).toEqual([
      { is: "made-of", from: "module.users.random_password.mm2.result" },
    ]);
  });

  test("and may be one where only a part of an entry is", () => {
    for (const reference of [
      "aws_secretsmanager_secret_version.mm2.secret_string",
      "data.aws_ssm_parameter.mm2.value",
      "random_password.mm2",
    ])
      expect(told("mm2", undefined, [reference])).toEqual([{ is: "not-told", from: reference }]);
  });

  test("and may be one by its name where nothing tells what it is made of", () => {
    expect(told("mm2_password", undefined, ["local.made"])).toEqual([{ is: "not-told", from: "local.made" }]);
    expect(told("mm2_secret", undefined, ["local.secret_arn"])).toEqual([]);
    expect(told("mm2", undefined, ["local.made"])).toEqual([]);
  });
});

test("a known output that is made of a secret holds it, or does not", () => {
  const user = { type: "kafka_user_scram_credential", name: "mm2", after: { password: secret } };
  const of = ["kafka_user_scram_credential.mm2.password"];
  const made = [{ is: "made-of", from: of[0] }];
  expect(told("mm2", `mm2/${secret}`, of, [user])).toEqual(made);
  expect(told("mm2", "c2hhMjU2", of, [user])).toEqual([]);
  const variables = { variables: { kafka_password: { value: secret } } };
  expect(told("mm2", secret, ["var.kafka_password"], [], variables)).toEqual([
    { is: "made-of", from: "var.kafka_password" },
  ]);
  expect(told("mm2", "live", ["var.kafka_password"], [], variables)).toEqual([]);
});

test("a parameter that is no SecureString is none, known or not", () => {
  const parameter = (type: string): PlannedResourceFacts => ({
    type: "aws_ssm_parameter",
    name: "mm2",
    after: { type, value: "b-0.example.com:9094" },
  });
  const of = ["aws_ssm_parameter.mm2.value"];
  expect(told("mm2", "b-0.example.com:9094", of, [parameter("String")])).toEqual([]);
  expect(told("mm2", undefined, of, [parameter("String")])).toEqual([]);
  expect(told("mm2", "b-0.example.com:9094", of, [parameter("SecureString")])).toEqual([
    { is: "made-of", from: "aws_ssm_parameter.mm2.value" },
  ]);
});

test("a sensitive output is left alone, and an open one in a state is not", () => {
  const state = (sensitive: boolean): readonly SecretInOutput[] =>
    secretsInOutputs(
      planOf({ version: 4, lineage: "x", outputs: { mm2_password: { value: secret, type: "string", sensitive } } }),
    );
  expect(state(true)).toEqual([]);
  expect(state(false)).toEqual([{ output: "mm2_password", is: "text", from: null }]);
});

test("a synthesized stack tells its texts, its holes and what is between them", () => {
  const stack = aStack({
    variable: { kafka_password: { default: secret } },
    output: {
      direct: { value: "${aws_secretsmanager_secret_version.mm2.secret_string}" },
      part: { value: '${jsondecode(aws_secretsmanager_secret_version.mm2.secret_string)["user"]}' },
      made: { value: { user: "mm2", login: "${random_password.mm2.result}" } },
      of_module: { value: "${module.users.password}" },
      between: { value: `\${aws_lb.b.dns_name} password=${secret}` },
      by_variable: { value: "mm2:${var.kafka_password}" },
      endpoint_id_secretsmanager: { value: "${aws_vpc_endpoint.x.id}" },
      scram_secret: { value: "${module.users.secret_arn}" },
    },
  });
  expect(secretsInOutputs(stack).map(({ output, is }) => [output, is])).toEqual([
    ["direct", "made-of"],
    ["part", "not-told"],
    ["made", "made-of"],
    ["of_module", "made-of"],
    ["between", "text"],
    ["by_variable", "made-of"],
  ]);
});

test("a hole that stands for a placeholder is none", () => {
  const variables = { variables: { kafka_password: { value: "CHANGE_ME" } } };
  const of = ["var.kafka_password", "aws_lb.b.arn"];
  expect(told("mm2", undefined, of, [], variables)).toEqual([]);
  expect(told("mm2", undefined, of)).toEqual([{ is: "made-of", from: "var.kafka_password" }]);
});

test("an output of as many users as there are is work in proportion", () => {
  const plan = (count: number): Plan => {
    const users = Array.from({ length: count }, (_, index) => ({
      type: "kafka_user_scram_credential",
      name: "u",
      index: `u${String(index)}`,
      after: { password: `${secret}-${String(index)}` },
    }));
    const references = users.map(({ index }) => `kafka_user_scram_credential.u["${index}"].password`);
    return aPlan(users, {
      output_changes: { users: { actions: ["create"], after: users.map(({ index }) => `user ${index}`) } },
      configuration: { root_module: { outputs: { users: { expression: { references } } } } },
    });
  };
  const growth = growthOf(2000, (count) => {
    const some = plan(count);
    return () => expect(secretsInOutputs(some)).toEqual([]);
  });
  expect(growth).toBeLessThan(inProportion);
});
