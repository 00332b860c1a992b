import { type CheckReport } from "../../check/report";
import { durationText, totalsText } from "../words";
import { html, type Html } from "./html";

const sentences: Readonly<Record<CheckReport["verdict"], string>> = {
  pass: "holds",
  fail: "does not hold",
  unknown: "is not proved",
  "nothing-selected": "was not checked",
};

const phases: Readonly<Record<CheckReport["phase"], string>> = {
  "before-apply": "before the apply",
  "after-apply": "after the apply",
};

/** The verdict, and what it is about. */
export function banner(report: CheckReport): Html {
  const { wave, verdict, totals, profile, phase, startedAt, durationMs } = report;
  return html`<header class="tone-${verdict}">
    <div>
      <p class="eyebrow">Kafka migration wave, checked on the live clusters ${phases[phase]}</p>
      <h1>${wave} <span class="verdict">${sentences[verdict]}</span></h1>
      <p class="facts">
        <span>${totalsText(totals)}</span>
        <span>${profile}</span>
        <span><time datetime="${startedAt}">${readable(startedAt)}</time></span>
        <span>took ${durationText(durationMs)}</span>
      </p>
    </div>
  </header>`;
}

function readable(startedAt: string): string {
  return startedAt.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
}
