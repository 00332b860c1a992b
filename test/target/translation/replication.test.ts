import { anInventory, aTopic } from "../../builders/inventory";
import { aWave, problemsOf, translated, translationOf, type WaveParts } from "../../builders/wave";

const translate = (topic: Parameters<typeof aTopic>[0], target: WaveParts["target"] = {}) => {
  const { topics, ledger } = translated(aWave({ target }), anInventory({ topics: [aTopic(topic)] }));
  return {
    replicas: topics[0]?.replicationFactor,
    line: ledger.find(({ change }) => change === "topic orders replicationFactor"),
  };
};

describe("the replication factor at the target", () => {
  it.each([
    { source: 1, brokers: 3, expected: 3 },
    { source: 3, brokers: 6, expected: 3 },
    { source: 5, brokers: 6, expected: 5 },
    { source: 1, brokers: 2, expected: 2 },
  ])("is $expected for $source at the source and $brokers brokers", ({ source, brokers, expected }) => {
    const { replicas, line } = translate({ replicationFactor: source }, { brokers });
    expect(replicas).toBe(expected);
    if (source === expected) expect(line).toBeUndefined();
    else
      expect(line).toMatchObject({
        source: String(source),
        target: String(expected),
        rule: "replication-factor-of-profile",
        approval: { needed: false },
      });
  });

  it("is the wave's own where it names one", () => {
    const { replicas, line } = translate({ replicationFactor: 1 }, { replicationFactor: 2 });
    expect(replicas).toBe(2);
    expect(line?.rule).toBe("wave-override");
  });

  it("is not lowered without an approval", () => {
    expect(problemsOf(() => translate({ replicationFactor: 3 }, { brokers: 1 }))[0]).toContain(
      "needs an approval: topic orders replicationFactor (3 → 1): the target has 1 broker(s)",
    );
  });

  it("is not above the number of brokers", () => {
    expect(problemsOf(() => translate({}, { brokers: 3, replicationFactor: 4 }))).toEqual([
      expect.stringContaining("target.replicationFactor  4 is more than the target's 3 broker(s)."),
    ]);
  });

  it("says so where the source's partitions have different numbers of replicas", () => {
    expect(translate({ mixedReplication: true }).line).toMatchObject({ source: "up to 3", target: "3" });
  });

  it.each([
    { source: 2, brokers: 5, expected: 3 },
    { source: 4, brokers: 5, expected: 5 },
    { source: 4, brokers: 4, expected: 3 },
    { source: 1, brokers: 2, expected: 1 },
    { source: 3, brokers: 4, expected: 3 },
  ])("is odd where a platform refuses even numbers: $expected for $source on $brokers brokers", (given) => {
    const target = { profile: "redpanda@26.2", brokers: given.brokers };
    const { topics } = translationOf(
      aWave({ target }),
      anInventory({ topics: [aTopic({ replicationFactor: given.source })] }),
    ).target;
    expect(topics[0]?.replicationFactor).toBe(given.expected);
  });

  it("is not the wave's own where that is even and the platform refuses even numbers", () => {
    const target = { profile: "redpanda@26.2", brokers: 3, replicationFactor: 2 };
    const { problems } = translationOf(aWave({ target }), anInventory());
    expect(problems.map(({ path, rule }) => [path, rule])).toEqual([
      ["target.replicationFactor", expect.stringMatching(/^is even, which Redpanda 26\.2 refuses \(a Raft majority/)],
    ]);
  });
});
