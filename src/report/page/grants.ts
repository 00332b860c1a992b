import { type GrantLine } from "../../check/details";
import { type RunReport } from "../../check/report";
import { grantText } from "../../kafka/acl-text";
import { detailsOf } from "./figures";
import { html, type Html, nothing } from "./html";
import { mark } from "./marks";

const states: Readonly<Record<GrantLine["state"], readonly [string, string]>> = {
  holds: ["pass", "in effect"],
  missing: ["fail", "missing"],
  refused: ["fail", "taken away"],
  beyond: ["fail", "beyond what was declared"],
};

/** Who may do what: every declared grant with its effect, and every grant beyond. */
export function grants(report: RunReport): Html {
  const principals = detailsOf(report, "grants");
  if (principals.length === 0) return nothing;
  return html`<section>
    <h2>Who may do what</h2>
    <p class="lead">As effective permissions: one wider ACL counts for what it covers, and a Deny wins.</p>
    <div class="panel">
      ${principals.map(
        ({ subject, status, details }) =>
          html`<details>
            <summary class="check line">
              ${mark(status)}<span class="name mono">${subject}</span>
              <span class="total">${summaryOf(details.grants)}</span>
            </summary>
            <div class="subjects scroll">
              <table>
                <tbody>
                  ${details.grants.map(grantRow)}
                </tbody>
              </table>
            </div>
          </details>`,
      )}
    </div>
  </section>`;
}

function grantRow({ acl, state }: GrantLine): Html {
  const [tone, words] = states[state];
  return html`<tr>
    <td class="mono">${grantText(acl)}</td>
    <td class="number"><span class="state tone-${tone}">${words}</span></td>
  </tr>`;
}

function summaryOf(lines: readonly GrantLine[]): string {
  const counts = new Map<string, number>();
  for (const { state } of lines) counts.set(states[state][1], (counts.get(states[state][1]) ?? 0) + 1);
  return [...counts].map(([words, count]) => `${String(count)} ${words}`).join(", ");
}
