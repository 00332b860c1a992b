import { type NetworkExpectations } from "../expectations/network/document";
import { type TlsSettings } from "../kafka-client/client-settings";
import { checksNamed } from "./checks-named";
import { type CheckResult } from "./result";
import { digestOf, type NetworkReport, networkReportOf } from "./report";
import { networkCatalogue } from "./network/catalogue";
import { type NetworkCheck } from "./network/check";
import { lookAtNetwork } from "./network/look/look-at-network";
import { type Outputs } from "./network/outputs";
import { type NetworkSeen } from "./network/seen";
import { withServers } from "./network/servers-after-apply";
import { type Here } from "./network/vantage";

/** What a check of a network is told. */
export interface NetworkCheckRun {
  readonly expectations: NetworkExpectations;
  /** Where it runs; null where nobody said, which leaves unknown what can only be seen from a certain place. */
  readonly vantage: Here;
  /** Terraform's outputs; null where none were given. */
  readonly outputs: Outputs | null;
  /** How the target's brokers prove themselves; the source's may do so by an authority of Node's as well; null trusts the authorities that come with Node. */
  readonly tls: TlsSettings | null;
  /** Names of the checks to run; none or empty: all. */
  readonly only?: readonly string[];
  readonly now: Date;
  /** How long each layer may take; 5 s where nothing is said. */
  readonly timeoutMs?: number;
  /** Our own version, for the report. */
  readonly version: string;
  readonly onProgress: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Looks once at a network from one place and judges what was declared of it. Resolves names and connects, and sends nothing
 * beyond a TLS handshake. What does not answer is no error here but a result.
 *
 * @throws DocumentError where `only` names what is no check.
 */
export async function runNetworkCheck(run: NetworkCheckRun): Promise<NetworkReport> {
  const { expectations, now, vantage, onProgress, signal } = run;
  const started = performance.now();
  const checks = checksNamed(run.only ?? [], networkCatalogue);
  onProgress("Looking at the network");
  const complete = withServers(expectations, run.outputs);
  const seen = await lookAtNetwork({ ...run, expectations: complete, checks });
  signal.throwIfAborted();
  const durationMs = Math.round(performance.now() - started);
  return networkReportOf(
    {
      expectations,
      expectationsDigest: digestOf(expectations),
      vantage,
      version: run.version,
      startedAt: now.toISOString(),
      durationMs,
      timings: [{ step: "Looking at the network", durationMs }],
    },
    checks,
    judgeNetwork(checks, complete, seen),
  );
}

/** Judges every check over what was seen, in their order. Pure. */
export function judgeNetwork(
  checks: readonly NetworkCheck[],
  expected: NetworkExpectations,
  seen: NetworkSeen,
): readonly CheckResult[] {
  const once = withoutRepetition(expected);
  return checks.flatMap((check) =>
    [...check.judge({ expected: once, seen })].map((judgement) => ({ check: check.name, id: check.id, ...judgement })),
  );
}

/** Two constructs may declare the same: it is judged once. */
function withoutRepetition(expected: NetworkExpectations): NetworkExpectations {
  const { names, ports, servers, closed, certificates, endpoints, edges } = expected;
  return {
    ...expected,
    names: distinct(names),
    ports: distinct(ports),
    servers: distinct(servers),
    closed: distinct(closed),
    certificates: distinct(certificates),
    endpoints: distinct(endpoints),
    edges: distinct(edges),
  };
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
