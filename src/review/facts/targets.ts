import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, field, isUnknown, numberOf, type Unknown } from "../plan/value";
import { type LedTo, ledTo } from "./led-to";
import { manifestsOf, under } from "./manifests";

/** What connections of a listener are passed to: one target, as an attachment or its group's owner registers it. */
export interface Target {
  /** What registers it: an attachment, an autoscaling group, an ECS service, a TargetGroupBinding. */
  readonly registeredBy: PlannedResource;
  /** What is registered: instances, functions, load balancers; foreign ids and addresses. */
  readonly what: LedTo;
  /** Null where it is the target group's own. */
  readonly port: number | null | Unknown;
}

/**
 * What is registered in each target group, by the group's address: attachments, autoscaling groups and their attachments, ECS
 * services, and the TargetGroupBindings that the AWS Load Balancer Controller reads.
 */
export const targetsByGroup = oncePerPlan((plan): ReadonlyMap<string, readonly Target[]> => {
  const byGroup = new Map<string, Target[]>();
  const register = (groups: LedTo, target: Target): void => {
    for (const { address } of groups.resources) {
      const known = byGroup.get(address);
      if (known === undefined) byGroup.set(address, [target]);
      else known.push(target);
    }
  };
  for (const one of plan.ofType("aws_lb_target_group_attachment", "aws_alb_target_group_attachment")) {
    const { after } = one;
    if (after === null) continue;
    register(ledTo(plan, one, field(after, "target_group_arn")), {
      registeredBy: one,
      what: ledTo(plan, one, field(after, "target_id")),
      port: numberOf(plan.follow(one, field(after, "port"))),
    });
  }
  for (const one of plan.ofType("aws_autoscaling_attachment")) {
    const { after } = one;
    if (after === null) continue;
    const target = { registeredBy: one, what: ledTo(plan, one, field(after, "autoscaling_group_name")), port: null };
    for (const key of ["lb_target_group_arn", "alb_target_group_arn"])
      register(ledTo(plan, one, field(after, key)), target);
  }
  for (const one of plan.ofType("aws_autoscaling_group"))
    if (one.after !== null) register(ledTo(plan, one, field(one.after, "target_group_arns")), ownTarget(one));
  for (const one of plan.ofType("aws_ecs_service"))
    for (const { group, port } of containers(plan, one)) register(group, { ...ownTarget(one), port });
  for (const { resource, kind, object } of manifestsOf(plan)) {
    if (kind !== "TargetGroupBinding") continue;
    register(ledTo(plan, resource, under(object, "spec", "targetGroupARN")), ownTarget(resource));
  }
  return byGroup;
});

function ownTarget(resource: PlannedResource): Target {
  return { registeredBy: resource, what: { resources: [resource], foreign: [], unresolved: [] }, port: null };
}

function containers(plan: Plan, service: PlannedResource): readonly { group: LedTo; port: Target["port"] }[] {
  const blocks = blocksOf(service.after === null ? null : plan.follow(service, field(service.after, "load_balancer")));
  if (isUnknown(blocks)) return [{ group: ledTo(plan, service, blocks), port: blocks }];
  return blocks.map((block) => ({
    group: ledTo(plan, service, field(block, "target_group_arn")),
    port: numberOf(plan.follow(service, field(block, "container_port"))),
  }));
}
