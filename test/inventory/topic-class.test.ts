import { classByName, toldClasses } from "../../src/inventory/topic-class";
import { anInventory, aTopic } from "../builders/inventory";

describe("the class of a topic by its name", () => {
  it.each([
    ["__consumer_offsets", "kafka-internal"],
    ["__share_group_state", "kafka-internal"],
    ["mm2-offsets.src.internal", "mm2-internal"],
    ["src.checkpoints.internal", "mm2-internal"],
    ["heartbeats", "mm2-internal"],
    ["_schemas", "schema-registry"],
    ["_confluent-metrics", "vendor-internal"],
    ["__amazon_msk_canary", "vendor-internal"],
    ["connect-offsets", "connect-internal"],
    ["app-KSTREAM-AGGREGATE-STATE-STORE-0000000003-changelog", "streams-changelog"],
    ["app-KSTREAM-MAP-0000000001-repartition", "streams-repartition"],
    ["orders.dlq", "dlq"],
    ["dead-letter-orders", "dlq"],
    ["orders.DLT", "dlq"],
  ])("%s is %s", (name, topicClass) => {
    expect(classByName({ name })).toBe(topicClass);
  });

  it.each(["orders", "connect-the-dots", "changelog", "repartition.v1", "idlqueue", "consumer_offsets", "schemas"])(
    "%s is an application's",
    (name) => {
      expect(classByName({ name })).toBe("application");
    },
  );
});

describe("the class of a topic that a machine tells", () => {
  it("is the broker's flag, and the workers' own topics whatever they are called", () => {
    const told = toldClasses(
      anInventory({
        topics: [aTopic(), aTopic({ name: "__consumer_offsets", internal: true })],
        connectClusters: [
          {
            ...{ url: "http://connect.example", version: null, kafkaClusterId: null, groupId: null, connectors: null },
            internalTopics: { config: "cc-a", offset: "cc-b", status: "cc-c" },
          },
        ],
      }),
    );
    expect([...told]).toEqual([
      ["__consumer_offsets", "kafka-internal"],
      ["cc-a", "connect-internal"],
      ["cc-b", "connect-internal"],
      ["cc-c", "connect-internal"],
    ]);
  });
});
