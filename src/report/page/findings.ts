import { type RunReport } from "../../check/report";
import { findingsOf, subjectsText, type ToldFinding } from "../findings";
import { html, type Html, nothing } from "./html";

/** Findings that are told in full; the rest is in the list of checks. */
const mostTold = 60;

const headings: Readonly<Record<"fail" | "unknown" | "waived", readonly [string, string]>> = {
  fail: ["What failed", "Each with what was declared, what was seen, why it matters and what to do."],
  unknown: ["What could not be seen", "Unknown never passes: what could not be read was not proved."],
  waived: ["What was waived", "It does not hold, and somebody accepted that."],
};

/** What failed, then what is unknown, then what was waived; in the order of the checks. */
export function findings(report: RunReport): Html {
  return html`${(["fail", "unknown", "waived"] as const).map((status) => section(report, status))}`;
}

function section(report: RunReport, status: "fail" | "unknown" | "waived"): Html {
  const found = findingsOf(report, status);
  if (found.length === 0) return nothing;
  const [title, lead] = headings[status];
  const left = found.length - mostTold;
  return html`<section>
    <h2>${title}</h2>
    <p class="lead">${lead}</p>
    ${found.slice(0, mostTold).map(finding)}
    ${left > 0 ? html`<p class="soft">and ${left} more, in the list of checks below.</p>` : nothing}
  </section>`;
}

function finding({ check, result, subjects, alsoSaidBy }: ToldFinding): Html {
  const { status, cause, message, expected, seen, remedy } = result;
  return html`<article class="finding tone-${status}">
    <div class="title">
      <h3>${subjectsText(subjects)}</h3>
      ${cause === undefined ? nothing : html`<span class="cause">${cause}</span>`}
      <span class="soft mono">${check.name}</span>
    </div>
    <p class="message">${message}</p>
    <dl>
      ${
        expected === undefined
          ? nothing
          : html`<dt>expected</dt>
              <dd class="mono">${expected}</dd>`
      }
      ${
        seen === undefined
          ? nothing
          : html`<dt>seen</dt>
              <dd class="mono">${seen}</dd>`
      }
      ${
        alsoSaidBy.length === 0
          ? html`<dt>why</dt>
              <dd>${check.why}</dd>`
          : html`<dt>also</dt>
              <dd class="mono">${alsoSaidBy.join(", ")}</dd>`
      }
      <dt>remedy</dt>
      <dd><div class="remedy">${remedy ?? check.remedy}</div></dd>
    </dl>
  </article>`;
}
