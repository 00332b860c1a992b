import { type Review } from "../../../review/review";
import { html, type Html, nothing } from "../../page/html";
import { grantChangeText, wayText } from "../text/consequences";
import { counted } from "../words";
import { shown } from "./shown";
import { panelTable } from "./table";

/** What changed since an older plan: what came and what went. */
export function comparedSection({ compared, findings }: Review): Html {
  if (compared === null) return nothing;
  const { gone, waysOpened, waysClosed, grantsAdded, grantsRemoved } = compared;
  const fresh = findings.filter(({ status }) => status.is === "open").length;
  const principalOf = ({ target, source }: (typeof grantsAdded)[number]): string => (target ?? source)?.principal ?? "";
  const rows = [
    ...waysOpened.map((way) => ["opened", "fail", wayText(way)] as const),
    ...grantsAdded.map((grant) => ["granted", "fail", `${principalOf(grant)}: ${grantChangeText(grant)}`] as const),
    ...waysClosed.map((way) => ["closed", "pass", wayText(way)] as const),
    ...grantsRemoved.map(
      (grant) => ["taken away", "unknown", `${principalOf(grant)}: ${grantChangeText(grant)}`] as const,
    ),
    ...gone.map(({ rule, address }) => ["gone", "pass", `${rule} at ${address ?? "the plan as a whole"}`] as const),
  ];
  return html`<section id="compared">
    <h2>What changed</h2>
    <p class="lead">
      Against ${shown(compared.with)}: ${counted(fresh, "finding")} new, ${gone.length.toLocaleString("en-GB")} gone.
    </p>
    ${
      rows.length === 0
        ? nothing
        : panelTable(
            ["Change", "What"],
            rows,
            ([word, tone, text]) =>
              html`<tr>
                <td><span class="result tone-${tone}">${word}</span></td>
                <td class="mono">${shown(text)}</td>
              </tr>`,
          )
    }
  </section>`;
}
