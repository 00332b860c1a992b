import fc from "fast-check";
import { DocumentError } from "../../../src/documents/problem";
import { type Plan } from "../../../src/review/plan/plan";
import { planOf } from "../../../src/review/plan/plan-of";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack, planJson } from "../../builders/plan";
import { growthOf, inProportion } from "../../growth";

/** Everything that can be asked of a plan. */
function askEverything(plan: Plan): void {
  void [plan.providers, plan.drifted, plan.unread, plan.ofType("kafka_topic", "aws_lb", "__proto__")];
  for (const resource of plan.resources) {
    plan.at(resource.address);
    void [resource.before, resource.replacedBecauseOf, resource.isSensitive("a[0].b"), resource.place];
    if (resource.after === null) continue;
    plan.resolve(resource, resource.after);
    plan.follow(resource, resource.after);
  }
}

function isRefusedOrAnswers(json: unknown): void {
  try {
    askEverything(planOf(json));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
  }
}

const words = fc.constantFrom(
  ...["address", "type", "name", "module.a", "aws_lb.b", "var.x", "each.value", "local.a", "__proto__", "constructor"],
  ...[
    "hasOwnProperty",
    "create",
    "data",
    "managed",
    "references",
    "constant_value",
    "${local.a}",
    "${var.x}${",
    "1.2",
    "",
  ],
);

const keys = fc.constantFrom(
  ...[
    "format_version",
    "resource_changes",
    "configuration",
    "root_module",
    "resources",
    "module_calls",
    "values",
    "child_modules",
  ],
  ...[
    "prior_state",
    "address",
    "type",
    "name",
    "mode",
    "change",
    "actions",
    "after",
    "before",
    "after_unknown",
    "expressions",
  ],
  ...[
    "replace_paths",
    "resource",
    "data",
    "locals",
    "variable",
    "default",
    "provider",
    "module",
    "terraform",
    "//",
    "dynamic",
  ],
  ...[
    "resource_drift",
    "deferred_changes",
    "a",
    "b",
    "version",
    "lineage",
    "instances",
    "attributes",
    "for_each",
    "outputs",
  ],
  ...["__proto__", "constructor", "hasOwnProperty", "toString", "sensitive_attributes", "references", "constant_value"],
);

const anything = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    words,
    fc.constantFrom(null, true, false, 0, 4, 1e300),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(keys, tie("any"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).any;

describe("a plan of anything", () => {
  it("is refused with a sentence, or answers whatever is asked", () => {
    fc.assert(
      fc.property(anything, (json) => isRefusedOrAnswers(json)),
      { numRuns: 2000 },
    );
  });

  it("is so too below the heads of plans, states and stacks", () => {
    const sections = fc.dictionary(keys, anything, { maxKeys: 6, noNullPrototype: true });
    const heads = fc.constantFrom<object>(
      { format_version: "1.2", configuration: {} },
      { format_version: "1.0", values: {} },
      { version: 4, resources: [] },
      { terraform: {} },
    );
    fc.assert(
      fc.property(heads, sections, (head, more) => isRefusedOrAnswers({ ...head, ...more })),
      { numRuns: 1500 },
    );
  });

  it("is so too where one value of a real shape is anything", () => {
    const real = JSON.stringify(
      planJson([
        {
          type: "aws_lb",
          module: 'module.a["x"]',
          after: { subnets: [new Unknown(["var.s"])], l: [{ a: new Unknown(["each.value"]) }] },
        },
        { type: "kafka_topic", before: { name: "a" }, after: { name: "b" }, replacedBecauseOf: [["name", 0]] },
      ]),
    );
    const places = [...real.matchAll(/(?<=[:[,])"(?:[^"\\]|\\.)*"(?=[,\]}])|true|false|null|\[\]|\{\}/g)];
    fc.assert(
      fc.property(fc.nat(places.length - 1), anything, (index, value) => {
        const { index: at, 0: was } = places[index]!;
        isRefusedOrAnswers(JSON.parse(real.slice(0, at) + JSON.stringify(value) + real.slice(at + was.length)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("names that objects have anyway", () => {
  it("are names like any other", () => {
    const json: unknown = JSON.parse(
      `{"format_version":"1.2","resource_changes":[{"address":"__proto__.constructor","mode":"managed","type":"__proto__",
        "name":"constructor","change":{"actions":["create"],"before":null,
        "after":{"__proto__":{"acceptance_required":false},"hasOwnProperty":1},"after_unknown":{"constructor":true}}}]}`,
    );
    const plan = planOf(json);
    const [resource] = plan.ofType("__proto__");
    expect(Object.keys(resource!.after!).sort()).toEqual(["__proto__", "constructor", "hasOwnProperty"]);
    expect(resource!.after!["acceptance_required"]).toBeUndefined();
    expect(resource!.after!["toString"]).toBeUndefined();
    expect(plan.ofType("constructor")).toEqual([]);
    expect({}).not.toHaveProperty("acceptance_required");
  });
});

describe("plans that grow when they are read", () => {
  it("are not: locals that double each other stay unknown", () => {
    const doubling = (write: (of: string) => unknown): Record<string, unknown> =>
      Object.fromEntries(
        Array.from({ length: 60 }, (_none, at) => [`l${String(at)}`, write(`\${local.l${String(at + 1)}}`)]),
      );
    for (const write of [(of: string) => `${of}${of}`, (of: string) => [of, of]]) {
      const stack = aStack({ locals: { ...doubling(write), l60: "x" }, resource: { a: { b: { v: "${local.l0}" } } } });
      const [resource] = stack.resources;
      // Whoever put them together would never be done.
      expect(stack.follow(resource!, resource!.after!["v"]!)).toEqual(new Unknown(["local.l0"], "${local.l0}"));
    }
  });

  it("end where locals lead through thousands of others, or in a circle", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 20_000 }, (_none, at) => [`l${String(at)}`, `\${local.l${String(at + 1)}}`]),
    );
    const stack = aStack({
      locals: { ...locals, c: "${local.c}" },
      resource: { a: { b: { v: "${local.l0}", c: "${local.c}" } } },
    });
    const [resource] = stack.resources;
    expect(stack.resolve(resource!, resource!.after!["v"]!).unresolved).toEqual(["local.l501"]);
    expect(stack.follow(resource!, resource!.after!["c"]!)).toEqual(new Unknown(["local.c"], "${local.c}"));
  });

  it("are read with work in proportion where thousands of blocks look alike", () => {
    const reading = (count: number): (() => void) => {
      const blocks = Array.from({ length: count }, (_none, at) => ({
        port: 9092,
        v: new Unknown([`a.b${String(at)}`]),
      }));
      const plan = aPlan([{ type: "t", after: { blocks } }]);
      return () => {
        expect(plan.resources[0]!.after!["blocks"]).toHaveLength(count);
      };
    };
    expect(growthOf(2_000, reading)).toBeLessThan(inProportion);
  });
});
