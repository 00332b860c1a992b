import { MirroredTopics, type TopicShape } from "../../../src/constructs/kafka/mirrored-topics";
import { blocksOf, synthesized } from "../../builders/synthesized";

const aTopic = (topic: Partial<TopicShape> = {}): TopicShape => ({
  name: "orders.v1",
  partitions: 3,
  replicationFactor: 2,
  configs: {},
  ...topic,
});
const topicsOf = (...topics: readonly TopicShape[]): ReturnType<typeof synthesized> =>
  synthesized((stack) => new MirroredTopics(stack, "topics", { topics }));

describe("mirrored topics", () => {
  it("are one block each, with their shape and configs, and may not be destroyed", () => {
    const stack = topicsOf(aTopic({ configs: { "cleanup.policy": "compact", "retention.ms": "-1" } }));
    expect(blocksOf("kafka_topic", stack)).toEqual([
      {
        name: "orders.v1",
        partitions: 3,
        replication_factor: 2,
        config: { "cleanup.policy": "compact", "retention.ms": "-1" },
        lifecycle: { prevent_destroy: true },
      },
    ]);
  });

  it("leave the config out where there is none, since the provider would see a difference for ever", () => {
    expect(topicsOf(aTopic()).text).not.toContain('"config"');
  });

  it("keep names apart that differ in signs only", () => {
    const names = [
      "a.b",
      "ab",
      "a_b",
      "a-b",
      "A.b",
      "1.a",
      "Default",
      "Resource",
      "x".repeat(249),
      `${"x".repeat(248)}y`,
    ];
    const stack = topicsOf(...names.map((name) => aTopic({ name })));
    expect(
      blocksOf("kafka_topic", stack)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...names].sort());
  });

  it("get the same addresses in any order and any company", () => {
    const addresses = (stack: ReturnType<typeof synthesized>): readonly string[] =>
      Object.keys(stack.resource["kafka_topic"] ?? {});
    const [one, other] = [aTopic({ name: "a" }), aTopic({ name: "b" })];
    expect(addresses(topicsOf(one, other))).toEqual(addresses(topicsOf(other, one)));
    expect(addresses(topicsOf(one, other))).toEqual(expect.arrayContaining([...addresses(topicsOf(other))]));
  });

  it("escape what Terraform would take for a template", () => {
    const stack = topicsOf(aTopic({ configs: { "follower.replication.throttled.replicas": "${x} %{if}" } }));
    expect(blocksOf("kafka_topic", stack)[0]?.["config"]).toEqual({
      "follower.replication.throttled.replicas": "$${x} %%{if}",
    });
  });

  it("say everything that is wrong at once", () => {
    const wrong = [
      aTopic({ name: "a b" }),
      aTopic({ name: "twice" }),
      aTopic({ name: "twice" }),
      aTopic({ name: ".." }),
    ];
    expect(() => topicsOf(...wrong)).toThrow(
      [
        "w01/topics cannot be synthesized:",
        '  topic "twice" is declared twice: declare it once',
        '  "a b" is no topic name: letters, digits, ".", "_" and "-", at most 249',
        '  ".." is no topic name: letters, digits, ".", "_" and "-", at most 249',
      ].join("\n"),
    );
  });

  it("belong to one group of a stack only", () => {
    const twice = (): unknown =>
      synthesized((stack) => {
        new MirroredTopics(stack, "one", { topics: [aTopic()] });
        new MirroredTopics(stack, "other", { topics: [aTopic()] });
      });
    expect(twice).toThrow('topic "orders.v1" is declared by w01/one already: leave it to one group');
  });

  it("refuse what cdktf would take for a placeholder of its own", () => {
    expect(() => topicsOf(aTopic({ configs: { "x.y": "${TfToken[TOKEN.0]}" } }))).toThrow("TfToken[");
  });

  it("refuse two blocks with one address, of which cdktf would keep one and say nothing", () => {
    const overridden = (): unknown =>
      synthesized((stack) => {
        const { elements } = new MirroredTopics(stack, "topics", {
          topics: [aTopic({ name: "a" }), aTopic({ name: "b" })],
        });
        for (const element of elements) element.overrideLogicalId("same");
      });
    expect(overridden).toThrow("two objects of this group would get the address same");
  });
});
