import { type Inventory } from "../../../src/inventory/document/inventory";
import { exportInventory } from "../../../src/inventory/export/export-inventory";
import { keepableParts } from "../../../src/inventory/export/keepable-parts";
import { partialExportText, resumedFrom } from "../../../src/inventory/export/partial-export";
import { type SomeFacts } from "../../../src/inventory/export/read-source";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { openCluster } from "../../../src/kafka-client/cluster";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { describeWithKafka, sharedClusters } from "../rig";

const topic = "resumed.orders";

/** Stops the export after so many parts, or lets it end; tells the inventory, what was kept, and the requests. */
async function exported(
  source: RunningCluster,
  there: SomeFacts,
  stopAfter = Infinity,
): Promise<{ readonly inventory: Inventory | undefined; readonly facts: SomeFacts; readonly requests: number }> {
  const stopping = new AbortController();
  const client = await openCluster(readClientProperties(source.clientProperties(source.superUser)), {
    signal: stopping.signal,
  });
  let facts = there;
  try {
    const inventory = await exportInventory(client, {
      now: new Date(),
      exporterVersion: "test",
      address: source.bootstrapServers,
      there,
      onPart: (soFar, { done }) => {
        facts = soFar;
        if (done === stopAfter) stopping.abort(new Error("stopped by the test"));
      },
    });
    return { inventory, facts, requests: client.requestCount() };
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    return { inventory: undefined, facts, requests: client.requestCount() };
  } finally {
    await client.close();
  }
}

describeWithKafka("an export of a real cluster that was stopped", () => {
  const clusters = sharedClusters();

  it.each([4, 8, 11])("after %i parts goes on with the others, and tells the same in the end", async (parts) => {
    const { source } = clusters();
    await withAdmin(source, (admin) =>
      admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 2 }] }),
    );
    const stopped = await exported(source, {}, parts);
    expect(stopped.inventory).toBeUndefined();

    const now = new Date();
    const settings = { clusterId: "c", address: "a", principal: "p", exporterVersion: "test" };
    const { facts, count } = keepableParts(stopped.facts);
    expect(count).toBeLessThan(12);
    const text = partialExportText({ settings, startedAt: now, facts });
    const resumed = resumedFrom(text, { settings, now, withinMs: 60_000 });
    if (!("partial" in resumed)) throw new Error(resumed.refused);

    const rest = await exported(source, resumed.partial.facts);
    const whole = await exported(source, {});
    expect(rest.requests).toBeLessThan(whole.requests);
    const ofOurs = ({ inventory }: typeof whole) => inventory?.topics.find(({ name }) => name === topic);
    expect(ofOurs(rest)).toEqual(ofOurs(whole));
    expect(rest.inventory?.cluster).toEqual(whole.inventory?.cluster);
    const failures = rest.inventory?.unknowns.filter(({ error }) => !/^NOT_/.test(error) && error !== "GROUP_NOT_SEEN");
    expect(failures?.filter(({ path }) => !path.includes('["') || path.includes(topic))).toEqual([]);
  });
});
