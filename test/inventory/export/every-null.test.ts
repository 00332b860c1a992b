import { notKnown, type Answer } from "../../../src/kafka/answer";
import { assembleInventory } from "../../../src/inventory/export/assemble-inventory";
import { type SourceFacts } from "../../../src/inventory/export/source-facts";
import { sourceFacts, topicFacts } from "../../builders/source-facts";
import { known } from "../../../src/kafka/answer";
import { unexplainedNulls } from "./every-null";

const lost: Answer<never> = notKnown({ error: "ECONNRESET", message: "Gone." });

function nullsOf(given: Partial<SourceFacts>): readonly string[] {
  const taken = { now: new Date("2026-03-01T12:00:00Z"), exporterVersion: "1.2.3", address: "b-1:9094" };
  return unexplainedNulls(assembleInventory(sourceFacts(given), taken));
}

/** Each way in which one part can be missing. */
const gaps: Readonly<Record<string, Partial<SourceFacts>>> = {
  nothing: {},
  "the cluster's id and controller": {
    cluster: { clusterId: null, controllerId: -1, brokers: [{ id: 1, host: "b-1", port: 9094, rack: null }] },
  },
  releases: { releases: new Map([[1, lost]]) },
  "releases of nobody": { releases: new Map(), brokerConfigs: new Map() },
  "broker configs": { brokerConfigs: new Map([[1, lost]]) },
  "topic ids": {
    topics: new Map(["orders", "billing"].map((name) => [name, known(topicFacts({ name, topicId: null }))])),
  },
  "a topic in the making": { topics: new Map([["orders", known(topicFacts({ name: "orders", partitions: [] }))]]) },
  "a topic without a leader": {
    topics: new Map([
      [
        "orders",
        known(
          topicFacts({
            name: "orders",
            partitions: [{ partition: 0, leader: -1, replicas: [1], inSyncReplicas: [] }],
          }),
        ),
      ],
    ]),
  },
  "topic configs": { topicConfigs: new Map() },
  "topic configs of one": { topicConfigs: new Map([["orders", lost]]) },
  "sensitive values": {
    topicConfigs: new Map([["orders", known({ "some.password": { value: null, source: "DYNAMIC_TOPIC_CONFIG" } })]]),
  },
  disks: { topicBytes: lost, topicsOnDisk: lost },
  logs: { logs: new Map() },
  "one log": { logs: new Map(sourceFacts().logs).set("orders 0", lost) },
  access: { access: lost },
  quotas: { quotas: lost },
  "default entities": { quotas: known([{ entity: { user: null }, values: { request_percentage: 10 } }]) },
  users: { scramUsers: lost },
  groups: { groups: lost },
  "members and commits": { members: new Map(), commits: new Map() },
  "transactional ids": { transactionalIds: lost },
  "some transactional ids": {
    transactionalIds: known({ transactionalIds: [], incompleteBecause: { error: "ECONNRESET", message: "Gone." } }),
  },
  producers: { producers: new Map() },
  "a producer's time": {
    producers: new Map(sourceFacts().producers).set(
      "orders 0",
      known([{ producerId: 1, lastProducedAtMs: null, inTransaction: false }]),
    ),
  },
  reassignments: { reassignments: lost },
};

describe("every null of an export", () => {
  it.each(Object.keys(gaps))("has its reason, where it lacks %s", (gap) => {
    expect(nullsOf(gaps[gap] ?? {})).toEqual([]);
  });

  it("has its reason, where it lacks all of that at once", () => {
    const facts: Partial<SourceFacts> = Object.assign({}, ...Object.values(gaps));
    expect(nullsOf(facts)).toEqual([]);
  });

  it("is found where it has none", () => {
    const taken = { now: new Date("2026-03-01T12:00:00Z"), exporterVersion: "1.2.3", address: "b-1:9094" };
    const inventory = assembleInventory(sourceFacts({ quotas: lost, logs: new Map() }), taken);
    const silent = { ...inventory, unknowns: inventory.unknowns.filter(({ path }) => !/quotas|offsets/.test(path)) };
    expect(unexplainedNulls(silent)).toEqual([
      "topics[0].offsets",
      "topics[1].offsets",
      "quotas",
      "groups[0].offsets[0].logEnd",
      "groups[0].offsets[0].lag",
      "groups[0].offsets[1].logEnd",
      "groups[0].offsets[1].lag",
    ]);
  });
});
