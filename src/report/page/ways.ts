import { type LayerLine } from "../../check/details";
import { type RunReport } from "../../check/report";
import { detailsOf } from "./figures";
import { html, type Html, nothing } from "./html";
import { layerMarks } from "./reachability";

/** What answers from the place that the checker ran in: a row for each address of each port. */
export function ways(report: RunReport): Html {
  const ports = detailsOf(report, "ways");
  if (ports.length === 0) return nothing;
  return html`<section>
    <h2>What answers from here</h2>
    <p class="lead">Every declared port, at each address that its name has: clients may be given any of them.</p>
    <div class="panel scroll">
      <table>
        <thead>
          <tr>
            <th>Port</th>
            <th>Address</th>
            <th>Layers</th>
            <th class="number">Time</th>
          </tr>
        </thead>
        <tbody>
          ${ports.map(({ subject, details }) =>
            details.ways.map(({ address, layers }, index) => wayRow(index === 0 ? subject : "", address, layers)),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function wayRow(port: string, address: string, layers: readonly LayerLine[]): Html {
  const total = layers.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return html`<tr>
    <td class="mono">${port}</td>
    <td class="mono">${address}</td>
    <td>${layerMarks(layers)}</td>
    <td class="number">${total.toFixed(0)} ms</td>
  </tr>`;
}
