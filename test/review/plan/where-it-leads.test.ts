import { join } from "node:path";
import { type Plan } from "../../../src/review/plan/plan";
import { readPlans } from "../../../src/review/plan/read-plan";
import { type Value, Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack } from "../../builders/plan";

/** What `terraform plan` of fixtures/main.tf says: Terraform 1.11.4. */
const planned = readPlans(join(__dirname, "fixtures", "plan.json")).then(([plan]) => plan!);

function led(
  plan: Plan,
  address: string,
  value?: Value,
): { readonly to: readonly string[]; readonly not: readonly string[] } {
  const resource = plan.at(address)!;
  const { resources, unresolved } = plan.resolve(resource, value ?? resource.after!["input"]!);
  return { to: resources.map((one) => one.address), not: unresolved };
}

describe("the references of a real plan", () => {
  it.each([
    ["a resource", "terraform_data.counted[0]", ["terraform_data.a"]],
    ["one instance", "terraform_data.one_of", ["terraform_data.counted[1]"]],
    ["all instances", "terraform_data.splat", ["terraform_data.counted[0]", "terraform_data.counted[1]"]],
    ["an instance by count.index", "terraform_data.indexed[0]", ["terraform_data.counted[0]"]],
    ["each.value", 'terraform_data.each_value["p"]', ["terraform_data.a", 'terraform_data.many["x"]']],
    ["an output of one instance of a module", "terraform_data.from_module", ['module.child["k1"].terraform_data.c']],
    [
      "an output that is an argument, two modules down",
      "terraform_data.passed",
      ["terraform_data.a", 'terraform_data.many["y"]'],
    ],
    ["a variable of a module", 'module.child["k1"].terraform_data.c', ["terraform_data.a", 'terraform_data.many["y"]']],
    [
      "a variable through two modules",
      'module.child["k2"].module.grand.terraform_data.g',
      ["terraform_data.a", 'terraform_data.many["y"]'],
    ],
  ])("lead through %s", async (_what, address, to) => {
    expect(led(await planned, address)).toEqual({ to, not: [] });
  });

  it("lead to everything that the outputs of a module lead to, where the whole module is meant", async () => {
    const { to } = led(await planned, "terraform_data.from_all");
    expect(to).toEqual(
      expect.arrayContaining(['module.child["k1"].terraform_data.c', 'module.child["k2"].terraform_data.c']),
    );
  });

  it("end at a local value, which a plan does not tell", async () => {
    expect(led(await planned, "terraform_data.by_local")).toEqual({ to: [], not: ["local.both"] });
  });

  it("are told where they lead nowhere and the value is not known nevertheless", async () => {
    expect((await planned).at("terraform_data.stamp")!.after!["input"]).toEqual(new Unknown(["var.cidr"]));
    expect(led(await planned, "terraform_data.stamp")).toEqual({ to: [], not: ["var.cidr"] });
  });

  it("keep what is known of an object beside what is not", async () => {
    expect((await planned).at("terraform_data.object")!.after!["input"]).toMatchObject({
      known: "10.0.0.0/8",
      secret: "hunter2",
    });
  });

  it("never become a value that Terraform itself did not put in", async () => {
    const plan = await planned;
    const stamp = plan.at("terraform_data.stamp")!;
    expect(plan.follow(stamp, stamp.after!["input"]!)).toBe(stamp.after!["input"]);
  });
});

describe("an instance that asks for one of several", () => {
  /** What `terraform plan` of fixtures/instances/main.tf says. */
  const instances = readPlans(join(__dirname, "fixtures", "instances", "plan.json")).then(([plan]) => plan!);
  const many = ['terraform_data.many["a"]', 'terraform_data.many["b"]'];
  const counted = ["terraform_data.counted[0]", "terraform_data.counted[1]"];

  it.each([
    ["by its own key", 'terraform_data.by_key["b"]', many.slice(1)],
    ["by its own key, beside a text that has the key", 'terraform_data.by_some_key["b"]', many.slice(1)],
    ["by its own number", "terraform_data.by_index[1]", counted.slice(1)],
    ["by the key of its module", 'module.child["b"].terraform_data.c', many.slice(1)],
  ])("means that one: %s", async (_what, address, to) => {
    expect(led(await instances, address)).toEqual({ to, not: [] });
  });

  it.each([
    ["none has its key", 'terraform_data.by_longer_key["long-a"]', many],
    ["another resource is named too", 'terraform_data.with_another["a"]', [...many, "terraform_data.counted[1]"]],
    ["the key is no part of the reference", 'terraform_data.key_then_all["a"]', many],
    ["there are more of the others: it may be the next one", "terraform_data.by_next[0]", counted],
    ["there are fewer of the others: they may be taken in turn", "terraform_data.around[0]", counted],
  ])("may mean any of them where %s", async (_what, address, to) => {
    expect(led(await instances, address)).toEqual({ to, not: [] });
  });
});

