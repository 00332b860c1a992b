import { statSync } from "node:fs";
import { join } from "node:path";
import { type CheckReport } from "../../check/report";
import { runCheck } from "../../check/run-check";
import { writeFileWhole } from "../../documents/write-file";
import { readExpectations } from "../../expectations/read-expectations";
import { readClientProperties } from "../../kafka-client/client-properties";
import { listenForInterruption } from "../interruption";
import { progressOn } from "../progress";
import { renderers, type ReportFormat } from "../../report/table";
import { usageError } from "../usage-error";
import { packageVersion } from "../version";

/** `NAME=FILE`, as `--client` takes it. */
export interface NamedFile {
  readonly name: string;
  readonly file: string;
}

/** `FORMAT` or `FORMAT=FILE`, as `--output` takes it. */
export interface Output {
  readonly format: string;
  readonly file?: string;
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
  const outputs = options.output.length === 0 ? [{ format: "text" }] : options.output;
  outputs.forEach(mustBeFormat);
  if (outputs.filter((output) => output.file === undefined).length > 1)
    throw usageError("Only one --output can go to stdout: give the others a file, such as --output html=report.html.");
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
  for (const output of outputs) write(report, output);
  process.exitCode = report.exitCode;
}

function expectationsFile(place: string): string {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true ? join(place, "expectations.json") : place;
}

function isFormat(format: string): format is ReportFormat {
  return format in renderers;
}

function mustBeFormat({ format }: Output): void {
  if (!isFormat(format))
    throw usageError(`--output ${format}: there is no such format. Write one of ${Object.keys(renderers).join(", ")}.`);
}

function write(report: CheckReport, output: Output): void {
  if (!isFormat(output.format)) return;
  const toTerminal = output.file === undefined && process.stdout.isTTY;
  const text = renderers[output.format](report, {
    colour: toTerminal && process.env["NO_COLOR"] === undefined,
    width: toTerminal ? process.stdout.columns : 120,
  });
  if (output.file === undefined) process.stdout.write(text);
  else writeFileWhole(output.file, text);
}
