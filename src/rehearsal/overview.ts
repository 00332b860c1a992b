import { type Inventory } from "../inventory/document/inventory";
import { html, type Html, nothing } from "../report/page/html";
import { page } from "../report/page/page";
import { actionWords } from "../report/review/words";
import { ledgerChapters } from "../target/ledger-chapters";
import { type LedgerDocument } from "../target/ledger-document";
import { type Fault } from "./faults/fault";
import { type Checked } from "./steps/check";
import { type Reviewed } from "./steps/review";
import { type DoneStep } from "./steps";

/** All that a rehearsal's first page tells. */
export interface Overview {
  readonly steps: readonly DoneStep[];
  /** With what other sources told. */
  readonly inventory: Inventory;
  readonly ledger: LedgerDocument;
  readonly reviewed: Reviewed;
  /** Null where the review let nothing be deployed. */
  readonly checked: Checked | null;
  /** What was broken on purpose, where something was. */
  readonly fault?: Fault;
}

/** The first page of a rehearsal: what was done, where the inventory is from, what the ledger holds, what review and check said. */
export function overviewPage(overview: Overview): string {
  const { ledger, checked, fault } = overview;
  const verdict = verdictOf(overview);
  const tone = { 0: "tone-pass", 1: "tone-fail" }[(checked ?? overview.reviewed).exitCode] ?? "tone-unknown";
  return page(
    `Rehearsal of ${ledger.wave}`,
    html`<header class="${tone}">
        <div>
          <p class="eyebrow">One wave, end to end, on this machine</p>
          <h1>${ledger.wave} <span class="verdict">${verdict}</span></h1>
          <p class="facts">
            <span>${ledger.profile}</span>
            ${fault === undefined ? nothing : html`<span>broken on purpose: ${fault.title}</span>`}
            <span><a href="review.html">the review of the plan</a></span>
            ${checked === null ? nothing : html`<span><a href="report.html">the check's report</a></span>`}
            <span><a href="ledger.html">the ledger</a></span>
          </p>
        </div>
      </header>
      <main>
        ${stepsTable(overview)} ${sourcesTable(overview)} ${conflictsTable(overview)} ${ledgerFigures(overview)}
        ${reviewFigures(overview)}
      </main>`,
  );
}

function verdictOf({ checked, reviewed }: Overview): string {
  if (checked !== null) return { 0: "holds", 1: "does not hold" }[checked.exitCode] ?? "is not proved";
  return reviewed.exitCode === 0 ? "is planned and not deployed" : "is not deployed: the review does not pass its plan";
}

function stepsTable({ steps }: Overview): Html {
  return html`<section>
    <h2>What was done</h2>
    <p class="lead">Every step with real parts; what it started, it has stopped again.</p>
    <div class="panel scroll">
      <table>
        <thead>
          <tr>
            <th>step</th>
            <th class="number">seconds</th>
            <th>what it came to</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map(
            ({ title, seconds, note }) =>
              html`<tr>
                <td>${title}</td>
                <td class="number">${seconds.toFixed(1)}</td>
                <td>${note}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function sourcesTable({ inventory }: Overview): Html {
  const { sources, conflicts, leftOut, unknowns } = inventory;
  return html`<section>
    <h2>Where the inventory is from</h2>
    <p class="lead">
      ${sources.length} source(s) in one document, with where each field is from: ${conflicts.length} conflict(s),
      ${leftOut.length} thing(s) that an importer did not understand, ${unknowns.length} part(s) not known.
    </p>
    <div class="panel scroll">
      <table>
        <thead>
          <tr>
            <th>source</th>
            <th>what it is</th>
            <th>taken at</th>
            <th class="number">not understood</th>
          </tr>
        </thead>
        <tbody>
          ${sources.map(
            ({ id, format, name, takenAt }) =>
              html`<tr>
                <td><code>${id}</code></td>
                <td>${format} <span class="soft mono">${name}</span></td>
                <td>${takenAt ?? "not told"}</td>
                <td class="number">${leftOut.filter(({ source }) => source === id).length}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function conflictsTable({ inventory: { conflicts } }: Overview): Html {
  if (conflicts.length === 0) return nothing;
  return html`<section>
    <h2>What two sources tell differently</h2>
    <p class="lead">The first source's word is kept; somebody should find out who is wrong.</p>
    <div class="panel scroll">
      <table>
        <thead>
          <tr>
            <th>field</th>
            <th>kept</th>
            <th>also told</th>
          </tr>
        </thead>
        <tbody>
          ${conflicts.map(
            ({ path, kept, other }) =>
              html`<tr>
                <td><code>${path}</code></td>
                <td><code>${shortened(kept.value)}</code> <span class="soft">${kept.source}</span></td>
                <td><code>${shortened(other.value)}</code> <span class="soft">${other.source}</span></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function ledgerFigures({ ledger }: Overview): Html {
  return html`<section>
    <h2>What the target makes of it</h2>
    <p class="lead">
      Every difference from the source has a line with its reason in <a href="ledger.html">the ledger</a>.
    </p>
    <div class="figures">
      ${ledgerChapters(ledger.lines).map(
        ({ title, lines }) => html`<div class="figure"><b>${lines}</b><span>${title}</span></div>`,
      )}
    </div>
  </section>`;
}

function reviewFigures({ reviewed }: Overview): Html {
  const { verdict, open, suppressed, actions, grants } = reviewed;
  const figures = [
    [open.length, open.length === 1 ? "finding" : "findings"],
    [suppressed, "accepted for a while"],
    ...Object.entries(grants)
      .filter(([, count]) => count > 0)
      .map(([result, count]) => [count, `rights: ${result}`] as const),
  ] as const;
  return html`<section>
    <h2>What the plan opens, grants and destroys</h2>
    <p class="lead">
      Terraform's own plan (${plannedText(actions)}), read before it was applied:
      <a href="review.html">the review</a> says ${verdict}.
    </p>
    <div class="figures">
      ${figures.map(([count, words]) => html`<div class="figure"><b>${count}</b><span>${words}</span></div>`)}
    </div>
  </section>`;
}

/** `1 replaced, destroyed first, 180 created`. */
function plannedText(actions: Reviewed["actions"]): string {
  return Object.entries(actionWords)
    .flatMap(([action, words]) => (actions[action] === undefined ? [] : [`${String(actions[action])} ${words}`]))
    .join(", ");
}

const longestValue = 100;

function shortened(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue)}…`;
}
