import { visible } from "../visible";

/** So much of one foreign text is in one message. */
const mostShown = 2_000;

/**
 * A text as a SARIF message: braces around a number would be a placeholder and `[…](…)` a link (SARIF 2.1.0, 3.11.5 and
 * 3.11.6), so both are escaped where they would be read so, and nowhere else: not every viewer unescapes.
 */
export function messageText(text: string): string {
  return visible(text, mostShown)
    .replace(/\{(\d+)\}/g, "{{$1}}")
    .replace(/\](?=\()/g, "\\]");
}
