import { type Cidr } from "../../network/cidr";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { isUnknown, Unknown, type ValueObject } from "../plan/value";
import { inlineOpenings, type InlinePlace } from "./inline-openings";
import { type Peer } from "./peers";
import { type PortRange, rangeText } from "./port-range";
import { ruleOpenings, ruleTypes } from "./rule-openings";
import { type Opening } from "./opening";

/** Types that hold rules of their own group. */
const groupTypes = ["aws_security_group", "aws_default_security_group"] as const;

const inlinePlaces: readonly InlinePlace[] = [
  { attribute: "ingress", direction: "ingress" },
  { attribute: "egress", direction: "egress" },
];

/**
 * Every way that security groups of a plan open: inline blocks of groups and default groups, `aws_security_group_rule`,
 * `aws_vpc_security_group_ingress_rule` and `…_egress_rule`. What a group's state repeats of rules that are resources of their
 * own is told once, as the rule.
 */
export const openingsOf = oncePerPlan((plan): readonly Opening[] => {
  const rules = plan.ofType(...ruleTypes).flatMap((rule) => openingsIn(plan, rule, rule.after));
  const told = new Set([...rules, ...goneRules(plan)].flatMap(keysOf));
  const inline = plan
    .ofType(...groupTypes)
    .flatMap((group) => openingsIn(plan, group, group.after))
    .flatMap((opening) => withoutTold(opening, told));
  return [...rules, ...inline];
});

/** Openings by the group that they belong to. */
export const openingsByGroup = oncePerPlan((plan): ReadonlyMap<string, readonly Opening[]> => {
  const byGroup = new Map<string, Opening[]>();
  for (const opening of openingsOf(plan))
    for (const group of opening.groups) {
      const known = byGroup.get(group);
      if (known === undefined) byGroup.set(group, [opening]);
      else known.push(opening);
    }
  return byGroup;
});

/** What one resource opens with these values: what it will be, or what it was. */
export function openingsIn(plan: Plan, resource: PlannedResource, values: ValueObject | null): readonly Opening[] {
  if (values === null || resource.mode === "data") return [];
  const types: readonly string[] = groupTypes;
  return types.includes(resource.type)
    ? inlinePlaces.flatMap((place) => inlineOpenings(plan, resource, values, place))
    : ruleOpenings(plan, resource, values);
}

/** Whether an opening lets TCP through on one of these ports. What cannot be told may. */
export function opensPorts({ protocol, ports }: Opening, wanted: readonly PortRange[]): boolean {
  if (!isUnknown(protocol) && protocol !== "tcp" && protocol !== "all") return false;
  if (ports === null) return false;
  return ports instanceof Unknown || wanted.some(({ from, to }) => ports.from <= to && from <= ports.to);
}

/** The ports that an opening lets TCP through on; null where that is none, or cannot be told. */
export function tcpPorts({ protocol, ports }: Opening): PortRange | null {
  return (protocol === "tcp" || protocol === "all") && !(ports instanceof Unknown) ? ports : null;
}

/** All networks that an opening names, those in its prefix lists too. */
export function networksIn({ peers }: Opening): readonly Cidr[] {
  const lists = peers.flatMap((peer) =>
    peer.kind === "network" || peer.kind === "prefix-list" ? [peer.networks] : [],
  );
  const [first, ...others] = lists;
  return first !== undefined && others.length === 0 ? first : lists.flat();
}

/** `tcp 9092-9098`, `every protocol and port`. */
export function openingText({ protocol, ports }: Opening): string {
  const name = isUnknown(protocol) ? "an unknown protocol" : protocol;
  if (ports instanceof Unknown) return `${name}, unknown ports`;
  if (name === "all") return "every protocol and port";
  return ports === null ? name : `${name} ${rangeText(ports)}`;
}

/** Names of peers for a sentence; many are cut. */
export function peersText(peers: readonly Peer[]): string {
  const names = peers.map(({ name }) => name);
  return names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${String(names.length - 3)} more`;
}

/** What EC2 tells rules apart by: one key for each group and peer. */
export function keysOf({ groups, direction, protocol, ports, peers }: Opening): readonly string[] {
  if (isUnknown(protocol) || ports instanceof Unknown) return [];
  const range = ports === null ? "" : rangeText(ports);
  return groups.flatMap((group) =>
    peers.flatMap((peer) =>
      (peer.kind === "network"
        ? peer.networks.map(({ first, prefix }) => `${String(first)}/${String(prefix)}`)
        : [peer.name]
      ).map((name) => [group, direction, protocol, range, name].join(" ")),
    ),
  );
}

/** Rules that will be gone: a group's last known state still repeats them. */
function goneRules(plan: Plan): readonly Opening[] {
  return plan.resources
    .filter(({ type, before }) => ruleTypes.includes(type) && before !== null)
    .flatMap((rule) => openingsIn(plan, rule, rule.before));
}

function withoutTold(opening: Opening, told: ReadonlySet<string>): readonly Opening[] {
  if (told.size === 0) return [opening];
  const peers = opening.peers.filter((peer) => {
    const keys = keysOf({ ...opening, peers: [peer] });
    return keys.length === 0 || !keys.every((key) => told.has(key));
  });
  if (peers.length === 0 && opening.peers.length > 0) return [];
  return [peers.length === opening.peers.length ? opening : { ...opening, peers }];
}
