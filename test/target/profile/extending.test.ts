import { join } from "node:path";
import { stringify } from "yaml";
import { parseDocumentText } from "../../../src/documents/read-document";
import { profileOf, profileOfWave } from "../../../src/target/read-profile";
import { waveSchema } from "../../../src/waves/document";
import { problemsIn, profileFiles } from "../../builders/profile-file";
import { aWave, problemsOf, waveFrom } from "../../builders/wave";

describe("a profile that extends another", () => {
  it("has all of the parent's keys, and its own values where it writes them", () => {
    const folder = profileFiles({
      "mine.yaml": `extends: apache-kafka\nconfigs:\n  retention.ms: { default: "3600000", most: 86400000, source: our own brokers }\n`,
    });
    const { id, title, configs } = profileOf(`${folder}/mine.yaml@4.1`);
    expect({ id, title }).toEqual({ id: "mine@4.1", title: "Apache Kafka 4.1" });
    expect(configs.size).toBe(profileOf("apache-kafka@4.1").configs.size);
    expect(configs.get("retention.ms")).toEqual({
      ...profileOf("apache-kafka@4.1").configs.get("retention.ms"),
      default: "3600000",
      most: 86_400_000,
      source: "our own brokers",
    });
  });

  it("takes a key away with null, and a bound, a fact or a forced value with null", () => {
    const folder = profileFiles({
      "mine.yaml": [
        "extends: automq",
        "configs:",
        "  flush.ms: null",
        "  max.message.bytes: { most: null, source: no limit of ours }",
        "  min.insync.replicas: { forced: null, source: it is not written }",
        "limits: { partitionsPerTopic: null }",
        "capabilities: { transactions: null }",
      ].join("\n"),
    });
    const mine = profileOf(`${folder}/mine.yaml@1.5`);
    expect(mine.configs.has("flush.ms")).toBe(false);
    expect(profileOf("automq@1.5").configs.has("flush.ms")).toBe(true);
    expect(mine.limits.maxMessageBytes).toBeNull();
    expect(mine.limits.partitionsPerTopic).toBeNull();
    expect(mine.capabilities.transactions).toBeNull();
    expect(mine.configs.get("min.insync.replicas")?.forced).toBeUndefined();
  });

  it("maps its versions onto the parent's, and may speak of its own", () => {
    const folder = profileFiles({
      "mine.yaml": [
        'versions: { "1.0": "3.9", "2.0": "4.2" }',
        "extends: apache-kafka",
        'configs: { segment.ms: { default: { "1.0": "1000", "2.0": "2000" }, source: ours } }',
      ].join("\n"),
    });
    const [old, recent] = ["1.0", "2.0"].map((version) => profileOf(`${folder}/mine.yaml@${version}`));
    expect(old!.configs.get("segment.ms")?.default).toBe("1000");
    expect(old!.configs.get("segment.bytes")?.least).toBe(14);
    expect(old!.removed.size).toBe(0);
    expect(recent!.configs.get("segment.ms")?.default).toBe("2000");
    expect(recent!.configs.get("segment.bytes")?.least).toBe(1_048_576);
    expect(recent!.removed.size).toBe(3);
  });

  it("may hold to one version of the parent and have none itself", () => {
    const folder = profileFiles({ "mine.yaml": "title: Ours\nextends: apache-kafka@4.0\n" });
    const { id, title, configs } = profileOf(`${folder}/mine.yaml`);
    expect({ id, title }).toEqual({ id: "mine", title: "Ours" });
    expect(configs.get("segment.bytes")?.least).toBe(14);
    expect(configs.get("message.timestamp.after.max.ms")?.default).toBe("3600000");
  });

  it("may extend a file beside it, however far up the chain ends", () => {
    const folder = profileFiles({
      "base.yaml": "extends: apache-kafka@4.3\nreplicas: { exactly: 2, source: two zones }\n",
      "mine.yaml": "extends: ./base.yaml\ncapabilities: { tieredStorage: { value: true, source: our buckets } }\n",
    });
    const mine = profileOf(`${folder}/mine.yaml`);
    expect(mine.replicas).toEqual({ exactly: 2, source: "two zones" });
    expect(mine.capabilities.tieredStorage).toEqual({ value: true, source: "our buckets" });
    expect(mine.capabilities.access?.value).toBe("acls");
  });

  it("says what its own families of foreign keys are before the parent's", () => {
    const folder = profileFiles({
      "mine.yaml": [
        "extends: apache-kafka@4.3",
        "foreign:",
        '  - { keys: confluent\\.value\\.schema\\.validation, reason: "a proxy validates", approvalFor: [], source: ours }',
      ].join("\n"),
    });
    const speaks = profileOf(`${folder}/mine.yaml`).foreign.find(({ keys }) =>
      keys.test("confluent.value.schema.validation"),
    );
    expect(speaks?.reason).toBe("a proxy validates");
  });

  it("reads a named source where a fact names it, and several as one", () => {
    const folder = profileFiles({
      "mine.yaml": [
        "extends: apache-kafka@4.3",
        "sources: { page: Our handbook }",
        "replicas: { least: 2, source: [page, chapter 3] }",
      ].join("\n"),
    });
    expect(profileOf(`${folder}/mine.yaml`).replicas.source).toBe("Our handbook; chapter 3");
  });
});

