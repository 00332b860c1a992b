import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { profileSchema, type ProfileDocument } from "../../../src/target/profile/document";
import { knownNames } from "../../../src/target/profile/known";
import { canonicalConfigValue, outOfBounds } from "../../../src/target/provider-safe/config-value";
import { knownProfiles, profileOf } from "../../../src/target/read-profile";

const folder = join(__dirname, "../../../src/target/profiles");

function documentOf(name: string): ProfileDocument {
  return profileSchema.parse(parse(readFileSync(join(folder, `${name}.yaml`), "utf8")));
}

/** Every source of a document, by the path of its fact. */
function sourcesIn(value: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: readonly [string, unknown]) =>
    key === "source"
      ? [each].flat().map((text): readonly [string, string] => [path.join("."), String(text)])
      : sourcesIn(each, [...path, key]),
  );
}

describe("the profiles of the package", () => {
  it("are all known by name, each from a file of that name", () => {
    expect(readdirSync(folder).sort()).toEqual(knownNames.map((name) => `${name}.yaml`).sort());
    for (const name of knownNames) expect(documentOf(name).name).toBe(name);
  });

  it("are these", () => {
    expect(knownProfiles()).toEqual([
      ...["3.9", "4.0", "4.1", "4.2", "4.3"].map((version) => `apache-kafka@${version}`),
      ...["1.5", "1.6", "1.7"].map((version) => `automq@${version}`),
      "confluent-cloud",
      ...["3.9", "4.0", "4.1"].map((version) => `msk-provisioned@${version}`),
      "msk-express@3.9",
      "msk-serverless",
      ...["26.1", "26.2"].map((version) => `redpanda@${version}`),
      ...["3.9", "4.0", "4.1", "4.2", "4.3"].map((version) => `strimzi@${version}`),
    ]);
  });
});

describe.each(knownNames)("the document %s", (name) => {
  const { sources, ...facts } = documentOf(name);

  it("names for each fact where it comes from", () => {
    for (const [path, text] of sourcesIn(facts)) {
      const isName = /^[a-z][a-zA-Z]*$/.test(text);
      if (isName) expect({ path, text: sources[text] }).toEqual({ path, text: expect.stringMatching(/\S{2}/) });
      else expect({ path, text }).toEqual({ path, text: expect.stringMatching(/\S{2}/) });
    }
  });

  it("uses each of its named sources", () => {
    const used = new Set(sourcesIn(facts).map(([, text]) => text));
    expect(Object.keys(sources).filter((source) => !used.has(source))).toEqual([]);
  });
});

describe.each(knownProfiles())("the profile %s", (id) => {
  const profile = profileOf(id);

  it("has canonical defaults and forced values within its own bounds", () => {
    for (const [name, key] of profile.configs)
      for (const value of [key.default, key.forced ?? key.default]) {
        expect({ name, read: canonicalConfigValue(key, value) }).toEqual({
          name,
          read: { ok: true, value, respelled: false },
        });
        expect({ name, outside: outOfBounds(key, value) }).toEqual({ name, outside: undefined });
      }
  });

  it("spells other words for a value as one of its own values", () => {
    for (const [name, key] of profile.configs)
      for (const meant of Object.values(key.aliases))
        expect({ name, read: canonicalConfigValue(key, meant) }).toEqual({
          name,
          read: { ok: true, value: meant, respelled: false },
        });
  });

  it("says of every key of Apache Kafka what becomes of it", () => {
    const kafka = profileOf("apache-kafka@3.9").configs;
    const silent = [...kafka.keys()].filter(
      (key) =>
        !profile.configs.has(key) && !profile.removed.has(key) && !profile.foreign.some(({ keys }) => keys.test(key)),
    );
    expect(silent).toEqual([]);
  });

  it("knows how access is decided, what its replicas are and whether it compacts", () => {
    const { access, compaction, tieredStorage } = profile.capabilities;
    expect(access).not.toBeNull();
    expect(tieredStorage).not.toBeNull();
    expect(compaction?.value).toBe(true);
    expect(profile.replicas.source).not.toBe("");
  });
});
