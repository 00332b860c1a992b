import { writeFileWhole } from "../../documents/write-file";
import { type RenderOptions } from "../../report/render-options";
import { usageError } from "../usage-error";

/** `FORMAT` or `FORMAT=FILE`, as `--output` takes it. */
export interface Output {
  readonly format: string;
  readonly file?: string;
}

/** How to write one report in each format that a command knows. */
export type Formats = Readonly<Record<string, (options: RenderOptions) => string>>;

/**
 * The outputs that a person asked for, or text on stdout.
 *
 * @throws UsageError where a format does not exist, or more than one would go to stdout
 */
export function chosenOutputs(outputs: readonly Output[], formats: readonly string[]): readonly Output[] {
  const chosen = outputs.length === 0 ? [{ format: "text" }] : outputs;
  const unknown = chosen.find(({ format }) => !formats.includes(format));
  if (unknown !== undefined)
    throw usageError(`--output ${unknown.format}: there is no such format. Write one of ${formats.join(", ")}.`);
  if (chosen.filter(({ file }) => file === undefined).length > 1)
    throw usageError("Only one --output can go to stdout: give the others a file, such as --output html=report.html.");
  return chosen;
}

/** Writes each chosen output; colours only on a terminal, and not where NO_COLOR is set. */
export function writeOutputs(outputs: readonly Output[], formats: Formats): void {
  for (const { format, file } of outputs) {
    // Undefined, not false, where stdout is a pipe: and what is undefined would be guessed from the environment.
    const toTerminal = file === undefined && Boolean(process.stdout.isTTY);
    const text = formats[format]?.({
      colour: toTerminal && process.env["NO_COLOR"] === undefined,
      width: toTerminal ? process.stdout.columns : 120,
    });
    if (text === undefined) continue;
    if (file === undefined) process.stdout.write(text);
    else writeFileWhole(file, text);
  }
}