describe("a profile's file, as a wave names it", () => {
  it("is looked for beside the wave's own file", () => {
    const folder = profileFiles({ "mine.yaml": "extends: apache-kafka@4.3\n" });
    const { content } = aWave({ target: { profile: "./mine.yaml" } });
    const wave = parseDocumentText(stringify(content), join(folder, "wave.yaml"), waveSchema);
    expect(profileOfWave(wave).id).toBe("mine");
  });

  it("that is not there is told at the wave's line", () => {
    const wave = waveFrom(stringify(aWave({ target: { profile: "./absent.yaml@1.0" } }).content));
    expect(problemsOf(() => profileOfWave(wave))[0]).toMatch(
      /^wave.yaml:\d+:\d+ {2}target\.profile {2}"\.\/absent\.yaml@1\.0" cannot be read: there is no such file\./,
    );
  });

  it("needs a version where it has versions, and none where it has none", () => {
    const folder = profileFiles({
      "versions.yaml": 'versions: { "1.0": "4.3" }\nextends: apache-kafka\n',
      "none.yaml": "extends: apache-kafka@4.3\n",
    });
    expect(problemsIn(folder, () => profileOf(`${folder}/versions.yaml`))[0]).toContain("Write versions.yaml@1.0.");
    expect(problemsIn(folder, () => profileOf(`${folder}/none.yaml@1.0`))[0]).toContain("Write none.yaml.");
  });
});

