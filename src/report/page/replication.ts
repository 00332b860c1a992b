import { type ReplicatedPartition } from "../../check/details";
import { type RunReport } from "../../check/report";
import { detailsOf } from "./figures";
import { html, type Html, nothing } from "./html";
import { figure, mark } from "./marks";

/** How far each partition has come: a row for each topic with a picture of its partitions, and the numbers below. */
export function replication(report: RunReport): Html {
  const topics = detailsOf(report, "replication");
  if (topics.length === 0) return nothing;
  return html`<section>
    <h2>How far records have come</h2>
    <p class="lead">
      One column for each partition, from the source's log start at the bottom to its end at the top. Judged by
      MirrorMaker's own position, never by its health.
    </p>
    <p class="legend">
      <span><i style="background:var(--bar)"></i>come over</span>
      <span><i style="background:var(--fail)"></i>still to come</span>
      <span><i style="border:1px solid var(--soft)"></i>empty at the source</span>
    </p>
    <div class="panel">
      ${topics.map(
        ({ subject, status, details }) =>
          html`<details>
            <summary class="check line topic">
              ${mark(status)}<span class="mono">${subject}</span>${picture(details.partitions)}
              <span class="total">${summaryOf(details.partitions)}</span>
            </summary>
            <div class="subjects scroll">${numbers(details.partitions)}</div>
          </details>`,
      )}
    </div>
  </section>`;
}

const columnWidth = 14;
const gap = 4;
const height = 30;
const perRow = 24;

/** A column for each partition; the part still to come is at least visible, however small it is. */
function picture(partitions: readonly ReplicatedPartition[]): Html {
  const rows = Math.ceil(partitions.length / perRow);
  const width = Math.min(partitions.length, perRow) * (columnWidth + gap);
  const full = rows * (height + gap);
  return html`<svg
    viewBox="0 0 ${width} ${full}"
    width="${width}"
    height="${full}"
    role="img"
    aria-label="${partitions.length} partitions"
  >
    ${partitions.map((partition, index) =>
      column(partition, (index % perRow) * (columnWidth + gap), Math.floor(index / perRow) * (height + gap)),
    )}
  </svg>`;
}

function column(partition: ReplicatedPartition, x: number, y: number): Html {
  const { sourceStart, sourceEnd, lag } = partition;
  const size = sourceEnd - sourceStart;
  const title = html`<title>${sentence(partition)}</title>`;
  if (size <= 0)
    return html`<g>
      ${title}<rect
        class="none"
        x="${x + 0.5}"
        y="${y + 0.5}"
        width="${columnWidth - 1}"
        height="${height - 1}"
        rx="2"
      />
    </g>`;
  const behind = lag === 0 ? 0 : Math.min(height, Math.max(3, Math.round((lag / size) * height)));
  return html`<g>
    ${title}<rect class="done" x="${x}" y="${y}" width="${columnWidth}" height="${height}" rx="2" />
    ${behind === 0 ? nothing : html`<rect class="lag" x="${x}" y="${y}" width="${columnWidth}" height="${behind}" rx="2" />`}
  </g>`;
}

function sentence({ partition, sourceStart, sourceEnd, replicatedTo, lag }: ReplicatedPartition): string {
  const position = replicatedTo === null ? "nothing came over" : `come over to ${figure(replicatedTo)}`;
  return `partition ${String(partition)}: source ${figure(sourceStart)} to ${figure(sourceEnd)}, ${position}, ${figure(lag)} still to come`;
}

function summaryOf(partitions: readonly ReplicatedPartition[]): string {
  const lag = partitions.reduce((sum, one) => sum + one.lag, 0);
  const count = `${figure(partitions.length)} ${partitions.length === 1 ? "partition" : "partitions"}`;
  return lag === 0 ? `${count}, all over` : `${count}, ${figure(lag)} to come`;
}

function numbers(partitions: readonly ReplicatedPartition[]): Html {
  const orNone = (value: number | null): string => (value === null ? "none" : figure(value));
  return html`<table>
    <thead>
      <tr>
        <th>Partition</th>
        <th class="number">Source start</th>
        <th class="number">Source end</th>
        <th class="number">Come over to</th>
        <th class="number">Still to come</th>
        <th class="number">Target end</th>
      </tr>
    </thead>
    <tbody>
      ${partitions.map(
        (one) =>
          html`<tr>
            <td>${one.partition}</td>
            <td class="number">${figure(one.sourceStart)}</td>
            <td class="number">${figure(one.sourceEnd)}</td>
            <td class="number">${orNone(one.replicatedTo)}</td>
            <td class="number">${figure(one.lag)}</td>
            <td class="number">${orNone(one.targetEnd)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
