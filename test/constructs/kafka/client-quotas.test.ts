import { ClientQuotas } from "../../../src/constructs/kafka/client-quotas";
import { type ClientQuota } from "../../../src/kafka/cluster-facts";
import { blocksOf, synthesized } from "../../builders/synthesized";

const quotas = (...all: readonly ClientQuota[]): ReturnType<typeof synthesized> =>
  synthesized((stack) => new ClientQuotas(stack, "quotas", { quotas: all }));

describe("client quotas", () => {
  it("are one block an entity", () => {
    const stack = quotas({
      entity: { user: "billing" },
      values: { producer_byte_rate: 1024, request_percentage: 12.5 },
    });
    expect(blocksOf("kafka_quota", stack)).toEqual([
      { entity_type: "user", entity_name: "billing", config: { producer_byte_rate: 1024, request_percentage: 12.5 } },
    ]);
  });

  it("have no name for a default, and keep it apart from any name", () => {
    const values = { producer_byte_rate: 1 };
    const stack = quotas(
      { entity: { user: null }, values },
      { entity: { "client-id": null }, values },
      { entity: { user: "default" }, values },
      { entity: { user: "${x}" }, values },
    );
    const entities = blocksOf("kafka_quota", stack).map(({ entity_type, entity_name }) => [entity_type, entity_name]);
    expect(entities).toHaveLength(4);
    expect(entities).toEqual(
      expect.arrayContaining([
        ["user", undefined],
        ["client-id", undefined],
        ["user", "default"],
        ["user", "$${x}"],
      ]),
    );
  });

  it("refuse what the provider cannot write, all at once", () => {
    const wrong = (): unknown =>
      quotas(
        { entity: { user: "a", "client-id": "b" }, values: { producer_byte_rate: 1 } },
        { entity: { ip: "10.0.0.1" }, values: {} },
        { entity: { user: "" }, values: { consumer_byte_rate: Number.NaN } },
        { entity: { user: "d" }, values: { consumer_byte_rate: 1.5, bytes: 1, connection_creation_rate: 1 } },
        { entity: { ip: "10.0.0.2" }, values: { request_percentage: 1 } },
        { entity: { user: "c" }, values: { consumer_byte_rate: 1 } },
        { entity: { user: "c" }, values: { consumer_byte_rate: 2 } },
      );
    expect(wrong).toThrow('quota of user "c" is declared twice');
    expect(wrong).toThrow('quota of client-id "b", user "a": the Kafka provider writes quotas of exactly one of user');
    expect(wrong).toThrow('quota of ip "10.0.0.1": it limits nothing: leave it out');
    expect(wrong).toThrow('quota of user "": an empty name would mean the default: use null');
    expect(wrong).toThrow("consumer_byte_rate NaN is no limit");
    expect(wrong).toThrow('quota of user "d": consumer_byte_rate 1.5 must be a whole number: brokers refuse fractions');
    expect(wrong).toThrow('quota of user "d": bytes is no quota: brokers know producer_byte_rate');
    expect(wrong).toThrow('quota of user "d": connection_creation_rate is no quota of a user or client id');
    expect(wrong).toThrow('quota of ip "10.0.0.2": request_percentage is no quota of an address');
  });
});
