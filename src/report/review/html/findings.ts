import { type Finding } from "../../../review/finding";
import { type Review } from "../../../review/review";
import { severities, type Severity } from "../../../review/severity";
import { html, type Html, nothing } from "../../page/html";
import { openByRule, type OpenRule } from "../summary";
import { counted, placeText } from "../words";
import { shown } from "./shown";

/** Places of one rule that are on the page; the JSON report has them all. */
const mostTold = 200;

/** Resources that are named of those that take part. */
const involvedShown = 5;

const severityLeads: Readonly<Record<Severity, string>> = {
  critical: "Data or control of the cluster is open to strangers, or records are lost.",
  high: "To be mended before it is applied.",
  medium: "To be mended, or accepted by somebody who answers for it.",
  low: "Worth knowing.",
};

/** What is open, by severity and rule, with a filter that needs no script. */
export function findingSections(review: Review): Html {
  const rules = openByRule(review.findings);
  if (rules.length === 0) return nothing;
  const there = severities.filter((severity) => rules.some((rule) => rule.severity === severity));
  const unsure = rules.some(({ findings }) => findings.some(({ verdict }) => verdict === "cannot-tell"));
  return html`<section>
      <h2>Findings</h2>
      <div class="filter" role="group" aria-label="Show">
        <span>Show</span>
        ${there.map((severity) => checkbox(`only-${severity}`, severity))}
        ${unsure ? checkbox("only-unsure", "what cannot be told") : nothing}
      </div>
      <ul class="jump">
        ${rules.map(
          (rule) =>
            html`<li class="severity-${rule.severity}"><a href="#${anchorOf(rule)}">${shown(rule.rule)}</a></li>`,
        )}
      </ul>
    </section>
    ${there.map((severity) => section(severity, rules, review))}`;
}

function checkbox(id: string, words: string): Html {
  return html`<label><input type="checkbox" id="${id}" checked />${words}</label>`;
}

/** The place of a rule on the page: `#rule-topic-destroyed`. A policy may give one rule two severities only from run to run. */
export function anchorOf({ rule }: Pick<OpenRule, "rule">): string {
  return `rule-${rule.replace(/[^a-zA-Z0-9-]/g, "-")}`;
}

function section(severity: Severity, rules: readonly OpenRule[], review: Review): Html {
  const own = rules.filter((rule) => rule.severity === severity);
  return html`<section class="severity-${severity} tone-${severity}">
    <h2>${severity.replace(/^./, (letter) => letter.toUpperCase())}</h2>
    <p class="lead">${severityLeads[severity]}</p>
    ${own.map((rule) => ruleDetails(rule, review))}
  </section>`;
}

function ruleDetails(rule: OpenRule, { rules, stacks }: Review): Html {
  const { title, remedy, findings, severity } = rule;
  const described = rules.find(({ name }) => name === rule.rule);
  const more = findings.length - mostTold;
  const loud = severity === "critical" || severity === "high";
  return html`<details class="finding rule" id="${anchorOf(rule)}" ${loud ? { html: "open" } : nothing}>
    <summary>
      <h3>${shown(title)}</h3>
      <span class="soft mono">${shown(rule.rule)}</span><span class="cause">${counted(findings.length, "place")}</span>
    </summary>
    ${described === undefined ? nothing : html`<p class="why">${shown(described.why)}</p>`}
    <div class="remedy">${shown(remedy)}</div>
    <ul class="places">
      ${findings.slice(0, mostTold).map((finding) => place(finding, stacks.length > 1))}
    </ul>
    ${more > 0 ? html`<p class="soft">and ${more.toLocaleString("en-GB")} more: the JSON report has all.</p>` : nothing}
  </details>`;
}

function place(finding: Finding, several: boolean): Html {
  const { address, path, seen, stack, verdict, constructPath, involves } = finding;
  const where = [several && stack !== "" ? `stack ${shown(stack)}` : null, constructPath, placeText(finding)]
    .flatMap((part) => (part === null ? [] : [shown(part)]))
    .join(" · ");
  return html`<li class="verdict-${verdict}">
    <div>
      <code>${shown(address ?? "the plan as a whole")}</code>
      ${path === null ? nothing : html`<span class="soft mono">${shown(path)}</span>`}
      ${verdict === "cannot-tell" ? html`<span class="cause tone-unknown">cannot tell</span>` : nothing}
    </div>
    <div>${shown(seen)}</div>
    ${involves.length === 0 ? nothing : html`<div class="soft where">with <code>${involvedText(involves)}</code></div>`}
    ${where === "" ? nothing : html`<div class="soft where mono">${where}</div>`}
  </li>`;
}

function involvedText(involves: readonly string[]): string {
  const more = involves.length - involvedShown;
  const named = involves.slice(0, involvedShown).map(shown).join(", ");
  return more > 0 ? `${named} and ${more.toLocaleString("en-GB")} more` : named;
}
