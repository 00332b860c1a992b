import { type Details } from "../../check/details";
import { type RunReport } from "../../check/report";
import { html, type Html, nothing } from "./html";
import { figure } from "./marks";

/** The details of one kind, with their results: those that did not pass first. */
export function detailsOf<K extends Details["kind"]>(
  { results }: RunReport,
  kind: K,
): readonly {
  readonly subject: string;
  readonly status: RunReport["results"][number]["status"];
  readonly details: Extract<Details, { kind: K }>;
}[] {
  const found = results.flatMap(({ subject, status, details }) =>
    details !== undefined && isOfKind(details, kind) ? [{ subject, status, details }] : [],
  );
  return [...found.filter(({ status }) => status !== "pass"), ...found.filter(({ status }) => status === "pass")];
}

function isOfKind<K extends Details["kind"]>(details: Details, kind: K): details is Extract<Details, { kind: K }> {
  return details.kind === kind;
}

interface Figure {
  readonly value: number;
  readonly of?: number;
  readonly text: string;
}

/** What was proved, in numbers. Only what was looked at is counted. */
export function figures(report: RunReport): Html {
  const there = figuresOf(report).filter(({ value, of }) => (of ?? value) > 0);
  if (there.length === 0) return nothing;
  return html`<section class="figures" aria-label="What was proved">
    ${there.map(
      ({ value, of, text }) =>
        html`<div class="figure">
          <b>${figure(value)}${of === undefined || of === value ? "" : html`<span> of ${figure(of)}</span>`}</b
          ><span>${text}</span>
        </div>`,
    )}
  </section>`;
}

function figuresOf(report: RunReport): readonly Figure[] {
  const endpoints = detailsOf(report, "endpoints").flatMap(({ details }) => details.endpoints);
  const ways = detailsOf(report, "ways").flatMap(({ details }) => details.ways);
  const configs = detailsOf(report, "configs").flatMap(({ details }) => details.configs);
  const grants = detailsOf(report, "grants").flatMap(({ details }) => details.grants);
  const partitions = detailsOf(report, "replication").flatMap(({ details }) => details.partitions);
  const groups = detailsOf(report, "group-positions");
  const topics = report.checks.find(({ name }) => name === "topics-exist")?.totals;
  const declared = grants.filter(({ state }) => state !== "beyond");
  const over = partitions.map(({ sourceStart, replicatedTo }) =>
    Math.max(0, (replicatedTo ?? sourceStart) - sourceStart),
  );
  const positions = groups.flatMap(({ details }) => details.positions);
  return [
    part(endpoints, ({ layers }) => layers.every(({ ok }) => ok), "endpoints reached"),
    part(ways, ({ layers }) => layers.every(({ ok }) => ok), "addresses that answer"),
    ...(topics === undefined
      ? []
      : [{ value: topics.pass, of: topics.pass + topics.fail + topics.unknown, text: "topics at the target" }]),
    part(configs, ({ holds }) => holds, "effective configs as declared"),
    part(declared, ({ state }) => state === "holds", "grants in effect"),
    part(partitions, ({ lag }) => lag === 0, "partitions with every record over"),
    { value: over.reduce((sum, records) => sum + records, 0), text: "source offsets come over" },
    part(groups, ({ status }) => status === "pass", "groups that can resume"),
    { value: positions.reduce((sum, { replay }) => sum + (replay ?? 0), 0), text: "records read a second time" },
  ];
}

function part<T>(all: readonly T[], holds: (one: T) => boolean, text: string): Figure {
  return { value: all.filter(holds).length, of: all.length, text };
}
