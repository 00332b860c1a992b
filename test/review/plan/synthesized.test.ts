import { isUnknown, Unknown } from "../../../src/review/plan/value";
import { aStack } from "../../builders/plan";

describe("a synthesized stack", () => {
  it("tells each resource with its construct, its lifecycle and nothing of Terraform's own in its attributes", () => {
    const stack = aStack({
      resource: {
        kafka_topic: {
          orders: {
            "//": { metadata: { path: "w01/topics/orders" } },
            depends_on: ["aws_lb.b"],
            provider: "kafka.target",
            lifecycle: { prevent_destroy: true },
            name: "orders",
          },
        },
      },
      data: { aws_partition: { p: {} } },
    });
    expect(stack.at("kafka_topic.orders")).toMatchObject({
      action: "exists",
      mode: "managed",
      before: null,
      constructPath: "w01/topics/orders",
      lifecycle: { preventDestroy: true, createBeforeDestroy: false },
      after: { name: "orders" },
    });
    expect(Object.keys(stack.at("kafka_topic.orders")!.after!)).toEqual(["name"]);
    expect(stack.at("data.aws_partition.p")).toMatchObject({
      mode: "data",
      type: "aws_partition",
      lifecycle: { preventDestroy: false },
    });
  });

  it("puts a value together from variables, locals and other resources, and keeps its type", () => {
    const stack = aStack({
      variable: { cidrs: { default: ["10.0.0.0/8", "${no.template}"] }, stage: { default: "prod" }, open: {} },
      locals: { name: "kafka-${var.stage}" },
      resource: {
        aws_vpc: { v: { cidr_block: "10.0.0.0/8", tags: [{ Name: "${local.name}" }] } },
        rule: {
          r: {
            list: "${var.cidrs}",
            one: "${var.cidrs[0]}",
            text: "x/${local.name}/${aws_vpc.v.cidr_block}",
            through: "${aws_vpc.v.tags[0].Name}",
            computed: "${aws_vpc.v.arn}",
            given: "${var.open}",
            made: "${upper(var.stage)}",
            condition: "%{ if true }x%{ endif }",
          },
        },
        many: { m: { count: 2, name: "m" } },
        of_many: { o: { name: "${many.m.name}" } },
      },
    });
    const rule = stack.at("rule.r")!;
    const followed = stack.follow(rule, rule.after);
    expect(followed).toMatchObject({
      list: ["10.0.0.0/8", "${no.template}"],
      one: "10.0.0.0/8",
      text: "x/kafka-prod/10.0.0.0/8",
      through: "kafka-prod",
    });
    for (const key of ["computed", "given", "made", "condition"])
      expect([key, isUnknown((followed as NonNullable<typeof rule.after>)[key])]).toEqual([key, true]);
    const ofMany = stack.at("of_many.o")!;
    expect(stack.follow(ofMany, ofMany.after!["name"]!)).toBeInstanceOf(Unknown);
  });

  it("does not know how many blocks a dynamic one makes, and keeps what they refer to", () => {
    const stack = aStack({
      resource: {
        aws_security_group: {
          g: {
            dynamic: {
              ingress: { for_each: "${var.ports}", content: { security_groups: ["${aws_security_group.h.id}"] } },
            },
            egress: { cidr_blocks: ["${aws_vpc.v.cidr_block}"] },
          },
          mixed: { ingress: [{ from_port: 1 }], dynamic: [{ ingress: [{ for_each: "${var.ports}", content: {} }] }] },
        },
      },
    });
    expect(stack.at("aws_security_group.g")!.after).toMatchObject({
      ingress: new Unknown(["var.ports", "aws_security_group.h.id"]),
      egress: { cidr_blocks: [new Unknown(["aws_vpc.v.cidr_block"], "${aws_vpc.v.cidr_block}")] },
    });
    expect(stack.at("aws_security_group.mixed")!.after!["ingress"]).toEqual(new Unknown(["var.ports"]));
  });

  it("passes over what is made never, and reads sections that are lists", () => {
    const stack = aStack({
      resource: [{ kafka_topic: [{ a: [{ name: "a" }] }, { b: { name: "b" } }] }, { none: { n: { count: 0 } } }],
    });
    expect(stack.resources.map(({ address }) => address)).toEqual(["kafka_topic.a", "kafka_topic.b"]);
    expect(stack.at("kafka_topic.a")!.after).toEqual({ name: "a" });
  });

  it("tells the settings of each provider by its alias", () => {
    const { providers } = aStack({
      provider: {
        kafka: [{ tls_enabled: true }, { alias: "source", skip_tls_verify: "${var.skip}" }],
        aws: { region: "eu-central-1" },
      },
    });
    expect([...providers]).toEqual([
      ["kafka", { tls_enabled: true }],
      ["kafka.source", { alias: "source", skip_tls_verify: new Unknown(["var.skip"], "${var.skip}") }],
      ["aws", { region: "eu-central-1" }],
    ]);
  });
});
