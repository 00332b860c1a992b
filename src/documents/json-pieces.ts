/**
 * The text of `JSON.stringify(content, null, 2)`, piece by piece: a document of a hundred megabytes never lies in memory as
 * one text. Each element of a list on the first level is a piece.
 */
export function* jsonPieces(content: unknown): Generator<string> {
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    yield indented(content, "");
    return;
  }
  let opening = "{\n";
  for (const [key, value] of Object.entries(content)) {
    if (value === undefined) continue;
    yield `${opening}  ${JSON.stringify(key)}: `;
    opening = ",\n";
    if (Array.isArray(value) && value.length > 0) yield* listPieces(value);
    else yield indented(value, "  ");
  }
  yield opening === "{\n" ? "{}" : "\n}";
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  let opening = "[\n";
  for (const element of list) {
    yield `${opening}    ${indented(element ?? null, "    ")}`;
    opening = ",\n";
  }
  yield "\n  ]";
}

/** Line feeds inside of values are written as `\n`: those in the text are the indentation's own. */
function indented(value: unknown, margin: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${margin}`);
}
