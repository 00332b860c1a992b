import { type Cidr, liesWithin } from "../../../network/cidr";
import { isReleased } from "../../destruction/destroyed-by";
import { coverInternet } from "../../facts/addresses";
import { kafkaPortsAt } from "../../facts/kafka-ports";
import { lastDayOfOpening } from "../../facts/last-day-of-opening";
import { type NarrowedPrefixList, narrowedPrefixLists } from "../../facts/narrowed-prefix-lists";
import { type Opening } from "../../facts/opening";
import { openingsByGroup, openingsOf, openingText, opensPorts, tcpPorts } from "../../facts/openings";
import { type Knowledge } from "../../knowledge";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { found, type Sighting } from "../../rule";

/** Networks that a prefix list loses through which rules of the plan let clients in to Kafka. */
export function* listEntriesGone(plan: Plan, known: Knowledge): Generator<Sighting> {
  const narrowed = narrowedPrefixLists(plan).filter(({ network }) => !coverInternet([network]));
  if (narrowed.length === 0) return;
  const byList = openingsByList(plan, known);
  const seen = new Map<PlannedResource, { readonly opening: Opening; readonly gone: NarrowedPrefixList[] }>();
  for (const gone of narrowed) {
    const { list, resource, network } = gone;
    if ([list, resource].some((one) => isReleased({ resource: one, thing: null }, known.policy))) continue;
    const opening = (byList.get(list.address) ?? []).find((one) => !isKeptOpen(plan, one, list, network));
    if (opening === undefined) continue;
    const before = seen.get(resource);
    if (before === undefined) seen.set(resource, { opening, gone: [gone] });
    else before.gone.push(gone);
  }
  for (const [resource, { opening, gone }] of seen) {
    const [first] = gone;
    if (first === undefined) continue;
    const more = gone.length === 1 ? "" : ` and ${String(gone.length - 1)} more`;
    yield found(
      resource,
      resource === first.list ? "entry" : null,
      `${first.text}${more} no longer in the list ${first.list.address}, through which ${opening.resource.address} lets in ${openingText(opening)}.`,
      [...new Set([first.list.address, opening.resource.address])].filter((address) => address !== resource.address),
    );
  }
}

/** Rules that let clients of a prefix list in to Kafka, today already and without a last day. */
function openingsByList(plan: Plan, known: Knowledge): ReadonlyMap<string, readonly Opening[]> {
  const portsAt = kafkaPortsAt(plan, known);
  const found = new Map<string, Opening[]>();
  for (const opening of openingsOf(plan)) {
    if (opening.direction !== "ingress" || opening.resource.action === "create") continue;
    const lists = opening.peers.flatMap(({ kind, name }) => (kind === "prefix-list" ? [name] : []));
    if (lists.length === 0 || !opensPorts(opening, portsAt(opening.groups))) continue;
    if (lastDayOfOpening(plan, opening, known) !== null) continue;
    for (const list of lists) {
      const there = found.get(list);
      if (there === undefined) found.set(list, [opening]);
      else there.push(opening);
    }
  }
  return found;
}

/** Whether another rule of the same groups lets the network in on the same ports, by its numbers or by another list. */
function isKeptOpen(plan: Plan, opening: Opening, list: PlannedResource, network: Cidr): boolean {
  const ports = tcpPorts(opening);
  const byGroup = openingsByGroup(plan);
  return (
    ports !== null &&
    opening.groups.length > 0 &&
    opening.groups.every((group) =>
      byGroup.get(group)?.some((other) => {
        const others = other.direction === "ingress" ? tcpPorts(other) : null;
        if (others === null || others.from > ports.from || others.to < ports.to) return false;
        return other.peers.some(
          (peer) =>
            (peer.kind === "network" || (peer.kind === "prefix-list" && peer.name !== list.address)) &&
            peer.networks.some((outer) => liesWithin(network, outer)),
        );
      }),
    )
  );
}
