import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CheckReport } from "../../../src/check/report";
import { replicateAll } from "../clusters/replicated-target";
import { median } from "../measure/median";
import { costOf, costsInTurn, type MeasuredProgram } from "../measure/program-cost";
import { type Work } from "../work";
import { commandLine } from "./help";

/** Every check of a wave that holds all of a production-size cluster: 789 topics, 200 groups, on three brokers. */
export const check: Work = {
  id: "check",
  measure: async (bench) => {
    const { source, startTarget } = await bench.clusters();
    bench.say("starting a target of three brokers and giving it the same");
    const target = await startTarget(3);
    const file = (name: string): string => join(bench.directory, name);
    const run = (...args: readonly string[]): MeasuredProgram => ({
      program: process.execPath,
      arguments: [commandLine, ...args],
      exitCodes: [1, 2],
    });
    const sourceFile = source.clientProperties(source.superUser);
    await costOf(run("inventory", "export", "--source", sourceFile, "-o", file("inventory.json")), bench.directory);
    const { expectationsFile, expectations } = await replicateAll(
      bench.directory,
      file("inventory.json"),
      source,
      target,
    );
    const clients = expectations.clients.flatMap(({ name, cluster, principal }) => [
      "--client",
      `${name}=${(cluster === "source" ? source : target).clientProperties(principal.replace("User:", ""))}`,
    ]);
    const checking = run(
      "check",
      expectationsFile,
      ...["--source", source.clientProperties("auditor"), "--target", target.clientProperties("auditor")],
      ...clients,
      ...["--output", `json=${file("report.json")}`],
    );
    const [costs = []] = await costsInTurn([checking], 3, bench.directory);
    const report: CheckReport = JSON.parse(readFileSync(file("report.json"), "utf8"));
    mustPass(report);
    const requests = [report.clusters.source, report.clusters.target].map((cluster) => cluster?.requests ?? Number.NaN);
    const what = `check of a wave of all of it (${String(report.totals.pass)} results), target with three brokers`;
    return [
      {
        id: "check-requests",
        work: `${what}: requests to the cluster that got more of them (${requests.map(String).join(" and ")})`,
        unit: "requests",
        ours: Math.max(...requests),
        goal: { atMost: 75, of: "ours" },
      },
      {
        id: "check",
        work: `${what}: whole process (${stepsOf(report)})`,
        unit: "ms",
        ours: median(costs.map(({ wallMs }) => wallMs)),
      },
      {
        id: "check-memory",
        work: `${what}: peak memory`,
        unit: "MB",
        ours: median(costs.map(({ peakMegabytes }) => peakMegabytes)),
      },
    ];
  },
};

/** Where the time of the last run went. */
function stepsOf({ timings }: CheckReport): string {
  return timings.map(({ step, durationMs }) => `${step} ${(durationMs / 1000).toFixed(1)} s`).join(", ");
}

/** A check that stops early is quick: only one that saw everything counts. */
function mustPass({ verdict, results }: CheckReport): void {
  const bad = results.filter(({ status }) => status === "fail" || status === "unknown");
  if (verdict !== "pass")
    throw new Error(
      `the measured check did not pass: ${JSON.stringify(bad.slice(0, 5), null, 1)} (${String(bad.length)})`,
    );
}
