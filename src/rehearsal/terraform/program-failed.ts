/** A program that a rehearsal needs did not do its work. The message is for people: what failed, why, what to do. */
export class ProgramFailed extends Error {
  override readonly name = "ProgramFailed";
  /** Configuration: something on this machine, or in what was declared, has to change first. */
  readonly exitCode = 78;
}

/** How many of a failed program's last lines are shown where it tells no error of its own. */
const lastLines = 15;

/** A failure with what the program itself said: Terraform's `Error:` paragraphs, or else its last lines. */
export function programFailed(
  doing: string,
  exitCode: number,
  lines: readonly string[],
  advice?: string,
): ProgramFailed {
  const said = errorParagraphs(lines);
  const shown = said.length > 0 ? said : lines.filter((line) => line.trim() !== "").slice(-lastLines);
  const head = `${doing} failed (exit code ${String(exitCode)}):`;
  return new ProgramFailed(
    [head, ...shown.map((line) => `  ${line}`), ...(advice === undefined ? [] : [advice])].join("\n"),
  );
}

/** The lines of Terraform's boxes that begin with `Error:`, each text once, without the drawing around them. */
function errorParagraphs(lines: readonly string[]): readonly string[] {
  const paragraphs: string[] = [];
  let inside = false;
  for (const line of lines) {
    const text = line.replace(/^[^│╷╵]*[│╷╵]\s?/, "").trimEnd();
    if (line.includes("╵")) inside = false;
    else if (/^Error: /.test(text)) inside = true;
    if (inside && text !== "" && !paragraphs.includes(text)) paragraphs.push(text);
  }
  return paragraphs;
}
