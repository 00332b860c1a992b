import { nearest } from "../../documents/nearest";
import { DocumentError, type Problem } from "../../documents/problem";
import { readDocument } from "../../documents/read-document";
import { type Suppression } from "../finding";
import { suppressionsSchema } from "./document";

/**
 * Reads a file of suppressions.
 *
 * @throws DocumentError with every problem at once: no document, an unknown rule, the same finding suppressed twice
 */
export function readSuppressions(file: string, ruleNames: readonly string[]): readonly Suppression[] {
  const document = readDocument(file, suppressionsSchema);
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const entries = document.content.suppressions.map((entry, index): Suppression => {
    const at = (field: string, rule: string, instead: string): void =>
      void problems.push(document.problemAt(["suppressions", index, field], rule, instead));
    if (!ruleNames.includes(entry.rule)) {
      const near = nearest(entry.rule, ruleNames);
      at("rule", "is no rule", near === undefined ? "kafka-byoc review --explain lists all." : `Did you mean ${near}?`);
    }
    const identity = [entry.rule, entry.stack ?? "", entry.resource, entry.path ?? ""].join("\u0000");
    if (seen.has(identity)) at("resource", "is suppressed twice for this rule", "Keep one of the two.");
    seen.add(identity);
    const { line, column } = document.problemAt(["suppressions", index, "rule"], "");
    const place = { file, line: line ?? 1, column: column ?? 1 };
    return { ...entry, path: entry.path ?? null, stack: entry.stack ?? null, place };
  });
  if (problems.length > 0) throw new DocumentError(problems);
  return entries;
}
