import { brokerTargets } from "../../../src/review/facts/group-roles";
import { loadBalancersOf, targetsIn } from "../../../src/review/facts/load-balancers";
import { type Plan } from "../../../src/review/plan/plan";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

/** Listeners, target groups and machines by `for_each`, of which the plan does not say which belong together. */
function ambiguous(count: number): Plan {
  const any = (type: string): Unknown => new Unknown([`${type}.x`, "each.value"]);
  const each = (type: string, after: PlannedResourceFacts["after"]): readonly PlannedResourceFacts[] =>
    Array.from({ length: count }, (_, at) => ({
      type,
      index: `k${String(at)}`,
      forEach: ["var.brokers"],
      after: after!,
    }));
  return aPlan([
    { type: "aws_lb", after: { load_balancer_type: "network", internal: true } },
    ...each("aws_lb_target_group", { port: 9092, protocol: "TCP" }),
    ...each("aws_instance", {}),
    ...each("aws_lb_listener", {
      port: 9092,
      load_balancer_arn: new Unknown(["aws_lb.x.arn"]),
      default_action: [{ type: "forward", target_group_arn: any("aws_lb_target_group") }],
    }),
    ...each("aws_lb_target_group_attachment", {
      port: 9094,
      target_group_arn: any("aws_lb_target_group"),
      target_id: any("aws_instance"),
    }),
  ]);
}

describe("a load balancer whose listeners may forward to any of many target groups", () => {
  const plan = ambiguous(20);
  const [balancer] = loadBalancersOf(plan);
  const [listener] = balancer!.listeners;

  it("has every group and every target behind each listener", () => {
    expect(balancer!.listeners).toHaveLength(20);
    expect(listener!.targetGroups).toHaveLength(20);
    expect(targetsIn(listener!.targetGroups).size).toBe(20);
    expect(brokerTargets(plan)).toHaveLength(20);
  });

  it("tells each port once, and not for each group and target", () => {
    expect(listener!.targetPorts).toEqual([9092, 9094]);
  });
});
