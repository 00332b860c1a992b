import { type AnyReport, type CheckReport } from "../../check/report";
import { durationText } from "../words";
import { html, type Html, nothing } from "./html";
import { figure } from "./marks";

/** What the run itself cost: requests and time, and what it was made of. */
export function runFacts(report: AnyReport): Html {
  const { timings, tool, expectationsDigest, exitCode } = report;
  return html`<section>
      <h2>What it took</h2>
      ${report.kind === "CheckReport" ? lead.ofClusters : lead.ofNetwork}
      <div class="two">
        ${report.kind === "CheckReport" ? clusterTable(report) : nothing}
        ${
          timings.length === 0
            ? nothing
            : html`<div class="panel">
                <table>
                  <thead>
                    <tr>
                      <th>Step</th>
                      <th class="number">Time</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${timings.map(
                      ({ step, durationMs }) =>
                        html`<tr>
                          <td>${step}</td>
                          <td class="number">${durationText(durationMs)}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
        }
      </div>
    </section>
    <footer>
      <p>${tool.name} ${tool.version} · exit code ${exitCode}</p>
      <p class="mono">expectations ${expectationsDigest}</p>
    </footer>`;
}

const lead = {
  ofClusters: html`<p class="lead">
    The checker only reads. Requests are all that went over the wire to read a cluster, logins included; the probes of
    the clients are not among them.
  </p>`,
  ofNetwork: html`<p class="lead">
    The checker only resolves names and connects; it sends nothing to a server beyond a TLS handshake.
  </p>`,
};

function clusterTable({ clusters }: CheckReport): Html {
  return html`<div class="panel">
    <table>
      <thead>
        <tr>
          <th>Cluster</th>
          <th class="number">Brokers</th>
          <th class="number">Requests</th>
        </tr>
      </thead>
      <tbody>
        ${(["source", "target"] as const).map((side) => clusterRow(side, clusters[side]))}
      </tbody>
    </table>
  </div>`;
}

function clusterRow(side: string, cluster: CheckReport["clusters"]["source"]): Html {
  if (cluster === null)
    return html`<tr>
      <td>${side}</td>
      <td class="number">not read</td>
      <td></td>
    </tr>`;
  return html`<tr>
    <td>${side} <span class="soft mono">${cluster.clusterId ?? ""}</span></td>
    <td class="number">${cluster.brokers === null ? "" : figure(cluster.brokers)}</td>
    <td class="number">${figure(cluster.requests)}</td>
  </tr>`;
}
