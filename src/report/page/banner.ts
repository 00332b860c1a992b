import { type AnyReport } from "../../check/report";
import { headingOf } from "../heading";
import { durationText, totalsText } from "../words";
import { html, type Html } from "./html";

const sentences: Readonly<Record<AnyReport["verdict"], string>> = {
  pass: "holds",
  fail: "does not hold",
  unknown: "is not proved",
  "nothing-selected": "was not checked",
};

/** The verdict, and what it is about. */
export function banner(report: AnyReport): Html {
  const { verdict, totals, startedAt, durationMs } = report;
  const { subject, how, facts } = headingOf(report);
  return html`<header class="tone-${verdict}">
    <div>
      <p class="eyebrow">${how}</p>
      <h1>${subject} <span class="verdict">${sentences[verdict]}</span></h1>
      <p class="facts">
        <span>${totalsText(totals)}</span>
        ${facts.map((fact) => html`<span>${fact}</span>`)}
        <span><time datetime="${startedAt}">${readable(startedAt)}</time></span>
        <span>took ${durationText(durationMs)}</span>
      </p>
    </div>
  </header>`;
}

function readable(startedAt: string): string {
  return startedAt.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
}
