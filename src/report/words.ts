import { type CheckReport, type Totals } from "../check/report";

/** A verdict as a person reads it. */
export const verdictWords: Readonly<Record<CheckReport["verdict"], string>> = {
  pass: "PASS",
  fail: "FAIL",
  unknown: "UNKNOWN",
  "nothing-selected": "NOTHING SELECTED",
};

/** `2 failed, 1 unknown, 312 passed, 4 skipped`: only what there is, the worst first. */
export function totalsText(totals: Totals): string {
  const parts = [
    [totals.fail, "failed"],
    [totals.unknown, "unknown"],
    [totals.waived, "waived"],
    [totals.pass, "passed"],
    [totals.skipped, "skipped"],
  ] as const;
  const there = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString("en-GB")} ${word}`);
  return there.length === 0 ? "nothing declared" : there.join(", ");
}

/** `850 ms`, `4.2 s`, `3 min 5 s`. */
export function durationText(durationMs: number): string {
  if (durationMs < 1_000) return `${String(Math.round(durationMs))} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1_000).toFixed(1)} s`;
  return `${String(Math.floor(durationMs / 60_000))} min ${String(Math.round((durationMs % 60_000) / 1_000))} s`;
}

/** `source abc, 1 broker, 34 requests`; undefined where the cluster was not read. */
export function clusterText(name: "source" | "target", { clusters }: CheckReport): string {
  const cluster = clusters[name];
  if (cluster === null) return `${name} not read`;
  const id = cluster.clusterId === null ? "" : ` ${cluster.clusterId}`;
  const brokers =
    cluster.brokers === null ? "" : `, ${String(cluster.brokers)} ${cluster.brokers === 1 ? "broker" : "brokers"}`;
  return `${name}${id}${brokers}, ${cluster.requests.toLocaleString("en-GB")} requests`;
}