describe("the texts of a plan", () => {
  const plan = aPlan([
    { type: "aws_security_group", name: "old", before: { id: "sg-0aaaaaaaaaaaaaaa1" }, after: null },
    {
      type: "aws_security_group",
      name: "kept",
      before: { id: "sg-0aaaaaaaaaaaaaaa2" },
      after: { id: "sg-0aaaaaaaaaaaaaaa2" },
    },
    { type: "aws_lb", after: { arn: "arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/net/k/1" } },
    { type: "rule", after: {} },
  ]);
  it.each([
    ["sg-0aaaaaaaaaaaaaaa1", { to: ["aws_security_group.old"], not: [] }],
    ["sg-0aaaaaaaaaaaaaaa2", { to: ["aws_security_group.kept"], not: [] }],
    ["arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/net/k/1", { to: ["aws_lb.x"], not: [] }],
    ["sg-0aaaaaaaaaaaaaaa3", { to: [], not: ["sg-0aaaaaaaaaaaaaaa3"] }],
    [null, { to: [], not: [] }],
    [12, { to: [], not: [] }],
    [["sg-0aaaaaaaaaaaaaaa1", "sg-0aaaaaaaaaaaaaaa1"], { to: ["aws_security_group.old"], not: [] }],
  ])("lead to the resource whose id, before or after, is %j", (value, expected) => {
    expect(led(plan, "rule.x", value)).toEqual(expected);
  });
});

describe("references that lead out of a plan", () => {
  it("are told: unknown names, variables without a value, data that is read later", () => {
    const plan = aPlan([
      { type: "aws_vpc", name: "seen", mode: "data", action: "read", after: { id: new Unknown([]), tags: { a: "b" } } },
      { type: "rule" },
    ]);
    const lead = (reference: string): unknown => led(plan, "rule.x", new Unknown([reference]));
    expect(lead("aws_vpc.gone.id")).toEqual({ to: [], not: ["aws_vpc.gone.id"] });
    expect(lead("var.cidr")).toEqual({ to: [], not: ["var.cidr"] });
    expect(lead("module.none.id")).toEqual({ to: [], not: ["module.none.id"] });
    expect(lead("data.aws_vpc.seen.id")).toEqual({ to: ["data.aws_vpc.seen"], not: ["data.aws_vpc.seen.id"] });
    expect(lead("data.aws_vpc.seen.tags")).toEqual({ to: ["data.aws_vpc.seen"], not: [] });
    expect(lead("path.module")).toEqual({ to: [], not: ["path.module"] });
    expect(lead("no reference at all")).toEqual({ to: [], not: ["no reference at all"] });
  });

  it("are told where a condition may choose a foreign id that a variable has", () => {
    const plan = aPlan([{ type: "aws_security_group", name: "own" }, { type: "rule" }], {
      variables: { other: { value: "sg-0123456789abcdef0" }, stage: { value: "prod" } },
    });
    expect(led(plan, "rule.x", new Unknown(["aws_security_group.own.id", "var.other", "var.stage"]))).toEqual({
      to: ["aws_security_group.own"],
      not: ["sg-0123456789abcdef0"],
    });
  });

  it("end where they go in circles", () => {
    const plan = aPlan([{ type: "rule", module: "module.a" }], {
      configuration: {
        root_module: {
          module_calls: {
            a: {
              expressions: { x: { references: ["module.a.y"] } },
              module: { outputs: { y: { expression: { references: ["var.x"] } } } },
            },
          },
        },
      },
    });
    expect(led(plan, "module.a.rule.x", new Unknown(["var.x"]))).toEqual({ to: [], not: ["var.x"] });
  });
});

describe("blocks of a set", () => {
  it("are told apart by their constants, wherever they stand", () => {
    const ingress = (port: number, group: string): { readonly [key: string]: Value } => ({
      from_port: port,
      security_groups: new Unknown([`aws_security_group.${group}.id`]),
    });
    const plan = aPlan([{ type: "aws_security_group", after: { ingress: [ingress(1, "a"), ingress(2, "b")] } }], {
      configuration: {
        root_module: {
          resources: [
            {
              address: "aws_security_group.x",
              expressions: {
                ingress: [
                  { from_port: { constant_value: 2 }, security_groups: { references: ["aws_security_group.b.id"] } },
                  { from_port: { constant_value: 1 }, security_groups: { references: ["aws_security_group.a.id"] } },
                ],
              },
            },
          ],
        },
      },
    });
    expect(plan.at("aws_security_group.x")!.after!["ingress"]).toEqual([ingress(1, "a"), ingress(2, "b")]);
  });

  it("have the references of all where nothing tells them apart", () => {
    const plan = aPlan([{ type: "t", after: { b: [{ v: new Unknown([]) }] } }], {
      configuration: {
        root_module: {
          resources: [
            { address: "t.x", expressions: { b: [{ v: { references: ["a.a"] } }, { v: { references: ["b.b"] } }] } },
          ],
        },
      },
    });
    expect(plan.at("t.x")!.after!["b"]).toEqual([{ v: new Unknown(["a.a", "b.b"]) }]);
  });
});

describe("a synthesized stack", () => {
  it("leads through locals and for_each, and not into modules of others", () => {
    const stack = aStack({
      locals: { group: "${aws_security_group.g.id}" },
      module: { vpc: { source: "terraform-aws-modules/vpc/aws" } },
      resource: {
        aws_security_group: { g: {} },
        rule: {
          local: { v: "${local.group}" },
          each: { for_each: { a: "${aws_security_group.g.id}" }, v: "${each.value}" },
          called: { v: "${upper(element(aws_security_group.g.ids, 0))}" },
          module: { v: "${module.vpc.vpc_id}" },
        },
      },
    });
    const value = (address: string): Value => stack.at(address)!.after!["v"]!;
    for (const name of ["local", "each", "called"])
      expect(led(stack, `rule.${name}`, value(`rule.${name}`))).toEqual({ to: ["aws_security_group.g"], not: [] });
    expect(led(stack, "rule.module", value("rule.module"))).toEqual({ to: [], not: ["module.vpc.vpc_id"] });
    expect(stack.unread).toEqual([expect.stringContaining("The module vpc is called")]);
  });
});
