import { homedir } from "node:os";
import { join } from "node:path";
import { isAtLeast, programVersion } from "../requirements/program-version";
import { buildKafkaProvider } from "./build-kafka-provider";
import { findProviderMirror } from "./find-provider-mirror";
import { kafkaProvider, mirrorHolds } from "./provider-address";
import { ProgramFailed } from "./program-failed";

/** Where Terraform gets the Kafka provider from. */
export type KafkaProviderSource =
  { readonly from: "mirror"; readonly directory: string; readonly built: boolean } | { readonly from: "registry" };

/** What finding or making a mirror is told. */
export interface KafkaProviderMirrorOptions {
  /** The user's cache; the provider goes to `kafka-byoc/providers` in it. Default: `$XDG_CACHE_HOME` or `~/.cache`. */
  readonly cacheDirectory?: string;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** The oldest Go that builds the provider (its go.mod says so). */
const oldestGo = "1.24";

/**
 * A mirror on this machine that holds the Kafka provider, or undefined: an earlier build of ours, or one that somebody
 * else made (see {@link findProviderMirror}). Never builds, never connects.
 */
export function findKafkaProvider(cacheDirectory?: string): Promise<string | undefined> {
  return Promise.resolve(findProviderMirror(kafkaProvider, { first: [providersFolder(cacheDirectory)] }));
}

/**
 * Finds a mirror with the Kafka provider; where there is none, builds it with Go; where there is no Go either, Terraform
 * is left to get it from its registry, as any user would.
 *
 * @throws ProgramFailed where `KAFKA_BYOC_PROVIDER_MIRROR` names a mirror without the provider, or the build fails
 */
export async function kafkaProviderMirror(options: KafkaProviderMirrorOptions = {}): Promise<KafkaProviderSource> {
  const named = process.env["KAFKA_BYOC_PROVIDER_MIRROR"];
  if (named !== undefined && named !== "" && !mirrorHolds(named, kafkaProvider)) throw mirrorWithoutProvider(named);
  const found = await findKafkaProvider(options.cacheDirectory);
  if (found !== undefined) return { from: "mirror", directory: found, built: false };

  const go = await programVersion({
    program: "go",
    arguments: ["version"],
    pattern: /go(\d+(?:\.\d+)*)/,
    atLeast: oldestGo,
  });
  if (!go.there || !isAtLeast(go.version, oldestGo)) return { from: "registry" };
  const mirror = providersFolder(options.cacheDirectory);
  await buildKafkaProvider({
    mirror,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  return { from: "mirror", directory: mirror, built: true };
}

function providersFolder(cacheDirectory: string | undefined): string {
  const cache = cacheDirectory ?? process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(cache, "kafka-byoc", "providers");
}

function mirrorWithoutProvider(directory: string): ProgramFailed {
  return new ProgramFailed(
    `KAFKA_BYOC_PROVIDER_MIRROR names ${directory}, which does not hold Mongey/kafka ${kafkaProvider.version} for this machine.\n` +
      "Fill it with: terraform providers mirror DIRECTORY, or unset the variable.",
  );
}
