import { DocumentError } from "../../../../src/documents/problem";
import { withInternalTopicsLookedUp } from "../../../../src/inventory/export/connect/internal-topics";
import { parseWorkerFile, readWorkerFile } from "../../../../src/inventory/export/connect/worker-file";
import { type Inventory } from "../../../../src/inventory/document/inventory";
import { nothingKnown } from "../../../../src/inventory/document/nothing-known";

const text = [
  "bootstrap.servers=b:9092",
  "group.id = connect",
  "config.storage.topic=connect-configs",
  "offset.storage.topic=connect-offsets",
  "status.storage.topic=connect-status",
  'sasl.jaas.config=x required username="u" password="hush-hush";',
].join("\n");

const internalTopics = { config: "connect-configs", offset: "connect-offsets", status: "connect-status" };

describe("a worker's own configuration", () => {
  it("tells its group and its topics, and nothing else of it is taken", () => {
    expect(parseWorkerFile(text, "worker.properties")).toEqual({ groupId: "connect", internalTopics });
  });

  it("is refused with every name that is missing, as that of a standalone worker is", () => {
    expect(() => parseWorkerFile("offset.storage.file.filename=offsets.txt\ngroup.id=g", "worker.properties")).toThrow(
      /worker.properties {2}config.storage.topic {2}is missing[^]*offset.storage.topic[^]*status.storage.topic/,
    );
    expect(() => readWorkerFile("no-such.properties")).toThrow(DocumentError);
  });
});

function inventoryWith(topics: readonly string[], kafkaClusterId: string | null): Inventory {
  const blank = nothingKnown({ now: new Date(0), exporterVersion: "test" });
  return {
    ...blank,
    cluster: { ...blank.cluster, id: "this-cluster" },
    topics: topics.map((name) => ({
      name,
      topicId: null,
      internal: false,
      partitions: 1,
      replicationFactor: 1,
      mixedReplication: false,
      configs: null,
      configsTold: "effective",
      sizeBytes: null,
      offsets: null,
      producers: null,
    })),
    connectClusters: [
      { url: "http://c", version: null, kafkaClusterId, groupId: "connect", internalTopics, connectors: null },
    ],
  };
}

describe("the internal topics that a worker's file names", () => {
  const noted = (inventory: Inventory): readonly string[] =>
    withInternalTopicsLookedUp(inventory).unknowns.map(({ path, error }) => `${path} ${error}`);

  it("are looked up among the topics, and each that is not there is noted", () => {
    expect(noted(inventoryWith(["connect-configs", "connect-status"], "this-cluster"))).toEqual([
      'connectClusters["http://c"].internalTopics.offset NOT_AMONG_THE_TOPICS',
    ]);
  });

  it("need no note where they are all there, or where the workers keep them in another cluster", () => {
    expect(noted(inventoryWith(Object.values(internalTopics), "this-cluster"))).toEqual([]);
    expect(noted(inventoryWith([], "another-cluster"))).toEqual([]);
    expect(noted(inventoryWith([], null))).toEqual([]);
  });
});
