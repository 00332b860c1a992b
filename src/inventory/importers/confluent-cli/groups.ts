import { type Inventory, type InventoryGroup } from "../../document/inventory";
import { textOr } from "../values";
import { type Listing, type Placed, rowsOf } from "./kinds";
import { group, lag } from "./listings";

/** The states of a group as Kafka writes them (`org.apache.kafka.common.GroupState`); Confluent's API shouts. */
const states = ["Stable", "Empty", "Dead", "PreparingRebalance", "CompletingRebalance", "Assigning", "Reconciling"];

/** Groups of one cluster, with the positions of those whose lag is listed; null where neither is listed. */
export function groupsOf(listings: readonly Listing[], cluster: string | null): Inventory["groups"] {
  if (!listings.some(({ kind }) => kind === "groups" || kind === "lags")) return null;
  const groups = new Map<string, InventoryGroup>();
  const isOfCluster = ({ value }: Placed<Parameters<typeof clusterIdOf>[0]>): boolean =>
    cluster === null || (clusterIdOf(value) ?? cluster) === cluster;
  for (const { value } of rowsOf(listings, "groups", group).filter(isOfCluster)) {
    const groupId = idOf(value);
    groups.set(groupId, { ...unknownGroup(groupId), state: stateOf(value.state) });
  }
  for (const { value } of rowsOf(listings, "lags", lag).filter(isOfCluster)) {
    const groupId = idOf(value);
    const there = groups.get(groupId) ?? unknownGroup(groupId);
    const { topic, partition, current_offset: committed, log_end_offset: logEnd, lag: behind } = value;
    // A partition without a position is listed with -1.
    const position =
      typeof committed === "number" && committed >= 0
        ? [{ topic, partition, committed, logEnd: countOr(logEnd), lag: countOr(behind) }]
        : [];
    groups.set(groupId, { ...there, offsets: [...(there.offsets ?? []), ...position] });
  }
  return [...groups.values()].map((one) => ({
    ...one,
    offsets: one.offsets === null ? null : one.offsets.sort(byPlace),
  }));
}

/** The cluster that a row is of, in the words of each release. */
export function clusterIdOf(row: { cluster?: string | null | undefined; cluster_id?: string | null | undefined }) {
  return textOr(row.cluster, textOr(row.cluster_id, null));
}

function idOf(row: { consumer_group?: string | null | undefined; consumer_group_id?: string | null | undefined }) {
  return row.consumer_group ?? row.consumer_group_id ?? "";
}

function unknownGroup(groupId: string): InventoryGroup {
  return { groupId, type: "unknown", state: "Unknown", members: null, offsets: null };
}

function stateOf(state: string | null | undefined): string {
  const folded = textOr(state, "Unknown").replace(/[_\s]/g, "").toLowerCase();
  return states.find((word) => word.toLowerCase() === folded) ?? textOr(state, "Unknown");
}

function countOr(count: number | null | undefined): number | null {
  return count === null || count === undefined || count < 0 ? null : count;
}

function byPlace(a: { topic: string; partition: number }, b: { topic: string; partition: number }): number {
  return a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1;
}
