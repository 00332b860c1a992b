import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, booleanOf, field, isUnknown, numberOf, textOf, type Unknown, type Value } from "../plan/value";
import { isWritten } from "./attribute-at";
import { type LedTo, ledTo, ledToTogether } from "./led-to";
import { type GroupsMeant, groupsMeant } from "./security-groups";
import { type Target, targetsByGroup } from "./targets";

/** A target group with everything that is registered in it. */
export interface TargetGroup {
  readonly resource: PlannedResource;
  readonly port: number | null | Unknown;
  /** `TCP`; null where the plan does not say. */
  readonly protocol: string | null | Unknown;
  /** `instance`, `ip`, `alb`, `lambda`. */
  readonly targetType: string | Unknown;
  readonly targets: readonly Target[];
  /** The group's own port and those of its targets, each once; at most one that is not told. */
  readonly ports: readonly (number | Unknown)[];
}

/** One port that a load balancer listens on. */
export interface Listener {
  /** The listener; the load balancer itself where it is a classic one. */
  readonly resource: PlannedResource;
  readonly port: number | null | Unknown;
  /** `TCP`, `TLS`, `HTTPS`. */
  readonly protocol: string | null | Unknown;
  /** Target groups of this plan that it forwards to. */
  readonly targetGroups: readonly TargetGroup[];
  /** What a classic load balancer passes its connections to: machines, and autoscaling groups of them. */
  readonly machines: readonly PlannedResource[];
  /** Target groups that the plan does not have: ARNs, references. */
  readonly otherTargetGroups: readonly string[];
  /** Ports at its targets: of the target groups, of single targets, of a classic load balancer's instances. */
  readonly targetPorts: readonly (number | Unknown)[];
}

/** A load balancer with everything behind it. */
export interface LoadBalancer {
  readonly resource: PlannedResource;
  readonly kind: "application" | "network" | "gateway" | "classic" | Unknown;
  /** False means reachable from the internet, where routes and groups let it. */
  readonly internal: boolean | Unknown;
  readonly groups: GroupsMeant;
  readonly subnets: LedTo;
  readonly listeners: readonly Listener[];
}

/** All load balancers of a plan: application, network, gateway and classic ones, with listeners, target groups and targets. */
export const loadBalancersOf = oncePerPlan((plan): readonly LoadBalancer[] => {
  const listeners = listenersByBalancer(plan);
  return [
    ...plan
      .ofType("aws_lb", "aws_alb")
      .map((resource) => modern(plan, resource, listeners.get(resource.address) ?? [])),
    ...plan.ofType("aws_elb").map((resource) => classic(plan, resource)),
  ];
});

/** Listeners whose load balancer is not in the plan: they are another's, or could not be resolved. */
export const strayListenersOf = oncePerPlan((plan): readonly Listener[] => listenersByBalancer(plan).get("") ?? []);

/** All target groups of a plan, also those that no listener forwards to, by address. */
export const targetGroupsOf = oncePerPlan((plan): ReadonlyMap<string, TargetGroup> => {
  const targets = targetsByGroup(plan);
  return new Map(
    plan.ofType("aws_lb_target_group", "aws_alb_target_group").map((resource) => {
      const ask = asking(plan, resource);
      const port = numberOf(ask("port"));
      const own = targets.get(resource.address) ?? [];
      return [
        resource.address,
        {
          resource,
          port,
          protocol: textOf(ask("protocol")),
          targetType: textOf(ask("target_type")) ?? "instance",
          targets: own,
          ports: eachOnce([port, ...own.map((target) => target.port)]),
        },
      ];
    }),
  );
});

/** Listeners of each load balancer by its address; those of none in the plan under the empty text. */
const listenersByBalancer = oncePerPlan((plan): ReadonlyMap<string, readonly Listener[]> => {
  const extra = rulesByListener(plan);
  const byBalancer = new Map<string, Listener[]>();
  for (const resource of plan.ofType("aws_lb_listener", "aws_alb_listener")) {
    const ask = asking(plan, resource);
    const listener = forwarding(
      plan,
      resource,
      numberOf(ask("port")),
      textOf(ask("protocol")),
      ledToTogether([forwardedTo(plan, resource, ask("default_action")), ...(extra.get(resource.address) ?? [])]),
    );
    const balancers = ledTo(plan, resource, ask("load_balancer_arn")).resources.filter(({ type }) =>
      /^aws_a?lb$/.test(type),
    );
    for (const { address } of balancers.length > 0 ? balancers : [{ address: "" }])
      addTo(byBalancer, address, listener);
  }
  return byBalancer;
});

/** What rules of application load balancers forward to, by the listener's address. */
function rulesByListener(plan: Plan): ReadonlyMap<string, readonly LedTo[]> {
  const found = new Map<string, LedTo[]>();
  for (const rule of plan.ofType("aws_lb_listener_rule", "aws_alb_listener_rule")) {
    const ask = asking(plan, rule);
    for (const { address } of plan.resolve(rule, ask("listener_arn")).resources)
      addTo(found, address, forwardedTo(plan, rule, ask("action")));
  }
  return found;
}

function forwardedTo(plan: Plan, from: PlannedResource, actions: Value): LedTo {
  const blocks = blocksOf(actions);
  if (isUnknown(blocks)) return ledTo(plan, from, blocks);
  return ledToTogether(
    blocks.flatMap((action) => {
      const direct = field(action, "target_group_arn");
      const forwards = blocksOf(field(action, "forward"));
      const weighted = isUnknown(forwards)
        ? [forwards]
        : forwards.flatMap((forward) => {
            const groups = blocksOf(field(forward, "target_group"));
            return isUnknown(groups) ? [groups] : groups.map((group) => field(group, "arn"));
          });
      return [direct, ...weighted].filter((arn) => arn !== null).map((arn) => ledTo(plan, from, arn));
    }),
  );
}

