import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../terraform/run-program";
import { ProgramFailed, programFailed } from "../terraform/program-failed";

/** The lines of Kafka that a rehearsal runs: an old source and a current target. */
export type KafkaVersion = "3.9.2" | "4.3.1";

/** Kafka's jars on this machine. */
export interface KafkaDistribution {
  readonly version: KafkaVersion | "installed";
  /** Of the release: with 4 some tools moved to other packages. */
  readonly major: number;
  /** What `java -cp` takes. */
  readonly classpath: string;
  /** The JVM option that makes it log to its standard output. */
  readonly loggingOption: string;
}

/** Where the jars come from. */
export interface DistributionChoice {
  readonly version: KafkaVersion;
  /** An installed Kafka, used instead of jars from Maven. */
  readonly kafkaHome?: string;
  /** The user's cache. Default: `$XDG_CACHE_HOME` or `~/.cache`. */
  readonly cacheDirectory?: string;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

const assets = join(__dirname, "../assets");

/**
 * Kafka's jars: from an installed Kafka, or fetched once by Maven into the user's cache (some 55 MB, seconds). They are
 * fetched beside their place and renamed, so that an interrupted download is never taken for a whole one.
 *
 * @throws ProgramFailed where Maven is missing or fails, or `kafkaHome` holds no Kafka
 */
export async function kafkaDistribution(choice: DistributionChoice): Promise<KafkaDistribution> {
  if (choice.kafkaHome !== undefined) return installed(choice.kafkaHome);
  const cache = choice.cacheDirectory ?? process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const jars = join(cache, "kafka-byoc", `kafka-${choice.version}`);
  if (!existsSync(jars)) await fetchJars(jars, choice);
  return {
    version: choice.version,
    major: Number(choice.version[0]),
    classpath: join(jars, "*"),
    loggingOption: loggingOption(choice.version),
  };
}

function installed(kafkaHome: string): KafkaDistribution {
  const jars = join(kafkaHome, "libs");
  const names = existsSync(jars) ? readdirSync(jars) : [];
  const major = names.map((name) => /^kafka_2\.\d+-(\d+)\..*\.jar$/.exec(name)?.[1]).find((text) => text !== undefined);
  if (major === undefined)
    throw new ProgramFailed(
      `--kafka-home ${kafkaHome}: there is no Kafka (libs/kafka_2.*.jar). Name the unpacked directory.`,
    );
  const logging = loggingOption(names.some((name) => name.startsWith("log4j-core-")) ? "4.3.1" : "3.9.2");
  return { version: "installed", major: Number(major), classpath: join(jars, "*"), loggingOption: logging };
}

function loggingOption(version: KafkaVersion): string {
  return version === "4.3.1"
    ? `-Dlog4j2.configurationFile=file:${join(assets, "kafka-4.3.1", "log4j2.properties")}`
    : `-Dlog4j.configuration=file:${join(assets, "kafka-3.9.2", "log4j.properties")}`;
}

async function fetchJars(jars: string, { version, onProgress, signal }: DistributionChoice): Promise<void> {
  const parent = join(jars, "..");
  mkdirSync(parent, { recursive: true });
  const beside = mkdtempSync(join(parent, ".fetching-"));
  try {
    onProgress?.(`fetching Apache Kafka ${version} with Maven (once)`);
    // Copied out of the package: Maven wants to write beside its pom.
    copyFileSync(join(assets, `kafka-${version}`, "pom.xml"), join(beside, "pom.xml"));
    const end = await runProgram({
      program: "mvn",
      arguments: ["-B", "-q", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=jars"],
      workDirectory: beside,
      ...(signal === undefined ? {} : { signal }),
    });
    if (end.exitCode !== 0)
      throw programFailed(
        `Fetching Apache Kafka ${version} with Maven`,
        end.exitCode,
        end.lines,
        "Let Maven reach its repository, or name an installed Kafka with --kafka-home.",
      );
    moveInto(join(beside, "jars"), jars);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Somebody else may have fetched the same in the meantime: then theirs stays. */
function moveInto(fetched: string, jars: string): void {
  try {
    renameSync(fetched, jars);
  } catch (error) {
    if (!existsSync(jars)) throw error;
  }
}
