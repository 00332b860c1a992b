import { type EndpointLine, type LayerLine } from "../../check/details";
import { type RunReport } from "../../check/report";
import { detailsOf } from "./figures";
import { html, type Html, nothing } from "./html";

/** Who reached whom, and through which layers: a row for each client and endpoint. */
export function reachability(report: RunReport): Html {
  const clients = detailsOf(report, "endpoints");
  if (clients.length === 0) return nothing;
  return html`<section>
    <h2>Who reaches whom</h2>
    <p class="lead">
      Every client with its own credential, to the bootstrap server and to every broker that it is told of.
    </p>
    <div class="panel scroll">
      <table>
        <thead>
          <tr>
            <th>Client</th>
            <th>Endpoint</th>
            <th>Layers</th>
            <th class="number">Time</th>
          </tr>
        </thead>
        <tbody>
          ${clients.map(({ subject, details }) =>
            details.endpoints.map((endpoint, index) => endpointRow(index === 0 ? subject : "", endpoint)),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function endpointRow(client: string, { endpoint, brokerId, layers }: EndpointLine): Html {
  const total = layers.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return html`<tr>
    <td>${client}</td>
    <td class="mono">
      ${brokerId === null ? "bootstrap" : `broker ${String(brokerId)}`} <span class="soft">${endpoint}</span>
    </td>
    <td>${layerMarks(layers)}</td>
    <td class="number">${total.toFixed(0)} ms</td>
  </tr>`;
}

/** Each layer with how it went, in their order. */
export function layerMarks(layers: readonly LayerLine[]): Html {
  return html`<div class="layers">
    ${layers.map(
      ({ layer, ok, durationMs }) =>
        html`<span class="layer tone-${ok ? "pass" : "fail"}" title="${durationMs.toFixed(1)} ms"
          >${ok ? "✓" : "✕"} ${layer}</span
        >`,
    )}
  </div>`;
}
