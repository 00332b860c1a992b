import { html, type Html, nothing } from "../../page/html";

/** Rows of one table that are on the page; the JSON report has them all. */
const mostRows = 500;

/** A table in a panel: heads, and as many rows as a page bears. */
export function panelTable<T>(heads: readonly string[], rows: readonly T[], row: (one: T) => Html): Html {
  const more = rows.length - mostRows;
  return html`<div class="panel scroll">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th>${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, mostRows).map(row)}
        </tbody>
      </table>
    </div>
    ${more > 0 ? html`<p class="soft">and ${more.toLocaleString("en-GB")} more: the JSON report has all.</p>` : nothing}`;
}
