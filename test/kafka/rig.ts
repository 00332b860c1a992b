import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { runningCluster } from "../../src/rehearsal/rig/operate-cluster";
import { type RunningCluster } from "../../src/rehearsal/rig/running-cluster";
import { clustersOfState } from "./shared/cluster-state";
import { socketVariable } from "./shared/global-setup";

/** The two clusters that all test files share: one broker each. Give every topic, group and user a name of your own. */
export interface SharedClusters {
  /** Kafka 3.9.2. */
  readonly source: RunningCluster;
  /** Kafka 4.3.1. */
  readonly target: RunningCluster;
}

const startWithinMs = 600_000;

/** In a `describe`: has the shared clusters there before its first test. They are started once a run, by the first. */
export function sharedClusters(): () => SharedClusters {
  let shared: SharedClusters | undefined;
  beforeAll(async () => {
    shared = await ask();
  }, startWithinMs);
  return () => {
    if (shared === undefined) throw new Error("The shared clusters are there once tests run, not before.");
    return shared;
  };
}

async function ask(): Promise<SharedClusters> {
  const socketFile = process.env[socketVariable];
  if (socketFile === undefined) throw new Error("Run this with the jest configuration of the repository.");
  const answer = JSON.parse(await text(connect(socketFile))) as { stateFile: string } | { error: string };
  if ("error" in answer) throw new Error(`The shared clusters did not start:\n${answer.error}`);
  const [source, target] = clustersOfState(readFileSync(answer.stateFile, "utf8")).map(runningCluster);
  if (source === undefined || target === undefined) throw new Error(`${answer.stateFile} holds no two clusters.`);
  return { source, target };
}

const brokers = ["kafka-3.9.2", "kafka-4.3.1"] as const;

/** What keeps this machine from running Kafka, as a sentence; undefined where nothing does. */
export const kafkaCannotRun = missing(brokers);

function missing(needs: readonly string[]): string | undefined {
  const java = spawnSync("java", ["-version"], { encoding: "utf8" });
  if (java.status !== 0) return "Java is not installed";
  const release = Number(/version "(\d+)/.exec(java.stderr)?.[1]);
  if (!(release >= 17)) return `Java is older than 17: ${java.stderr.split("\n")[0] ?? ""}`;
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "kafka-byoc");
  const absent = needs.filter((name) => !existsSync(join(cache, name)));
  if (absent.length > 0 && !isOnPath("mvn")) return `Maven is not installed and ${absent.join(", ")} was never fetched`;
  return undefined;
}

function isOnPath(program: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * `describe` for tests that need real brokers: where there can be none they are skipped, aloud and with the reason.
 *
 * @param needs what they need beside brokers, by its name in the cache: `apicurio-3.0.9`
 */
export function describeWithKafka(name: string, tests: () => void, needs: readonly string[] = []): void {
  const because = needs.length === 0 ? kafkaCannotRun : missing([...brokers, ...needs]);
  if (because === undefined) {
    describe(name, tests);
    return;
  }
  // Not by the console: jest would print where it was called from, and nobody has to look there.
  process.stderr.write(`skipped: ${name} (${because})\n`);
  describe.skip(`${name} (skipped: ${because})`, tests);
}
