import { platformOf } from "../../../src/inventory/export/platform-of";

describe("whose Kafka it is", () => {
  it.each([
    ["confluent-cloud", "b0-pkc-abc12.eu-west-1.aws.confluent.cloud", "confluent.tier.enable"],
    ["msk-serverless", "boot-abc1.c2.kafka-serverless.eu-west-1.amazonaws.com", "retention.ms"],
    ["strimzi", "orders-kafka-0.orders-kafka-brokers.kafka.svc.cluster.local", "retention.ms"],
    ["strimzi", "orders-pool-0.orders-kafka-brokers.kafka.svc", "retention.ms"],
    ["automq", "10.0.0.1", "automq.zonerouter.channels"],
    ["automq", "10.0.0.1", "elasticstream.enable"],
    ["redpanda", "redpanda-0", "redpanda.remote.write"],
    ["confluent-platform", "kafka-1", "confluent.balancer.enable"],
  ] as const)("is %s by %s or %s", (platform, host, configKey) => {
    expect(platformOf({ hosts: [host], configKeys: ["retention.ms", configKey] })).toEqual({
      known: true,
      value: platform,
    });
  });

  it("is not known of plain brokers, which could be anybody's", () => {
    expect(platformOf({ hosts: ["kafka-1.example.com"], configKeys: ["retention.ms"] })).toMatchObject({
      known: false,
      because: { error: "NOT_IN_THE_PROTOCOL" },
    });
  });

  it("is Amazon's, of two kinds that look alike", () => {
    const hosts = ["b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com"];
    expect(platformOf({ hosts, configKeys: [] })).toMatchObject({
      known: false,
      because: { message: expect.stringContaining("Express") },
    });
  });

  it("is not told by a name that only holds a platform's", () => {
    const hosts = ["confluent.cloud.example.com", "kafka-brokers.example.com"];
    expect(platformOf({ hosts, configKeys: ["my.confluent.key"] }).known).toBe(false);
  });
});
