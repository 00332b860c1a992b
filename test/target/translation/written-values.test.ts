import { canonicalConfigValue, outOfBounds } from "../../../src/target/provider-safe/config-value";
import { type Profile } from "../../../src/target/profile";
import { knownProfiles, profileOf } from "../../../src/target/read-profile";
import { translate } from "../../../src/target/translation/translate-wave";
import { resolveWave } from "../../../src/waves/resolve-wave";
import { anInventory, aTopic, readInventoryOf } from "../../builders/inventory";
import { aWave, problemsOf, today, translated, type WaveParts } from "../../builders/wave";

/** Of every platform the newest version. */
const platforms = [...new Map(knownProfiles().map((id) => [id.split("@")[0], id])).values()];

const values = [
  ...["-1", "0", " 1 ", "+5", "1000", "62914560", "604800001", "9223372036854", "9223372036854775807"],
  ...["0.50", "compact, delete", "compact", "", "LogAppendTime", "none", "TRUE", "false"],
];

/** A topic for every key of the platform with every value, set on it or inherited, compacted or not. */
function everyTopic({ configs }: Profile): readonly ReturnType<typeof aTopic>[] {
  return [...configs.keys()].flatMap((key, number) =>
    values.flatMap((value, index) =>
      (["delete", "compact"] as const).flatMap((policy) => {
        const name = `t${String(number)}-${String(index)}-${policy}`;
        const own = { "cleanup.policy": policy };
        return [
          aTopic({ name: `${name}-own`, own: { ...own, [key]: value } }),
          aTopic({ name: `${name}-inherited`, own, inherited: { [key]: value } }),
        ];
      }),
    ),
  );
}

describe.each(platforms)("what is written to %s", (id) => {
  const profile = profileOf(id);
  const topics = everyTopic(profile);
  const members = { topics: topics.map(({ name }) => name), groups: [], principals: [] };
  const { target } = translate(
    resolveWave(aWave({ members }), readInventoryOf(anInventory({ topics: [...topics] }))),
    profile,
    today,
  );

  it("is taken by its brokers, and read back as it was written", () => {
    const wrong = target.topics.flatMap(({ name, configs }) =>
      Object.entries(configs).flatMap(([key, value]) => {
        const known = profile.configs.get(key);
        const read = known === undefined ? undefined : canonicalConfigValue(known, value);
        const isRight =
          known !== undefined && read?.ok === true && read.value === value && outOfBounds(known, value) === undefined;
        return isRight ? [] : [`${name} ${key}=${value}`];
      }),
    );
    expect(target.topics.length).toBe(topics.length);
    expect(wrong).toEqual([]);
  });

  it("lets no topic need more replicas for a write than it has", () => {
    const wrong = target.topics.filter(({ effective, replicationFactor }) =>
      effective.some(({ key, value }) => key === "min.insync.replicas" && BigInt(value) > BigInt(replicationFactor)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe("a value that topics inherit and the platform refuses", () => {
  const inventory = anInventory({
    topics: ["orders", "payments"].map((name) => aTopic({ name, inherited: { "max.message.bytes": "62914560" } })),
  });
  const wave = (target: WaveParts["target"]) =>
    aWave({
      members: { topics: ["orders", "payments"], groups: [], principals: [] },
      target: { profile: "automq@1.7", ...target },
    });

  it("is refused once for all of them, with the key and what to write", () => {
    expect(problemsOf(() => translated(wave({}), inventory))).toEqual([
      expect.stringMatching(
        /members\.topics {2}.*have max\.message\.bytes = "62914560" from the source's brokers, and the value is refused by AutoMQ 1\.7\.\n {2}Write from 0 to 52428800: set target\.configs\["\*"\]\["max\.message\.bytes"\] in the wave\.$/,
      ),
    ]);
  });

  it("is what the wave says instead", () => {
    const { topics } = translated(wave({ configs: { "*": { "max.message.bytes": "52428800" } } }), inventory);
    expect(topics.map(({ configs }) => configs["max.message.bytes"])).toEqual(["52428800", "52428800"]);
  });
});
