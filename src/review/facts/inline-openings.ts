import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, booleanOf, field, isUnknown, textOf, type ValueObject } from "../plan/value";
import { type Direction, type Opening } from "./opening";
import { groupPeers, networkPeers, type Peer, prefixListPeers } from "./peers";
import { protocolPorts } from "./protocol-ports";
import { tagsOf } from "./tags";

/** Where a group holds rules of one direction. */
export interface InlinePlace {
  readonly attribute: string;
  readonly direction: Direction;
}

/** Rules that stand in a security group itself, `ingress` and `egress` blocks. */
export function inlineOpenings(
  plan: Plan,
  group: PlannedResource,
  values: ValueObject,
  { attribute, direction }: InlinePlace,
): readonly Opening[] {
  const whole = plan.follow(group, field(values, attribute));
  const blocks = blocksOf(whole);
  const common = {
    resource: group,
    groups: [group.address],
    direction,
    tags: tagsOf(plan, group, values),
    inline: true,
  };
  if (isUnknown(blocks)) {
    // Where nothing is written, the provider tells what there is after the apply: rules that are resources of their own.
    if (blocks.references.length === 0) return [];
    const peers: readonly Peer[] = [{ kind: "unknown", name: blocks.references[0] ?? "" }];
    return [{ ...common, path: attribute, protocol: blocks, ports: blocks, peers, description: blocks }];
  }
  return blocks.map((block, index) => ({
    ...common,
    path: `${attribute}[${String(index)}]`,
    ...protocolPorts(plan, group, {
      protocol: field(block, "protocol"),
      from: field(block, "from_port"),
      to: field(block, "to_port"),
    }),
    peers: peersIn(plan, group, block),
    description: textOf(plan.follow(group, field(block, "description"))),
  }));
}

function peersIn(plan: Plan, group: PlannedResource, block: ValueObject): readonly Peer[] {
  const own: readonly Peer[] =
    booleanOf(plan.follow(group, field(block, "self"))) === true ? [{ kind: "group", name: group.address }] : [];
  return [
    ...networkPeers(plan, group, field(block, "cidr_blocks")),
    ...networkPeers(plan, group, field(block, "ipv6_cidr_blocks")),
    ...prefixListPeers(plan, group, field(block, "prefix_list_ids")),
    ...groupPeers(plan, group, field(block, "security_groups")),
    ...own,
  ];
}
