import { statSync } from "node:fs";
import { join } from "node:path";
import { runCheck } from "../../check/run-check";
import { readExpectations } from "../../expectations/read-expectations";
import { readClientProperties } from "../../kafka-client/client-properties";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { type RenderOptions } from "../../report/render-options";
import { renderers } from "../../report/table";
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
  readonly target: string;
  readonly client: readonly NamedFile[];
  readonly phase: "before-apply" | "after-apply";
  readonly only: readonly string[];
  readonly output: readonly Output[];
}

/** Checks, writes every report that was asked for, and sets the exit code to the verdict's. */
export async function runCheckCommand(place: string, options: CheckOptions): Promise<void> {
  const outputs = chosenOutputs(options.output, Object.keys(renderers));
  const expectations = readExpectations(expectationsFile(place));
  const progress = progressOn(process.stderr);
  const interruption = listenForInterruption();
  const report = await runCheck({
    expectations: expectations.content,
    ...(options.source === undefined ? {} : { source: readClientProperties(options.source) }),
    target: readClientProperties(options.target),
    clients: new Map(options.client.map(({ name, file }) => [name, readClientProperties(file)])),
    phase: options.phase,
    only: options.only,
    now: new Date(),
    version: packageVersion(),
    onProgress: progress.say,
    signal: interruption.signal,
  });
  progress.clear();
  writeOutputs(
    outputs,
    Object.fromEntries(
      Object.entries(renderers).map(([format, render]) => [format, (how: RenderOptions) => render(report, how)]),
    ),
  );
  process.exitCode = report.exitCode;
}

function expectationsFile(place: string): string {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true ? join(place, "expectations.json") : place;
}
