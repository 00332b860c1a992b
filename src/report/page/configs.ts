import { type ConfigLine } from "../../check/details";
import { type RunReport } from "../../check/report";
import { detailsOf } from "./figures";
import { html, type Html, nothing } from "./html";
import { figure, mark } from "./marks";

const rules: Readonly<Record<ConfigLine["rule"], string>> = {
  equal: "",
  "at-least": "at least ",
  "at-most": "at most ",
};

/** A page with more would be slow to open; the JSON report has all. */
const mostTopics = 150;

/** Every effective config that was compared, by topic; those that do not hold first. */
export function configs(report: RunReport): Html {
  const all = detailsOf(report, "configs");
  if (all.length === 0) return nothing;
  const topics = all.slice(0, mostTopics);
  const left = all.length - topics.length;
  return html`<section>
    <h2>Effective topic configs</h2>
    <p class="lead">Compared by meaning, defaults included: what a broker's default decides is declared as well.</p>
    <div class="panel">
      ${topics.map(
        ({ subject, status, details }) =>
          html`<details>
            <summary class="check line">
              ${mark(status)}<span class="name mono">${subject}</span>
              <span class="total">${summaryOf(details.configs)}</span>
            </summary>
            <div class="subjects scroll">
              <table>
                <tbody>
                  ${details.configs.map(configRow)}
                </tbody>
              </table>
            </div>
          </details>`,
      )}
    </div>
    ${left > 0 ? html`<p class="soft">and ${left} topics more, in the JSON report.</p>` : nothing}
  </section>`;
}

function configRow({ key, rule, expected, seen, holds }: ConfigLine): Html {
  return html`<tr>
    <td class="mono">${key}</td>
    <td class="mono number">${rules[rule]}${expected}</td>
    <td class="mono number">
      ${holds ? html`<span class="soft">${seen ?? ""}</span>` : html`<span class="state tone-${seen === null ? "unknown" : "fail"}">${seen ?? "not told"}</span>`}
    </td>
  </tr>`;
}

function summaryOf(lines: readonly ConfigLine[]): string {
  const broken = lines.filter(({ holds }) => !holds).length;
  return broken === 0 ? `${figure(lines.length)} hold` : `${figure(broken)} of ${figure(lines.length)} do not hold`;
}
