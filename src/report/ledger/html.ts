import { type LedgerDocument } from "../../target/ledger-document";
import { approvalText, type Difference, type LedgerChapter, ledgerChapters } from "../../target/ledger-chapters";
import { proposedApproval } from "../../target/proposed-approval";
import { html, type Html, nothing } from "../page/html";
import { page } from "../page/page";
import { permissionsByPrincipal, permissionsLead, permissionsTitle, permissionText } from "./principal-permissions";

/** So many objects are named in the line itself; the others unfold. */
const namesShown = 4;

/** The ledger as one page that needs nothing else: no script, no request, everything in it escaped. */
export function ledgerHtml(ledger: LedgerDocument, now: Date): string {
  const chapters = ledgerChapters(ledger.lines);
  const open = chapters.find(({ about }) => about === "decision")?.lines ?? 0;
  return page(
    `${ledger.wave}: ledger`,
    html`<header class="${open > 0 ? "tone-fail" : "tone-pass"}">
        <div>
          <p class="eyebrow">What the target makes of the source: every difference, with its reason</p>
          <h1>${ledger.wave} <span class="verdict">${open > 0 ? `needs ${open} decision(s)` : "is decided"}</span></h1>
          <p class="facts"><span>${ledger.profile}</span><span>${ledger.lines.length} line(s)</span></p>
        </div>
      </header>
      <main>
        ${figures(chapters)}
        ${chapters.length === 0 ? html`<p class="lead">The target is the same as the source.</p>` : nothing}
        ${chapters.map((chapter) => section(chapter, now))} ${permissions(ledger)}
      </main>`,
  );
}

function figures(chapters: readonly LedgerChapter[]): Html {
  return html`<section class="figures">
    ${chapters.map(({ title, lines }) => html`<div class="figure"><b>${lines}</b><span>${title}</span></div>`)}
  </section>`;
}

function section({ about, title, lead, differences }: LedgerChapter, now: Date): Html {
  const tone = about === "decision" ? "tone-fail" : about === "accepted" ? "tone-waived" : "tone-skipped";
  return html`<section class="${tone}">
    <h2>${title}</h2>
    <p class="lead">${lead}</p>
    ${
      about === "decision"
        ? html`<details class="panel">
            <summary class="check line">
              <span class="mark">+</span><span class="name">What to write under approvals of the wave file</span>
            </summary>
            <pre class="mono">${approvals(differences, now)}</pre>
          </details>`
        : nothing
    }
    <div class="panel scroll">
      <table class="ledger">
        <thead>
          <tr>
            <th>object</th>
            <th>field</th>
            <th>source</th>
            <th>target</th>
            <th>why</th>
          </tr>
        </thead>
        <tbody>
          ${differences.map(row)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function permissions(ledger: LedgerDocument): Html {
  const principals = permissionsByPrincipal(ledger);
  if (principals.length === 0) return nothing;
  return html`<section class="tone-skipped">
    <h2>${permissionsTitle}</h2>
    <p class="lead">${permissionsLead}</p>
    <div class="panel scroll">
      <table>
        <thead>
          <tr>
            <th>principal</th>
            <th>compared</th>
            <th>at the target</th>
            <th>comes from</th>
          </tr>
        </thead>
        <tbody>
          ${principals.flatMap(({ who, changes }) =>
            changes.map(
              (change) =>
                html`<tr>
                  <td><code>${who}</code></td>
                  <td>${change.result}</td>
                  <td>${permissionText(change, Infinity)}</td>
                  <td><code>${change.because.join("; ")}</code></td>
                </tr>`,
            ),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function approvals(differences: readonly Difference[], now: Date): string {
  return differences
    .flatMap(({ changes }) => changes)
    .flatMap((change) => proposedApproval(change, now))
    .join("\n");
}

function row({ line, names }: Difference): Html {
  const { object, field, source, target, reason, rule } = line;
  const approval = approvalText(line);
  const rest = names.slice(namesShown);
  return html`<tr>
    <td>
      <span class="soft">${object.kind}</span> <code>${names.slice(0, namesShown).join(", ")}</code>
      ${
        rest.length === 0
          ? nothing
          : html`<details>
              <summary class="soft">and ${rest.length} more</summary>
              <code>${rest.join(", ")}</code>
            </details>`
      }
    </td>
    <td><code>${field === "*" ? "" : field}</code></td>
    <td><code>${source ?? "–"}</code></td>
    <td><code>${target ?? "–"}</code></td>
    <td>
      ${reason}
      <span class="soft mono">${rule}</span
      >${approval === "" ? nothing : html`<br /><span class="state">${approval}</span>`}
    </td>
  </tr>`;
}
