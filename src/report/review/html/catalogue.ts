import { type Review } from "../../../review/review";
import { areas } from "../../../review/rule";
import { html, type Html, nothing } from "../../page/html";
import { openByRule } from "../summary";
import { areaWords } from "../words";
import { anchorOf } from "./findings";
import { shown } from "./shown";

/** Every rule that took part, with what became of it: a passed rule is worth as much as a finding. */
export function catalogue({ rules, findings, notJudged, onlyInPlans, off }: Review): Html {
  const open = new Map(openByRule(findings).map((one) => [one.rule, one.findings.length]));
  const waiting = new Set([...notJudged.map(({ rule }) => rule), ...onlyInPlans]);
  const without = new Set(off.map(({ rule }) => rule));
  const outcome = (name: string): Html => {
    const count = open.get(name);
    if (count !== undefined)
      return html`<a class="result tone-fail" href="#${anchorOf({ rule: name })}"
        >${count.toLocaleString("en-GB")} open</a
      >`;
    if (without.has(name)) return html`<span class="soft">off</span>`;
    if (waiting.has(name)) return html`<span class="soft">not judged</span>`;
    return html`<span class="result tone-pass">nothing open</span>`;
  };
  return html`<section id="rules">
    <h2>The rules</h2>
    <p class="lead">Everything that was looked for.</p>
    ${areas.map((area) => {
      const own = rules.filter((rule) => rule.area === area);
      if (own.length === 0) return nothing;
      return html`<div class="panel">
        <div class="caption">${areaWords[area]}</div>
        ${own.map(
          ({ name, severity, title, what, references }) =>
            html`<details>
              <summary class="check line">
                <span class="mark tone-${severity}" title="${severity}" aria-label="${severity}"
                  >${severity.charAt(0).toUpperCase()}</span
                >
                <span class="name">${shown(title)} <span class="soft mono">${shown(name)}</span></span>
                <span class="total">${outcome(name)}</span>
              </summary>
              <div class="subjects told">
                <p>${shown(what)}</p>
                ${references.map((reference) => html`<p class="soft mono">${shown(reference)}</p>`)}
              </div>
            </details>`,
        )}
      </div>`;
    })}
  </section>`;
}
