import { type Admin } from "kafkajs";
import { withAdmin } from "../rig/with-admin";
import { type RunningCluster } from "../rig/running-cluster";
import { commitGroup, type GroupPositions } from "./commit-group";
import { type ProductionGroup } from "./groups";

/** Moves groups on to the ends of their topics, each leaving the lag that it is known for. */
export async function advanceGroups(cluster: RunningCluster, groups: readonly ProductionGroup[]): Promise<void> {
  const positions = await withAdmin(cluster, async (admin) => {
    const ends = await endsOf(admin, new Set(groups.flatMap(({ topics }) => topics)));
    return groups.map((group) => ({ group, at: behind(group, ends) }));
  });
  await Promise.all(positions.map(({ group, at }) => commitGroup(cluster.kafkajs(), group.groupId, at)));
}

type Ends = ReadonlyMap<string, readonly { readonly partition: number; readonly low: number; readonly high: number }[]>;

async function endsOf(admin: Admin, topics: ReadonlySet<string>): Promise<Ends> {
  const ends = new Map<string, { partition: number; low: number; high: number }[]>();
  for (const topic of topics) {
    const offsets = await admin.fetchTopicOffsets(topic);
    ends.set(
      topic,
      offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) })),
    );
  }
  return ends;
}

function behind({ topics, lag }: ProductionGroup, ends: Ends): GroupPositions {
  return new Map(
    topics.map((topic) => [
      topic,
      (ends.get(topic) ?? []).map(({ partition, low, high }) => ({ partition, offset: Math.max(low, high - lag) })),
    ]),
  );
}
