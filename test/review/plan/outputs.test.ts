import { DocumentError } from "../../../src/documents/problem";
import { planOf } from "../../../src/review/plan/plan-of";
import { isUnknown, Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack } from "../../builders/plan";

const change = (after: unknown, more = {}): object => ({
  actions: ["create"],
  before: null,
  after,
  after_unknown: false,
  before_sensitive: false,
  after_sensitive: false,
  ...more,
});

test("outputs of a plan are what they will be, and those that go are left out", () => {
  const { outputs } = aPlan([], {
    output_changes: {
      bootstrap: change("b-0.example.com:9094"),
      old: { ...change(null), actions: ["delete"] },
      users: change({ mm2: { name: "mm2" } }, { actions: ["no-op"] }),
    },
  });
  expect(outputs).toEqual([
    { name: "bootstrap", value: "b-0.example.com:9094", sensitive: false, madeOf: [], place: null },
    { name: "users", value: { mm2: { name: "mm2" } }, sensitive: false, madeOf: [], place: null },
  ]);
});

test("what is not known of an output is told with what it refers to", () => {
  const { outputs } = aPlan([], {
    output_changes: { key: change({ id: "AKIA" }, { after_unknown: { secret: true } }) },
    configuration: {
      root_module: {
        outputs: { key: { expression: { references: ["aws_iam_access_key.mm2.secret", "aws_iam_access_key.mm2"] } } },
      },
    },
  });
  expect(outputs).toEqual([
    {
      name: "key",
      value: { id: "AKIA", secret: new Unknown(["aws_iam_access_key.mm2.secret"]) },
      sensitive: false,
      madeOf: [{ module: "", reference: "aws_iam_access_key.mm2.secret", value: null }],
      place: null,
    },
  ]);
});

test.each([
  ["the change", { after_sensitive: true }, {}],
  ["the configuration", {}, { sensitive: true }],
])("an output is sensitive where %s says so", (_by, ofChange, ofBlock) => {
  const { outputs } = aPlan([], {
    output_changes: { password: change("a", ofChange) },
    configuration: { root_module: { outputs: { password: ofBlock } } },
  });
  expect(outputs.map(({ sensitive }) => sensitive)).toEqual([true]);
});

test("an output is followed through modules, their arguments and back", () => {
  const { outputs } = aPlan([], {
    output_changes: { password: change(undefined, { after_unknown: true }) },
    variables: { stage: { value: "live" } },
    configuration: {
      root_module: {
        outputs: { password: { expression: { references: ["module.users.password", "module.users", "var.stage"] } } },
        module_calls: {
          made: {
            module: {
              outputs: {
                result: { expression: { references: ["random_password.mm2.result", "random_password.mm2"] } },
              },
            },
          },
          users: {
            expressions: {
              given: { references: ["module.made.result", "module.made"] },
              fixed: { constant_value: "abc" },
            },
            module: { outputs: { password: { expression: { references: ["var.given", "var.fixed", "var.open"] } } } },
          },
        },
      },
    },
  });
  expect(outputs[0]?.madeOf).toEqual([
    { module: "", reference: "var.stage", value: "live" },
    { module: "module.users", reference: "var.fixed", value: "abc" },
    { module: "module.users", reference: "var.open", value: null },
    { module: "module.made", reference: "random_password.mm2.result", value: null },
  ]);
});

test("outputs that are made of each other in a circle end", () => {
  const expression = { references: ["module.a.x", "module.a"] };
  const { outputs } = aPlan([], {
    output_changes: { x: change(undefined, { after_unknown: true }) },
    configuration: {
      root_module: {
        outputs: { x: { expression } },
        module_calls: {
          a: { expressions: { y: expression }, module: { outputs: { x: { expression: { references: ["var.y"] } } } } },
        },
      },
    },
  });
  expect(outputs[0]?.madeOf).toEqual([]);
});

test("outputs of a state are read as terraform show -json writes them", () => {
  const { outputs } = planOf({
    format_version: "1.0",
    values: { outputs: { a: { value: "x", type: "string", sensitive: true } }, root_module: {} },
  });
  expect(outputs).toEqual([{ name: "a", value: "x", sensitive: true, madeOf: [], place: null }]);
});

test("outputs of a state file are read, and those without a word on it are not sensitive", () => {
  const { outputs } = planOf({
    version: 4,
    lineage: "x",
    outputs: { a: { value: ["x"], type: ["list", "string"] }, b: { value: "y", type: "string", sensitive: true } },
    resources: [],
  });
  expect(outputs).toEqual([
    { name: "a", value: ["x"], sensitive: false, madeOf: [], place: null },
    { name: "b", value: "y", sensitive: true, madeOf: [], place: null },
  ]);
});

test("outputs of a synthesized stack are put together as far as they can be", () => {
  const { outputs } = aStack({
    variable: { stage: { default: "live" } },
    locals: { made: "${random_password.mm2.result}" },
    output: {
      name: { value: "mm2-${var.stage}" },
      password: [{ value: "${local.made}", sensitive: true }],
    },
  });
  expect(outputs[0]).toMatchObject({ name: "name", value: "mm2-live", sensitive: false });
  expect(outputs[1]).toMatchObject({
    sensitive: true,
    madeOf: [{ module: "", reference: "random_password.mm2.result", value: null }],
    place: null,
  });
  expect(isUnknown(outputs[1]?.value)).toBe(true);
});

test.each([
  ["output_changes", { format_version: "1.2", output_changes: "all" }],
  ["values.outputs", { format_version: "1.0", values: { outputs: [1], root_module: {} } }],
  ["outputs", { version: 4, lineage: "x", outputs: 7, resources: [] }],
  ["output", { terraform: {}, output: "all" }],
])("%s that is no object is refused by its name", (path, document) => {
  const read = (): unknown => planOf(document).outputs;
  expect(read).toThrow(DocumentError);
  expect(read).toThrow(path);
});

test("outputs of strangers may be anything", () => {
  expect(
    aPlan([], {
      output_changes: JSON.parse(
        '{"__proto__": {"actions": 3, "after": {"__proto__": "x"}}, "b": 5, "c": null, "d": []}',
      ),
      configuration: { root_module: { outputs: [] } },
    }).outputs,
  ).toMatchObject([{ name: "__proto__", sensitive: false }]);
});
