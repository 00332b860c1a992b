import { DocumentError } from "../documents/problem";
import { type Expectations } from "../expectations/document";
import { type ClientProperties } from "../kafka-client/client-settings";
import { catalogue } from "./catalogue";
import { type Check, type Phase } from "./check";
import { nameNotThere, unknownChecks } from "./checks-named";
import { judgeAll } from "./judge";
import { type CheckReport, digestOf, reportOf } from "./report";
import { collect } from "./snapshot/collect";

/** What a run of the checker is told. */
export interface CheckRun {
  readonly expectations: Expectations;
  /** Without it what needs the source is unknown. */
  readonly source?: ClientProperties;
  readonly target: ClientProperties;
  /** Properties of declared clients, by their declared name. */
  readonly clients: ReadonlyMap<string, ClientProperties>;
  readonly phase: Phase;
  /** Names of the checks to run; none or empty: all of the phase. */
  readonly only?: readonly string[];
  readonly now: Date;
  /** Our own version, for the report. */
  readonly version: string;
  readonly onProgress: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Looks at the live clusters once and judges every selected check. Only reads. A cluster that cannot be reached is no error
 * here but a result.
 *
 * @throws DocumentError where `only` or `clients` name what does not exist.
 */
export async function runCheck(run: CheckRun): Promise<CheckReport> {
  namesMustExist(run);
  const started = performance.now();
  const checks = selected(run);
  const { expectations, source, target, clients, phase, now, version, onProgress, signal } = run;
  const given = { target, clients, ...(source === undefined ? {} : { source }) };
  const head = {
    expectations,
    expectationsDigest: digestOf(expectations),
    phase,
    version,
    startedAt: now.toISOString(),
  };
  if (checks.length === 0)
    return reportOf({ ...head, durationMs: 0, clusters: { source: null, target: null }, timings: [] }, [], []);
  const { snapshot, clusters, timings } = await collect({
    expectations,
    checks,
    phase,
    given,
    now,
    onProgress,
    signal,
  });
  onProgress("Judging");
  const results = judgeAll(checks, expectations, snapshot, phase);
  return reportOf({ ...head, durationMs: Math.round(performance.now() - started), clusters, timings }, checks, results);
}

function selected({ phase, only = [] }: CheckRun): readonly Check[] {
  const names = new Set(only);
  return catalogue.filter(({ name, phases }) => phases.includes(phase) && (names.size === 0 || names.has(name)));
}

function namesMustExist({ only = [], clients, expectations }: CheckRun): void {
  const declared = expectations.clients.map(({ name }) => name);
  const problems = [
    ...unknownChecks(only, catalogue),
    ...[...clients.keys()]
      .filter((name) => !declared.includes(name))
      .map((name) => nameNotThere("--client", name, declared, "is no client that the expectations declare")),
  ];
  if (problems.length > 0) throw new DocumentError(problems);
}
