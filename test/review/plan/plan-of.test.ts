import { Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack } from "../../builders/plan";

describe("a plan", () => {
  it("tells unknown values with what they refer to", () => {
    const plan = aPlan([
      { type: "aws_security_group", name: "broker" },
      {
        type: "aws_vpc_security_group_ingress_rule",
        after: {
          security_group_id: new Unknown(["aws_security_group.broker.id", "aws_security_group.broker"]),
          from_port: 9092,
        },
      },
    ]);
    const rule = plan.at("aws_vpc_security_group_ingress_rule.x");
    expect(rule?.after).toEqual({ from_port: 9092, security_group_id: new Unknown(["aws_security_group.broker.id"]) });
    expect(plan.resolve(rule!, rule!.after!["security_group_id"]!)).toEqual({
      resources: [plan.at("aws_security_group.broker")],
      unresolved: [],
    });
  });

  it("tells of a synthesized stack what its texts refer to", () => {
    const stack = aStack({
      variable: { cidr: { default: "10.0.0.0/8" } },
      resource: {
        aws_vpc: {
          v: { "//": { metadata: { path: "orders/vpc" } }, cidr_block: "${var.cidr}", tags: { Name: "$${x}" } },
        },
        aws_subnet: { s: { vpc_id: "${aws_vpc.v.id}", name: "a-${var.cidr}-${var.none}" } },
      },
    });
    const [vpc] = stack.ofType("aws_vpc");
    expect(stack.stack).toBe("orders");
    expect(vpc!.constructPath).toBe("orders/vpc");
    expect(stack.follow(vpc!, vpc!.after!["cidr_block"]!)).toBe("10.0.0.0/8");
    expect(vpc!.after!["tags"]).toEqual({ Name: "${x}" });
    const [subnet] = stack.ofType("aws_subnet");
    expect(stack.resolve(subnet!, subnet!.after!["vpc_id"]!).resources).toEqual([vpc]);
    expect(stack.resolve(subnet!, subnet!.after!["name"]!).unresolved).toEqual(["var.none"]);
  });
});