describe("a profile that makes no sense is told at its lines:", () => {
  const head = "extends: apache-kafka@4.3\n";
  it.each([
    [
      "a key that nobody knows",
      `${head}configs: { retention.msec: { source: ours } }`,
      'mine.yaml:5:28  configs["retention.msec"]  has no class, no type, no default, and no parent says it (nearest key: retention.ms).',
    ],
    [
      "taking away what is not there",
      `${head}configs: { retention.msec: null }`,
      'mine.yaml:5:28  configs["retention.msec"]  null takes away a key that no parent has (nearest: retention.ms).',
    ],
    [
      "a default outside its own bounds",
      `${head}configs: { segment.bytes: { default: "5", source: ours } }`,
      'mine.yaml:5:38  configs["segment.bytes"].default  "5" is outside the key\'s own bounds.',
    ],
    [
      "bounds that leave the inherited default outside",
      `${head}configs: { segment.bytes: { most: 2000000, source: ours } }`,
      'mine.yaml:5:27  configs["segment.bytes"]  has default "1073741824", which is outside the key\'s own bounds.',
    ],
    [
      "a forced value that is no value",
      `${head}configs: { min.insync.replicas: { forced: two, source: ours } }`,
      'mine.yaml:5:43  configs["min.insync.replicas"].forced  "two" is not a whole number.',
    ],
    [
      "a value in another spelling than the broker's",
      `${head}configs: { min.cleanable.dirty.ratio: { default: "0.50", source: ours } }`,
      'mine.yaml:5:50  configs["min.cleanable.dirty.ratio"].default  "0.50" is spelled "0.5" by the broker.',
    ],
    [
      "a fact without its source",
      `${head}configs: { segment.ms: { default: "5" } }`,
      'mine.yaml:5:24  configs["segment.ms"].source  must say where the fact comes from.',
    ],
    [
      "a misspelt word",
      `${head}limits: { partitionsPerTopics: { value: 1, source: ours } }`,
      "mine.yaml:5:32  limits.partitionsPerTopics  is not a key that this document knows.",
    ],
    [
      "a version in a profile without versions",
      `${head}configs: { segment.ms: { default: { "4.3": "5" }, source: ours } }`,
      'mine.yaml:5:44  configs["segment.ms"].default["4.3"]  "5" speaks of 4.3, which is none of this profile\'s versions.',
    ],
    [
      "a parent's version that is not there",
      "extends: apache-kafka@9.9\n",
      'mine.yaml:4:10  extends  "apache-kafka@9.9" names a version that is not there.',
    ],
    [
      "a parent that is not there",
      "extends: apachekafka\n",
      'mine.yaml:4:10  extends  "apachekafka" is no target profile (nearest: apache-kafka).',
    ],
    [
      "a parent's file that is not there",
      "extends: ./base.yaml\n",
      'mine.yaml:4:10  extends  "./base.yaml" cannot be read: there is no such file.',
    ],
    [
      "a map to versions that the parent does not have",
      'extends: apache-kafka\nversions: { "1.0": "2.0" }\n',
      'mine.yaml:5:20  versions["1.0"]  "2.0" is no version of apache-kafka.',
    ],
    [
      "versions that do not say what they are made from",
      'extends: apache-kafka\nversions: ["1.0"]\n',
      "mine.yaml:5:11  versions  does not say which version of apache-kafka each is made from.",
    ],
    [
      "versions that are numbers",
      "extends: apache-kafka@4.3\nversions: [1.0]\n",
      "mine.yaml:5:11  versions  must be a list of versions",
    ],
    ["no replicas at all", "title: Ours\n", "mine.yaml:1:1  has no replicas."],
  ])("%s", (_, body, said) => {
    const folder = profileFiles({ "mine.yaml": body });
    const problems = problemsIn(folder, () => profileOf(`${folder}/mine.yaml`));
    expect(problems.join("\n")).toContain(said);
    expect(problems.join("\n")).not.toContain("    at ");
  });

  it("a circle of profiles", () => {
    const folder = profileFiles({ "a.yaml": "extends: ./b.yaml\n", "b.yaml": "extends: ./a.yaml\n" });
    expect(problemsIn(folder, () => profileOf(`${folder}/a.yaml`))).toEqual([
      'b.yaml:4:10  extends  "./a.yaml" extends the profile that it is extended by.\n  Take extends out of one of them.',
    ]);
  });

  it("the name of a known profile for one's own", () => {
    const folder = profileFiles({ "automq.yaml": "extends: automq\n" });
    expect(problemsIn(folder, () => profileOf(`${folder}/automq.yaml@1.5`))[0]).toContain(
      "is the name of a profile of this package",
    );
  });

  it("several things at once, all of them told", () => {
    const folder = profileFiles({
      "mine.yaml": `${head}configs:\n  a.b: null\n  segment.bytes: { default: "5", source: ours }\n  c.d: { source: ours }\n`,
    });
    expect(problemsIn(folder, () => profileOf(`${folder}/mine.yaml`))).toHaveLength(3);
  });
});
