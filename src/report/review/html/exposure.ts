import { type Review } from "../../../review/review";
import { pathWords } from "../../network/path-words";
import { html, type Html, nothing } from "../../page/html";
import { exposureGraph } from "../picture/graph";
import { type OneWay, sortedWays } from "../ways";
import { shown } from "./shown";
import { panelTable } from "./table";

/** Who can reach what: the picture, and each way as a row. */
export function exposureSection({ exposure, stacks }: Review): Html {
  const ways = sortedWays(exposure);
  const unresolved = exposure.flatMap((one) => one.unresolved);
  if (ways.length === 0 && unresolved.length === 0) return nothing;
  const several = stacks.length > 1;
  return html`<section id="exposure">
    <h2>Who can reach what</h2>
    <p class="lead">
      As the plan opens it, over security groups, load balancers and PrivateLink. A dashed way may be wider, and what
      could not be resolved is told below.
    </p>
    ${ways.length === 0 ? nothing : html`<div class="panel scroll">${exposureGraph(exposure)}</div>`}
    ${ways.length === 0 ? nothing : panelTable(["Who", "Account", "Path", "Through", "Reaches", "Ports", "Until"], ways, (one) => row(one, several))}
    ${
      unresolved.length === 0
        ? nothing
        : panelTable(
            ["What could not be resolved"],
            unresolved,
            (text) =>
              html`<tr>
                <td class="tone-unknown">${shown(text)}</td>
              </tr>`,
          )
    }
  </section>`;
}

function row({ stack, way }: OneWay, several: boolean): Html {
  const { path, client, through, to, ports, until, certain } = way;
  return html`<tr>
    <td>
      ${client.internet ? html`<span class="result tone-fail">the internet</span> ` : nothing}${client.consumer === null ? nothing : html`<b>${shown(client.consumer)}</b> `}
      ${client.internet && client.name === "the internet" ? nothing : html`<code>${shown(client.name)}</code>`}
      ${certain ? nothing : html`<span class="cause tone-unknown">may be wider</span>`}
    </td>
    <td class="mono keep">${shown(client.account ?? "–")}</td>
    <td class="keep">${path === null ? "none declared" : pathWords[path].title}</td>
    <td class="mono">${through.map((one, index) => html`${index === 0 ? nothing : html`<br />`}${shown(one)}`)}</td>
    <td class="mono">${shown(to)}${several ? html`<br /><span class="soft">${shown(stack)}</span>` : nothing}</td>
    <td class="mono keep">${shown(ports)}</td>
    <td class="keep">${shown(until ?? "–")}</td>
  </tr>`;
}
