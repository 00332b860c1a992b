import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readOutputs } from "../../check/network/read-outputs";
import { runNetworkCheck } from "../../check/run-network-check";
import { type AnyReport } from "../../check/report";
import { runCheck } from "../../check/run-check";
import { type Expectations } from "../../expectations/document";
import { type NetworkExpectations } from "../../expectations/network/document";
import { type Vantage } from "../../expectations/network/vantage";
import { readAnyExpectations } from "../../expectations/read-expectations";
import { readClientProperties } from "../../kafka-client/client-properties";
import { readNetwork } from "../../network/read-network";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { type RenderOptions } from "../../report/render-options";
import { renderers } from "../../report/table";
import { usageError } from "../usage-error";
import { packageVersion } from "../version";
import { chosenOutputs, type Output, writeOutputs } from "./write-outputs";

/** `NAME=FILE`, as `--client` takes it. */
export interface NamedFile {
  readonly name: string;
  readonly file: string;
}

/** Everything that `kafka-byoc check` was told. */
export interface CheckOptions {
  readonly source?: string;
  readonly target?: string;
  readonly client: readonly NamedFile[];
  readonly phase: "before-apply" | "after-apply";
  readonly vantage?: Vantage;
  /** A file with Terraform's outputs. */
  readonly outputs?: string;
  readonly only: readonly string[];
  readonly output: readonly Output[];
}

/** What both kinds of check are told of their run. */
interface Run {
  readonly now: Date;
  readonly version: string;
  readonly onProgress: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Checks, writes every report that was asked for, and sets the exit code to the verdict's. */
export async function runCheckCommand(place: string, options: CheckOptions): Promise<void> {
  const outputs = chosenOutputs(options.output, Object.keys(renderers));
  const file = expectationsFile(place);
  const { content } = readAnyExpectations(file);
  const progress = progressOn(process.stderr);
  const { signal } = listenForInterruption();
  const run = { now: new Date(), version: packageVersion(), onProgress: progress.say, signal };
  const report: AnyReport =
    content.kind === "Expectations"
      ? await checkWave(content, options, run)
      : await checkNetwork(content, file, options, run);
  progress.clear();
  const network = networkBeside(file);
  writeOutputs(
    outputs,
    Object.fromEntries(
      Object.entries(renderers).map(([format, render]) => [
        format,
        (how: RenderOptions) => render(report, { ...how, ...network }),
      ]),
    ),
  );
  process.exitCode = report.exitCode;
}

function checkWave(expectations: Expectations, options: CheckOptions, run: Run): Promise<AnyReport> {
  const { source, target, client, phase, only, vantage, outputs } = options;
  refuse("a network's expectations; these are of a wave", { vantage, outputs });
  if (target === undefined)
    throw usageError("These are the expectations of a wave: give the properties of its target, --target <file>.");
  return runCheck({
    expectations,
    ...(source === undefined ? {} : { source: readClientProperties(source) }),
    target: readClientProperties(target),
    clients: new Map(client.map(({ name, file }) => [name, readClientProperties(file)])),
    phase,
    only,
    ...run,
  });
}

function checkNetwork(
  expectations: NetworkExpectations,
  file: string,
  options: CheckOptions,
  run: Run,
): Promise<AnyReport> {
  const { source, target, client, phase, only, vantage, outputs } = options;
  refuse("a wave's expectations; these are of a network", {
    source,
    client: client[0]?.file,
    phase: phase === "before-apply" ? phase : undefined,
  });
  return runNetworkCheck({
    expectations,
    vantage: vantage ?? null,
    outputs: outputs === undefined ? null : readOutputs(outputs, stackFileBeside(file)),
    tls: target === undefined ? null : readClientProperties(target).tls,
    only,
    ...run,
  });
}

/**
 * Refuses options that mean nothing here.
 *
 * @throws UsageError for the first of them.
 */
function refuse(only: string, options: Readonly<Record<string, string | undefined>>): void {
  const [name] = Object.entries(options).find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined) throw usageError(`--${name} is only for ${only}.`);
}

/** The synthesized stack beside which the expectations lie; undefined where they were carried elsewhere. */
function stackFileBeside(expectations: string): string | undefined {
  const file = join(dirname(expectations), "cdk.tf.json");
  return existsSync(file) ? file : undefined;
}

/** The picture of the network that lies beside its expectations; a report does without where it does not. */
function networkBeside(expectations: string): Pick<RenderOptions, "network"> {
  const file = join(dirname(expectations), "network.json");
  return existsSync(file) ? { network: readNetwork(file).content } : {};
}

function expectationsFile(place: string): string {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true ? join(place, "expectations.json") : place;
}
