import { type Status } from "../../check/result";
import { html, type Html } from "./html";

const signs: Readonly<Record<Status, string>> = { pass: "✓", fail: "✕", unknown: "?", skipped: "–", waived: "~" };

/** A status as a word. */
export const statusWords: Readonly<Record<Status, string>> = {
  pass: "passed",
  fail: "failed",
  unknown: "unknown",
  skipped: "skipped",
  waived: "waived",
};

/** The round sign of a status; the word is there for who cannot see it. */
export function mark(status: Status): Html {
  return html`<span class="mark tone-${status}" title="${statusWords[status]}" aria-label="${statusWords[status]}"
    >${signs[status]}</span
  >`;
}

/** A number with thousands set apart. */
export function figure(value: number): string {
  return value.toLocaleString("en-GB");
}
