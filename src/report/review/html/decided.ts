import { type Suppression } from "../../../review/finding";
import { type Review } from "../../../review/review";
import { html, type Html, nothing } from "../../page/html";
import { aboutChangeText, missingInputs, notJudgedCount } from "../not-judged";
import { soonestFirst } from "../suppressed";
import { shown } from "./shown";
import { panelTable } from "./table";

/** What somebody decided, and what was not looked at: suppressions, rules turned off, rules not judged. */
export function decidedSection(review: Review): Html {
  return html`${suppressed(review)} ${notJudged(review)} ${off(review)}`;
}

function suppressed({ suppressions, findings, at }: Review): Html {
  if (suppressions.length === 0) return nothing;
  const hidden = new Map<Suppression, number>();
  for (const { status } of findings)
    if (status.is === "suppressed") hidden.set(status.by, (hidden.get(status.by) ?? 0) + 1);
  const today = at.slice(0, 10);
  return html`<section id="suppressed">
    <h2>What is suppressed</h2>
    <p class="lead">Findings that somebody answers for until a day; the soonest to end first.</p>
    ${panelTable(
      ["Rule", "Resource", "Until", "Owner", "Reason", "Findings"],
      soonestFirst(suppressions, at),
      (one) =>
        html`<tr>
          <td class="mono">${shown(one.rule)}</td>
          <td class="mono">${shown(one.resource)}</td>
          <td>
            ${one.expires < today ? html`<span class="result tone-fail">${shown(one.expires)}</span>` : shown(one.expires)}
          </td>
          <td>${shown(one.owner)}</td>
          <td>${shown(one.reason)}</td>
          <td class="number">${(hidden.get(one) ?? 0).toLocaleString("en-GB")}</td>
        </tr>`,
    )}
  </section>`;
}

function notJudged(review: Review): Html {
  if (notJudgedCount(review) === 0) return nothing;
  const change = aboutChangeText(review);
  return html`<section id="not-judged">
    <h2>What was not judged</h2>
    <p class="lead">These rules had not what they need: nothing is known of what they would find.</p>
    ${change === null ? nothing : html`<p>${change}.</p>`}
    ${
      review.notJudged.length === 0
        ? nothing
        : panelTable(
            ["What would let them", "Rules"],
            missingInputs(review.notJudged),
            ({ give, rules }) =>
              html`<tr>
                <td><code>${shown(give)}</code></td>
                <td class="mono">${shown(rules.join(", "))}</td>
              </tr>`,
          )
    }
  </section>`;
}

function off(review: Review): Html {
  if (review.off.length === 0) return nothing;
  return html`<section id="off">
    <h2>What is turned off</h2>
    ${panelTable(
      ["Rule", "Reason"],
      review.off,
      ({ rule, reason }) =>
        html`<tr>
          <td class="mono">${shown(rule)}</td>
          <td>${shown(reason)}</td>
        </tr>`,
    )}
  </section>`;
}
