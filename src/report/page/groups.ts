import { type GroupPosition } from "../../check/details";
import { type RunReport } from "../../check/report";
import { detailsOf } from "./figures";
import { html, type Html, nothing } from "./html";
import { figure, mark } from "./marks";

/** Where each group resumes, and how much it reads again. */
export function groups(report: RunReport): Html {
  const all = detailsOf(report, "group-positions");
  if (all.length === 0) return nothing;
  return html`<section>
    <h2>Where groups resume</h2>
    <p class="lead">
      The commit at the source, the commit at the target, and the records between them that are read a second time.
    </p>
    <div class="panel">
      ${all.map(({ subject, status, details: { positions, tolerance, withoutCommit } }) => {
        const most = Math.max(0, ...positions.map(({ replay }) => replay ?? 0));
        const total = positions.reduce((sum, { replay }) => sum + (replay ?? 0), 0);
        return html`<details>
          <summary class="check line group">
            ${mark(status)}<span class="mono">${subject}</span>
            <span>${meter(most, tolerance)} <span class="soft">${figure(most)} of ${figure(tolerance)}</span></span>
            <span class="total">${figure(total)} read again</span>
          </summary>
          <div class="subjects scroll">${numbers(positions)}${silent(withoutCommit)}</div>
        </details>`;
      })}
    </div>
  </section>`;
}

/** The worst partition against what the group tolerates. */
function meter(most: number, tolerance: number): Html {
  const share = tolerance === 0 ? (most === 0 ? 0 : 100) : Math.min(100, (most / tolerance) * 100);
  return html`<span class="meter ${most > tolerance ? "over" : ""}"><i style="width:${share.toFixed(0)}%"></i></span>`;
}

function silent(withoutCommit: number): Html {
  if (withoutCommit === 0) return nothing;
  return html`<p class="check soft">
    ${figure(withoutCommit)} ${withoutCommit === 1 ? "partition has" : "partitions have"} no commit at the source and
    ${withoutCommit === 1 ? "is" : "are"} not judged.
  </p>`;
}

function numbers(positions: readonly GroupPosition[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Topic</th>
        <th>Partition</th>
        <th class="number">Commit at source</th>
        <th class="number">Commit at target</th>
        <th class="number">Read again</th>
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${positions.map(
        ({ topic, partition, source, target, replay, verdict }) =>
          html`<tr>
            <td class="mono">${topic}</td>
            <td>${partition}</td>
            <td class="number">${figure(source)}</td>
            <td class="number">${target === null ? "none" : figure(target)}</td>
            <td class="number">${replay === null ? "" : figure(replay)}</td>
            <td>
              ${verdict === "HOLDS" ? nothing : html`<span class="cause tone-${verdict === "POSITION_NOT_PROVABLE" ? "unknown" : "fail"}">${verdict}</span>`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
