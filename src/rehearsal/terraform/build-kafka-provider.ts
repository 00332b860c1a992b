import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { ProgramFailed, programFailed } from "./program-failed";
import { kafkaProvider, mirrorHolds, unpackedFolder } from "./provider-address";
import { type ProgramEnd, runProgram } from "./run-program";

/** What building the Kafka provider needs. */
export interface ProviderBuild {
  /** The mirror that gets it; made where it is missing. */
  readonly mirror: string;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

const sources = ["main.go", "go.mod", "go.sum"];

/**
 * Builds the Kafka provider from the Go module in this package's assets and puts it into a mirror: beside its place
 * first, then renamed, so that an interrupted build is never taken for a provider. About a minute from nothing, seconds
 * with warm Go caches. Where the mirror holds it already, nothing is done.
 *
 * @throws ProgramFailed where Go is missing, too old, or cannot fetch the modules
 */
export async function buildKafkaProvider(build: ProviderBuild): Promise<void> {
  if (mirrorHolds(build.mirror, kafkaProvider)) return;
  mkdirSync(build.mirror, { recursive: true });
  const workshop = mkdtempSync(join(build.mirror, ".build-"));
  try {
    // Copied out of the package, whose directory may be read-only and where Go would look for a workspace above.
    for (const file of sources) copyFileSync(join(assets, file), join(workshop, file));
    const program = `terraform-provider-kafka_v${kafkaProvider.version}`;
    const finished = join(workshop, "finished", program);
    mkdirSync(dirname(finished));
    build.onProgress?.("building the Kafka provider with Go (about a minute the first time)");
    const end = await goBuild(workshop, finished, build);
    if (end.exitCode !== 0) throw programFailed("Building the Kafka provider with Go", end.exitCode, end.lines, advice);
    chmodSync(finished, 0o755);
    putInPlace(dirname(finished), unpackedFolder(build.mirror, kafkaProvider));
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

const advice =
  "Let Go reach its module proxy (GOPROXY), or set KAFKA_BYOC_PROVIDER_MIRROR to a mirror that holds Mongey/kafka " +
  `${kafkaProvider.version}.`;

const assets = join(__dirname, "../assets/kafka-provider");

async function goBuild(workshop: string, finished: string, build: ProviderBuild): Promise<ProgramEnd> {
  try {
    return await runProgram({
      program: "go",
      arguments: ["build", "-trimpath", "-mod=readonly", "-buildvcs=false", "-ldflags=-s -w", "-o", finished, "."],
      workDirectory: workshop,
      // A static program does not depend on this machine's C library; flags of the user's own are for the user's own work.
      env: { CGO_ENABLED: "0", GOFLAGS: undefined, GOWORK: "off" },
      onLine: (line) => build.onProgress?.(`go: ${line}`),
      ...(build.signal === undefined ? {} : { signal: build.signal }),
    });
  } catch (error) {
    if (error instanceof ProgramFailed) throw new ProgramFailed(`${error.message}\n${advice}`);
    throw error;
  }
}

/** Two builds at the same time end in the same place with the same bytes: whoever comes second leaves the first. */
function putInPlace(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, `terraform-provider-kafka_v${kafkaProvider.version}`))) throw error;
  }
}
