import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CrowdedClusters, startCrowdedClusters } from "./clusters/crowded-clusters";
import { type Bench } from "./work";

/** Scratch space and, when asked for, two clusters: all of it gone after {@link close}, and after Ctrl-C. */
export function openBench(): Bench & { close(): Promise<void> } {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-bench-"));
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error("Stopped as asked."));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  let clusters: Promise<CrowdedClusters> | undefined;
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  return {
    directory,
    signal: stopping.signal,
    say,
    clusters: () => {
      stopping.signal.throwIfAborted();
      clusters ??= startCrowdedClusters(join(directory, "clusters"), say, stopping.signal);
      return clusters;
    },
    close: async () => {
      try {
        await (await clusters)?.stop();
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
  };
}
