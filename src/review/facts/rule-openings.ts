import { type Plan, type PlannedResource } from "../plan/plan";
import { booleanOf, field, isUnknown, textOf, type Value, type ValueObject } from "../plan/value";
import { type Direction, type Opening } from "./opening";
import { groupPeers, networkPeers, type Peer, prefixListPeers } from "./peers";
import { protocolPorts } from "./protocol-ports";
import { groupsMeant } from "./security-groups";
import { tagsOf } from "./tags";

/** How a type of resource writes one rule: attributes of the same meaning under their names. */
interface RuleShape {
  readonly protocol: string;
  readonly networks: readonly string[];
  readonly prefixLists: string;
  readonly group: string;
  /** Null where the attribute `type` says it. */
  readonly direction: Direction | null;
}

const single = {
  protocol: "ip_protocol",
  networks: ["cidr_ipv4", "cidr_ipv6"],
  prefixLists: "prefix_list_id",
  group: "referenced_security_group_id",
};

const shapes: Readonly<Record<string, RuleShape>> = {
  aws_vpc_security_group_ingress_rule: { ...single, direction: "ingress" },
  aws_vpc_security_group_egress_rule: { ...single, direction: "egress" },
  aws_security_group_rule: {
    protocol: "protocol",
    networks: ["cidr_blocks", "ipv6_cidr_blocks"],
    prefixLists: "prefix_list_ids",
    group: "source_security_group_id",
    direction: null,
  },
};

/** Types of resources that are one rule of a security group. */
export const ruleTypes: readonly string[] = Object.keys(shapes);

/** What a resource opens that is one rule of a group. */
export function ruleOpenings(plan: Plan, resource: PlannedResource, values: ValueObject): readonly Opening[] {
  const shape = Object.hasOwn(shapes, resource.type) ? shapes[resource.type] : undefined;
  if (shape === undefined) return [];
  const ask = (key: string): Value => field(values, key);
  const { groups } = groupsMeant(plan, resource, ask("security_group_id"));
  const direction = shape.direction ?? (textOf(plan.follow(resource, ask("type"))) === "egress" ? "egress" : "ingress");
  return [
    {
      resource,
      path: null,
      groups,
      direction,
      ...protocolPorts(plan, resource, { protocol: ask(shape.protocol), from: ask("from_port"), to: ask("to_port") }),
      peers: peersOf(plan, resource, shape, ask, groups),
      description: textOf(plan.follow(resource, ask("description"))),
      tags: tagsOf(plan, resource, values),
      inline: false,
    },
  ];
}

function peersOf(
  plan: Plan,
  resource: PlannedResource,
  shape: RuleShape,
  ask: (key: string) => Value,
  groups: readonly string[],
): readonly Peer[] {
  const own = booleanOf(plan.follow(resource, ask("self"))) === true;
  const peers = [
    ...shape.networks.flatMap((key) => networkPeers(plan, resource, configured(ask(key)))),
    ...prefixListPeers(plan, resource, configured(ask(shape.prefixLists))),
    ...(own
      ? groups.map((name): Peer => ({ kind: "group", name }))
      : groupPeers(plan, resource, configured(ask(shape.group)))),
  ];
  if (peers.length > 0) return peers;
  return [{ kind: "unknown", name: "somebody whom the plan does not name" }];
}

/** What the provider tells after the apply is not what somebody wrote. */
function configured(value: Value): Value {
  return isUnknown(value) && value.references.length === 0 && value.template === null ? null : value;
}
