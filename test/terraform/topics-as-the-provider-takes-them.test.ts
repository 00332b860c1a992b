import { translate, type Translation } from "../../src/target/translation/translate-wave";
import { resolveWave } from "../../src/waves/resolve-wave";
import { profileOf } from "../../src/target/read-profile";
import { aTopic, anInventory, readInventoryOf } from "../builders/inventory";
import { aWave, today, type WaveParts } from "../builders/wave";
import { applyRaw, type RawOutcome } from "./raw-stack";
import { describeWithTerraform, startTarget, type TerraformTarget } from "./target";

/** A topic as the source has it, and what its copy, written by hand into Terraform, meets. */
interface Case {
  readonly name: string;
  readonly own?: Readonly<Record<string, string>>;
  readonly replicationFactor?: number;
  /** Terraform's own words. */
  readonly provider: RegExp;
}

const noKeyNamed = /^kafka server: Configuration is invalid/;
const neverSettles = /timeout while waiting for state to become 'Ready'/;

const cases: readonly Case[] = [
  { name: "small-segments", own: { "segment.bytes": "1000" }, provider: noKeyNamed },
  { name: "old-format", own: { "message.format.version": "2.8-IV1" }, provider: noKeyNamed },
  { name: "respelled", own: { "compression.type": "none" }, provider: noKeyNamed },
  { name: "ratio", own: { "min.cleanable.dirty.ratio": "0.50" }, provider: neverSettles },
  { name: "list", own: { "cleanup.policy": "compact, delete" }, provider: neverSettles },
  { name: "boolean", own: { preallocate: "TRUE" }, provider: neverSettles },
  { name: "replicas", replicationFactor: 3, provider: /^kafka server: Replication-factor is invalid/ },
];

/** The same topics through our translation, on a target of one broker. */
function ours(topics: readonly Case[], wave: WaveParts = {}): Translation {
  const members = { topics: topics.map(({ name }) => name), groups: [], principals: [] };
  const inventory = anInventory({
    topics: topics.map(({ name, own, replicationFactor = 1 }) =>
      aTopic({ name, replicationFactor, ...(own === undefined ? {} : { own }) }),
    ),
  });
  const target = { brokers: 1, ...wave.target };
  return translate(
    resolveWave(aWave({ members, target }), readInventoryOf(inventory)),
    profileOf("apache-kafka@4.3"),
    today,
  );
}

describeWithTerraform("what the provider refuses or never settles on, and what we make of it", () => {
  let target: TerraformTarget;
  let raw: RawOutcome;

  beforeAll(async () => {
    const names = cases.flatMap(({ name }) => [name, `${name}.ours`]);
    target = await startTarget([...names, "col.lide", "col_lide"]);
    const blocks = {
      kafka_topic: Object.fromEntries([
        ...cases.map(({ name, own, replicationFactor = 1 }) => [
          name,
          { name, partitions: 1, replication_factor: replicationFactor, ...(own === undefined ? {} : { config: own }) },
        ]),
        ["first", { name: "col.lide", partitions: 1, replication_factor: 1 }],
        ["second", { name: "col_lide", partitions: 1, replication_factor: 1, depends_on: ["kafka_topic.first"] }],
      ]),
    };
    await applyRaw(target, "raw", blocks);
    // What never settles was created by the first apply; the second one cannot get past it.
    raw = await applyRaw(target, "raw", blocks);
  }, 600_000);
  afterAll(() => target?.stop());

  it.each(cases)("the provider on $name names no key and no way out, or waits in vain", ({ name, provider }) => {
    expect(raw.exitCode).toBe(1);
    expect(raw.errors.get(`kafka_topic.${name}`)).toMatch(provider);
  });

  it("the provider on two names that collide does not say with what", () => {
    expect(raw.errors.get("kafka_topic.second")).toMatch(
      /^kafka server: The request attempted to perform an operation on an invalid topic/,
    );
  });

  it("ours are values that the provider takes and reads back as they were written", async () => {
    const { topics } = ours(cases).target;
    const ourBlocks = {
      kafka_topic: Object.fromEntries(
        topics.map(({ name, partitions, replicationFactor, configs }) => [
          `${name}-ours`,
          { name: `${name}.ours`, partitions, replication_factor: replicationFactor, config: configs },
        ]),
      ),
    };
    const second = await applyRaw(target, "ours", ourBlocks);
    expect([...second.errors]).toEqual([]);
    expect(second.exitCode).toBe(0);
    expect((await applyRaw(target, "ours", ourBlocks)).exitCode).toBe(0);
  });

  it("and every difference that this made is told by its key", () => {
    const lines = ours(cases).target.ledger.map(({ change, source, target: to }) => [change, source, to]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ["topic small-segments config segment.bytes", "1000", "1048576"],
        ["topic old-format config message.format.version", "2.8-IV1", null],
        ["topic respelled config compression.type", "none", "uncompressed"],
        ["topic replicas replicationFactor", "3", "1"],
      ]),
    );
  });

  it("and names that collide are refused before anything is planned, each by the other's name", () => {
    const { problems } = ours([
      { name: "col.lide", provider: noKeyNamed },
      { name: "col_lide", provider: noKeyNamed },
    ]);
    expect(problems.map(({ value, rule }) => [value, rule])).toEqual([
      ['"col_lide"', 'differs from "col.lide" in dots and underscores alone'],
    ]);
  });

  it("and a wave that asks for more replicas than there are brokers is refused at its line", () => {
    const { problems } = ours([{ name: "replicas", provider: noKeyNamed }], { target: { replicationFactor: 3 } });
    expect(problems.map(({ path, rule }) => [path, rule])).toEqual([
      ["target.replicationFactor", "is more than the target's 1 broker(s)"],
    ]);
  });
});