function forwarding(
  plan: Plan,
  resource: PlannedResource,
  port: Listener["port"],
  protocol: Listener["protocol"],
  to: LedTo,
): Listener {
  const known = targetGroupsOf(plan);
  const targetGroups = to.resources.flatMap(({ address }) => {
    const group = known.get(address);
    return group === undefined ? [] : [group];
  });
  return {
    resource,
    port,
    protocol,
    targetGroups,
    machines: [],
    otherTargetGroups: [...to.foreign, ...to.unresolved],
    targetPorts: eachOnce(targetGroups.flatMap(({ ports }) => ports)),
  };
}

/**
 * Ports, each once. Where a plan does not say which of hundreds of target groups is meant, each may have the targets of all:
 * listeners by groups by targets are more than any memory holds.
 */
function eachOnce(ports: readonly (number | Unknown | null)[]): readonly (number | Unknown)[] {
  const numbers = new Set(ports.filter((port) => typeof port === "number"));
  const unknown = ports.find(isUnknown);
  return unknown === undefined ? [...numbers] : [...numbers, unknown];
}

/** What is registered in any of these groups, each once. */
export function targetsIn(groups: Iterable<TargetGroup>): ReadonlySet<Target> {
  const found = new Set<Target>();
  for (const { targets } of new Set(groups)) for (const target of targets) found.add(target);
  return found;
}

function modern(plan: Plan, resource: PlannedResource, listeners: readonly Listener[]): LoadBalancer {
  const ask = asking(plan, resource);
  const kind = textOf(ask("load_balancer_type"));
  return {
    resource,
    kind: isUnknown(kind) || kind === "network" || kind === "gateway" ? kind : "application",
    internal: internalOf(plan, resource),
    groups: groupsOf(plan, resource),
    subnets: subnetsOf(plan, resource),
    listeners,
  };
}

/** Where it is not written, AWS makes it face the internet, and tells so after the apply. */
function internalOf(plan: Plan, resource: PlannedResource): boolean | Unknown {
  const written = field(resource.after ?? {}, "internal");
  return (isWritten(written) ? booleanOf(plan.follow(resource, written)) : null) ?? false;
}

/** Where none is written, AWS tells after the apply: none for network load balancers, the VPC's default group for others. */
function groupsOf(plan: Plan, resource: PlannedResource): GroupsMeant {
  const written = field(resource.after ?? {}, "security_groups");
  return isWritten(written) ? groupsMeant(plan, resource, written) : { groups: [], unresolved: [] };
}

function subnetsOf(plan: Plan, resource: PlannedResource): LedTo {
  const after = resource.after ?? {};
  const mappings = blocksOf(field(after, "subnet_mapping"));
  const mapped = isUnknown(mappings) ? [mappings] : mappings.map((mapping) => field(mapping, "subnet_id"));
  return ledToTogether([field(after, "subnets"), ...mapped].map((value) => ledTo(plan, resource, value)));
}

function classic(plan: Plan, resource: PlannedResource): LoadBalancer {
  const ask = asking(plan, resource);
  const own = ledTo(plan, resource, field(resource.after ?? {}, "instances")).resources;
  const machines = [...new Set([...own, ...(attachedMachines(plan).get(resource.address) ?? [])])];
  const blocks = blocksOf(ask("listener"));
  const listeners = (isUnknown(blocks) ? [] : blocks).map((block): Listener => {
    const targetPort = numberOf(plan.follow(resource, field(block, "instance_port")));
    return {
      resource,
      port: numberOf(plan.follow(resource, field(block, "lb_port"))),
      protocol: textOf(plan.follow(resource, field(block, "lb_protocol"))),
      targetGroups: [],
      machines,
      otherTargetGroups: [],
      targetPorts: targetPort === null ? [] : [targetPort],
    };
  });
  return {
    resource,
    kind: "classic",
    internal: internalOf(plan, resource),
    groups: groupsOf(plan, resource),
    subnets: subnetsOf(plan, resource),
    listeners,
  };
}

/** Attributes of attachments to classic load balancers: which balancer, and what is attached; null is the resource itself. */
const attachments: readonly (readonly [type: string, balancer: string, machine: string | null])[] = [
  ["aws_elb_attachment", "elb", "instance"],
  ["aws_autoscaling_attachment", "elb", "autoscaling_group_name"],
  ["aws_autoscaling_group", "load_balancers", null],
];

/** What resources of their own put behind classic load balancers, by the balancer's address. */
const attachedMachines = oncePerPlan((plan): ReadonlyMap<string, readonly PlannedResource[]> => {
  const byBalancer = new Map<string, PlannedResource[]>();
  for (const [type, balancer, machine] of attachments)
    for (const one of plan.ofType(type)) {
      if (one.mode === "data" || one.after === null) continue;
      const machines = machine === null ? [one] : ledTo(plan, one, field(one.after, machine)).resources;
      for (const { address } of ledTo(plan, one, field(one.after, balancer)).resources)
        for (const each of machines) addTo(byBalancer, address, each);
    }
  return byBalancer;
});

function addTo<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

/** Attributes of one resource, followed to where their values stand. */
function asking(plan: Plan, resource: PlannedResource): (key: string) => Value {
  return (key) => (resource.after === null ? null : plan.follow(resource, field(resource.after, key)));
}
