import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";

const assets = join(__dirname, "../../../src/rehearsal/assets");

interface Pom {
  readonly project: {
    readonly dependencies: {
      readonly dependency: readonly {
        readonly groupId: string;
        readonly artifactId: string;
        readonly version: string;
      }[];
    };
  };
}

describe("Kafka's jars", () => {
  let cache: string;
  let programs: string;
  const path = process.env["PATH"];
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), "kafka-byoc-cache-"));
    programs = join(cache, "programs");
    mkdirSync(programs);
    process.env["PATH"] = `${programs}${delimiter}/usr/bin${delimiter}/bin`;
  });
  afterEach(() => {
    process.env["PATH"] = path;
    rmSync(cache, { recursive: true, force: true });
  });

  /** A Maven that does as it is told here, and nothing that needs a network. */
  const maven = (script: string): void => {
    writeFileSync(join(programs, "mvn"), `#!/bin/sh\necho called >> "${join(cache, "calls")}"\n${script}\n`);
    chmodSync(join(programs, "mvn"), 0o755);
  };
  const calls = (): number => readFileSync(join(cache, "calls"), "utf8").trim().split("\n").length;

  it.each(["3.9.2", "4.3.1"])("are all of one release: %s", (version) => {
    const pom = new XMLParser({ parseTagValue: false }).parse(
      readFileSync(join(assets, `kafka-${version}`, "pom.xml"), "utf8"),
    ) as Pom;
    const ours = pom.project.dependencies.dependency.filter(({ groupId }) => groupId === "org.apache.kafka");
    expect(ours.map(({ artifactId }) => artifactId)).toEqual(expect.arrayContaining(["kafka_2.13", "connect-mirror"]));
    expect(new Set(ours.map((one) => one.version))).toEqual(new Set([version]));
  });

  it("are fetched once", async () => {
    maven("mkdir jars && touch jars/kafka_2.13-3.9.2.jar");
    const first = await kafkaDistribution({ version: "3.9.2", cacheDirectory: cache });
    const second = await kafkaDistribution({ version: "3.9.2", cacheDirectory: cache });
    expect(calls()).toBe(1);
    expect(second).toEqual(first);
    expect(first.classpath).toBe(join(cache, "kafka-byoc", "kafka-3.9.2", "*"));
    expect(first.major).toBe(3);
  });

  it("are never taken for whole where fetching broke off, and nothing half-done stays", async () => {
    maven('mkdir jars && touch jars/half.jar\necho "[ERROR] Could not transfer artifact: no route to host"\nexit 1');
    const fetched = kafkaDistribution({ version: "4.3.1", cacheDirectory: cache });
    await expect(fetched).rejects.toThrow(
      /Fetching Apache Kafka 4.3.1 with Maven failed[^]*no route to host[^]*--kafka-home/,
    );
    expect(readdirSync(join(cache, "kafka-byoc"))).toEqual([]);
  });

  it("are asked of Maven by name where it is missing", async () => {
    process.env["PATH"] = programs;
    const fetched = kafkaDistribution({ version: "4.3.1", cacheDirectory: cache });
    await expect(fetched).rejects.toThrow("mvn is not on the PATH");
  });

  it("stay as they are where two processes fetch at the same time", async () => {
    maven("sleep 0.2; mkdir jars && touch jars/kafka_2.13-4.3.1.jar");
    const both = [1, 2].map(() => kafkaDistribution({ version: "4.3.1", cacheDirectory: cache }));
    await expect(Promise.all(both)).resolves.toHaveLength(2);
    expect(existsSync(join(cache, "kafka-byoc", "kafka-4.3.1", "kafka_2.13-4.3.1.jar"))).toBe(true);
    expect(readdirSync(join(cache, "kafka-byoc"))).toEqual(["kafka-4.3.1"]);
  });

  it("are those of an installed Kafka where one is named, with the logging that it has", async () => {
    mkdirSync(join(cache, "libs"));
    for (const jar of ["kafka_2.13-4.1.0.jar", "log4j-core-2.25.1.jar"]) writeFileSync(join(cache, "libs", jar), "");
    expect(await kafkaDistribution({ version: "3.9.2", kafkaHome: cache })).toMatchObject({
      version: "installed",
      major: 4,
      classpath: join(cache, "libs", "*"),
      loggingOption: expect.stringContaining("log4j2") as string,
    });
  });

  it("are not looked for further where --kafka-home names something else", async () => {
    const home = kafkaDistribution({ version: "3.9.2", kafkaHome: cache });
    await expect(home).rejects.toThrow(`--kafka-home ${cache}: there is no Kafka`);
  });
});
