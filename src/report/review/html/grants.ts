import { grantText } from "../../../kafka/acl-text";
import {
  type ComparedGrant,
  type GrantReport,
  type GrantResult,
  type PrincipalGrants,
  whatIsAppliedNow,
} from "../../../review/grants/grant-report";
import { type Review } from "../../../review/review";
import { type PermissionChange } from "../../../target/target-wave";
import { html, type Html, nothing } from "../../page/html";
import { grantCountsText } from "../words";
import { shown } from "./shown";
import { panelTable } from "./table";

const resultTones: Readonly<Record<GrantResult, string>> = {
  wider: "fail",
  new: "fail",
  lost: "unknown",
  narrower: "waived",
  same: "pass",
};

/** What became of rights between the source and the plan, for each stack that grants any. */
export function grantSections({ grants }: Review): Html {
  if (grants.length === 0) return nothing;
  return html`<section id="rights">
    <h2>Who may do what</h2>
    <p class="lead">
      A right at the source, or as it is now, beside what the plan grants for it; below, where the two differ by Kafka's
      own rules.
    </p>
    ${grants.map(report)}
  </section>`;
}

interface GrantRow {
  readonly principal: string;
  readonly serves: PrincipalGrants["serves"];
  readonly sources: readonly string[];
  readonly grant: ComparedGrant;
}

function report(one: GrantReport): Html {
  const rows = one.principals.flatMap(({ principal, serves, sources, grants }) =>
    grants.map((grant) => ({ principal, serves, sources, grant })),
  );
  const differing = rows.filter(({ grant }) => grant.result !== "same");
  const same = rows.filter(({ grant }) => grant.result === "same");
  const changes = one.principals.flatMap(({ permissions }) => permissions);
  const ends = one.comparedWith === whatIsAppliedNow ? ["Now", "After the apply"] : ["At the source", "At the target"];
  const heads = ["Result", "Principal", ...ends, "Accepted", "Resource"];
  const against = one.comparedWith === null ? "compared with nothing" : `against ${shown(one.comparedWith)}`;
  return html`<h3>${shown(one.stack)} <span class="soft">${against}: ${grantCountsText(one)}</span></h3>
    ${differing.length === 0 ? nothing : panelTable(heads, differing, (row) => grantRow(row, one.comparedWith === null))}
    ${changes.length === 0 ? nothing : panelTable(["Result", "Principal", "May", "On", "From"], changes, changeRow)}
    ${
      same.length === 0
        ? nothing
        : html`<details>
            <summary class="soft">The same at both ends: ${same.length.toLocaleString("en-GB")}</summary>
            ${panelTable(heads, same, (row) => grantRow(row, false))}
          </details>`
    }`;
}

function grantRow({ principal, serves, sources, grant }: GrantRow, uncompared: boolean): Html {
  const { result, source, target, accepted, address } = grant;
  // Without a source everything is new: that is no alarm, it is no comparison.
  const tone = accepted !== null || uncompared || serves !== "application" ? "skipped" : resultTones[result];
  const others = sources.filter((one) => one !== principal);
  return html`<tr>
    <td><span class="result tone-${tone}">${uncompared ? "granted" : result}</span></td>
    <td class="mono">
      ${shown(principal)}${serves === "application" ? nothing : html`<br /><span class="soft">${serves}</span>`}${others.length === 0 ? nothing : html`<br /><span class="soft">was ${shown(others.join(", "))}</span>`}
    </td>
    <td class="mono">${source === null ? "–" : shown(grantText(source))}</td>
    <td class="mono">${target === null ? "–" : shown(grantText(target))}</td>
    <td>${shown(accepted ?? "")}</td>
    <td class="mono">${shown(address ?? "")}</td>
  </tr>`;
}

function changeRow({ result, target, operations, resourceType, resources, hosts }: PermissionChange): Html {
  return html`<tr>
    <td><span class="result tone-${resultTones[result]}">${result}</span></td>
    <td class="mono">${shown(target)}</td>
    <td class="mono">${operations.join(", ")}</td>
    <td class="mono">${resourceType} ${shown(resources.join(", "))}</td>
    <td class="mono">${shown(hosts.join(", "))}</td>
  </tr>`;
}
