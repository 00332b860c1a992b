import { areas, areaTitles } from "../../check/check";
import { type RunReport, type CheckSummary } from "../../check/report";
import { type CheckResult } from "../../check/result";
import { totalsText } from "../words";
import { html, type Html, nothing } from "./html";
import { mark } from "./marks";

/** Every check by area; its subjects open below it. */
export function checkList(report: RunReport): Html {
  return html`<section>
    <h2>Every check</h2>
    <p class="lead">Open one to see each subject that it was asked of.</p>
    ${areas.map((area) => {
      const own = report.checks.filter((check) => check.area === area);
      if (own.length === 0) return nothing;
      return html`<div class="panel">
        <div class="caption">${areaTitles[area]}</div>
        ${own.map((check) => checkRow(check, report))}
      </div>`;
    })}
  </section>`;
}

function checkRow(check: CheckSummary, { results }: RunReport): Html {
  const own = results.filter((result) => result.check === check.name);
  return html`<details>
    <summary class="check">
      ${mark(check.status)}<span class="name">${check.title}</span>
      <span class="total">${totalsText(check.totals)}</span>
      <span class="why">${check.why}</span>
    </summary>
    <div class="subjects scroll">
      ${
        own.length === 0
          ? html`<p class="check soft">Nothing of this kind is declared.</p>`
          : html`<table>
              <tbody>
                ${own.map(subjectRow)}
              </tbody>
            </table>`
      }
    </div>
  </details>`;
}

function subjectRow({ subject, status, message, cause }: CheckResult): Html {
  return html`<tr>
    <td style="width:40px">${mark(status)}</td>
    <td class="mono" style="width:34%">${subject}</td>
    <td>${message}${cause === undefined ? nothing : html` <span class="cause tone-${status}">${cause}</span>`}</td>
  </tr>`;
}
