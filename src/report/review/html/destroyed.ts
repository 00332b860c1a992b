import { type Destroyed } from "../../../review/destruction/destroyed";
import { type Review } from "../../../review/review";
import { html, type Html, nothing } from "../../page/html";
import { actionWords } from "../words";
import { shown } from "./shown";
import { panelTable } from "./table";

/** What is destroyed, that which holds something first. */
export function destroyedSection({ destroyed }: Review): Html {
  if (destroyed.length === 0) return nothing;
  const ordered = [
    ...destroyed.filter(({ loses }) => loses !== null),
    ...destroyed.filter(({ loses }) => loses === null),
  ];
  return html`<section id="destroyed">
    <h2>What is destroyed</h2>
    <p class="lead">What a plan deletes, replaces or forgets, with what goes with it and what forces it.</p>
    ${panelTable(["Resource", "What happens", "What is lost", "Because of", "Decided"], ordered, row)}
  </section>`;
}

function row({ stack, address, action, loses, becauseOf, released, freeze }: Destroyed): Html {
  return html`<tr>
    <td class="mono">${shown(address)}<br /><span class="soft">${shown(stack)}</span></td>
    <td>${actionWords[action]}</td>
    <td>
      ${loses === null ? html`<span class="soft">nothing</span>` : html`<span class="tone-${released ? "waived" : "fail"} loses">${shown(loses)}</span>`}
    </td>
    <td class="mono">${shown(becauseOf.join(", "))}</td>
    <td>
      ${released ? html`<span class="result tone-waived">released</span> ` : nothing}${freeze === null ? nothing : html`<span class="cause tone-fail">within ${shown(freeze)}</span>`}
    </td>
  </tr>`;
}
