import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ProgramFailed } from "../terraform/program-failed";
import { assets, fetchWithMaven } from "./fetch-with-maven";

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

/**
 * Kafka's jars: from an installed Kafka, or fetched once by Maven into the user's cache (some 55 MB, seconds).
 *
 * @throws ProgramFailed where Maven is missing or fails, or `kafkaHome` holds no Kafka
 */
export async function kafkaDistribution(choice: DistributionChoice): Promise<KafkaDistribution> {
  if (choice.kafkaHome !== undefined) return installed(choice.kafkaHome);
  const jars = await fetchWithMaven({
    name: `kafka-${choice.version}`,
    title: `Apache Kafka ${choice.version}`,
    as: "copy",
    otherwise: "Let Maven reach its repository, or name an installed Kafka with --kafka-home.",
    cacheDirectory: choice.cacheDirectory,
    onProgress: choice.onProgress,
    signal: choice.signal,
  });
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
