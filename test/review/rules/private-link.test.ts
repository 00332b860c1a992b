import { type Knowledge } from "../../../src/review/knowledge";
import { type Plan } from "../../../src/review/plan/plan";
import { Unknown } from "../../../src/review/plan/value";
import { privateLinkRules } from "../../../src/review/rules/private-link/catalogue";
import { aConsumer, aNetwork } from "../../../src/review/rules/private-link/network-case";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";

function seen(name: string, plan: Plan, known: Partial<Knowledge> = {}): readonly string[] {
  const rule = privateLinkRules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return [...rule.find(plan, aKnowledge(known))].map((one) => `${one.verdict}: ${one.seen}`);
}

const balancer = (after: PlannedResourceFacts["after"]): PlannedResourceFacts => ({
  type: "aws_lb",
  name: "kafka",
  after: { load_balancer_type: "network", ...after },
});

describe("what the rules of PrivateLink say", () => {
  it("tells which account's role was declared where the whole account may come", () => {
    const plan = aPlan([
      {
        type: "aws_vpc_endpoint_service",
        after: { acceptance_required: true, allowed_principals: ["444455556666"] },
      },
    ]);
    const role = "arn:aws:iam::444455556666:role/billing";
    const network = aNetwork({ consumers: [aConsumer({ principalArn: role })] });
    expect(seen("endpoint-service-principal-not-declared", plan, { network })).toEqual([
      `found: 444455556666 is a whole account, and only ${role} is declared.`,
    ]);
  });

  it("knows the waves whose end is a consumer's end", () => {
    const plan = aPlan([
      {
        type: "aws_vpc_endpoint_service",
        after: { acceptance_required: true, allowed_principals: ["arn:aws:iam::444455556666:root"] },
      },
    ]);
    const { policy } = aKnowledge();
    const network = aNetwork({ consumers: [aConsumer({ waves: ["w01", "w02"] })] });
    const closed = (...closedWaves: readonly string[]): readonly string[] =>
      seen("endpoint-service-principal-outlives-its-waves", plan, { network, policy: { ...policy, closedWaves } });
    expect(closed("w01")).toEqual([]);
    expect(closed("w01", "w02")).toEqual([
      "found: arn:aws:iam::444455556666:root may still connect: all waves of billing are closed (w01, w02).",
    ]);
  });

  it("says of a group that is made elsewhere that it cannot tell", () => {
    const plan = aPlan([balancer({ security_groups: new Unknown(["var.groups"]) })]);
    expect(seen("load-balancer-without-security-group", plan)).toEqual([
      "cannot-tell: Whether the load balancer has a security group is not known: var.groups is told by nothing in the plan.",
    ]);
  });

  it("does not ask for the id of a group that is known to be there", () => {
    const plan = aPlan([
      { type: "aws_security_group", name: "nlb", after: { id: new Unknown([]) } },
      balancer({ security_groups: [new Unknown(["aws_security_group.nlb.id"])] }),
    ]);
    expect(seen("load-balancer-without-security-group", plan)).toEqual([]);
  });

  it("reads a synthesized stack, with text for numbers and a block without its list", () => {
    const plan = aStack({
      resource: {
        aws_lb: { kafka: { load_balancer_type: "network", internal: "false", enable_deletion_protection: "true" } },
        aws_lb_target_group: { b0: { port: "9094", protocol: "TCP", proxy_protocol_v2: "true" } },
        aws_lb_listener: {
          b0: {
            load_balancer_arn: "${aws_lb.kafka.arn}",
            port: "19092",
            protocol: "TCP",
            default_action: { type: "forward", target_group_arn: "${aws_lb_target_group.b0.arn}" },
          },
        },
      },
    });
    expect(seen("kafka-load-balancer-public", plan)).toEqual([
      "found: The load balancer faces the internet: internal is false.",
    ]);
    expect(seen("load-balancer-without-deletion-protection", plan)).toEqual([]);
    expect(seen("target-group-sends-proxy-protocol", plan)).toHaveLength(1);
    expect(seen("listener-idle-timeout-too-short", plan)).toEqual([
      "found: Idle connections are forgotten after 350 s, the default; clients hold them for 540 s.",
    ]);
  });

  it("says nothing of what will be gone, and nothing of what is only read", () => {
    const plan = aPlan([
      { type: "aws_lb", name: "kafka", before: { load_balancer_type: "network", internal: false }, after: null },
      { type: "aws_lb", name: "kafka", mode: "data", after: { load_balancer_type: "network", internal: false } },
    ]);
    for (const { name } of privateLinkRules) expect(seen(name, plan, { network: aNetwork() })).toEqual([]);
  });

  it.each([
    { load_balancer_type: 7, subnets: "x", security_groups: { a: 1 }, internal: [] },
    { load_balancer_type: ["network"], subnets: [[["x"]]], security_groups: [null], enable_deletion_protection: {} },
  ])("survives values of any type: %j", (after) => {
    const plan = aPlan([
      { type: "aws_lb", name: "kafka", after },
      { type: "aws_lb_listener", after: { load_balancer_arn: 1, port: {}, default_action: "x" } },
      { type: "aws_vpc_endpoint_service", after: { allowed_principals: { a: 1 }, network_load_balancer_arns: 5 } },
      { type: "aws_vpc_endpoint", after: { service_name: [], policy: 5, subnet_ids: {} } },
      { type: "kubernetes_service", after: { spec: "x", metadata: 5 } },
      {
        type: "kubernetes_manifest",
        after: { manifest: { apiVersion: "kafka.strimzi.io/v1", kind: "Kafka", spec: 5 } },
      },
    ]);
    for (const { name } of privateLinkRules) expect(() => seen(name, plan, { network: aNetwork() })).not.toThrow();
  });
});
