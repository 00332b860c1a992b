import { basename } from "node:path";
import { type DocumentPath } from "../../documents/document-path";
import { placeText } from "../../inventory/overlay/finding";
import { type GroupWords } from "../../inventory/overlay/group";
import { type Place } from "../../inventory/overlay/people";
import { type TopicWords } from "../../inventory/overlay/topic";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type LedgerLine } from "../ledger";
import { replayToleranceOf } from "./groups";
import { type Draft, type Part } from "./part";

/** One thing that people said, and what the wave makes of it. */
interface Clash {
  readonly object: LedgerLine["object"];
  readonly field: string;
  /** The field of the overlay that says it, where its name is another. */
  readonly saidAs?: string;
  /** As people said it. */
  readonly source: string;
  /** As the wave does it. */
  readonly target: string;
  readonly rule: string;
  readonly at: DocumentPath;
  readonly otherwise: string;
}

/**
 * What people decided in overlays of the wave's topics and groups, and what the wave does otherwise: moving what is to stay
 * or to go, copying what is not to be copied, reading more records a second time than a group survives. Each is a line
 * with the place in the overlay, which somebody must accept. What nobody said is no clash. Linear in topics and groups.
 */
export function decidedOtherwise(resolved: ResolvedWave): Part<never> {
  const { people, wave } = resolved;
  const { topics, groups } = wave.content.members;
  const clashes = [
    ...topics.flatMap((name, position) =>
      topicClashes(name, people.topics.get(name) ?? {}, ["members", "topics", position]),
    ),
    ...groups.flatMap((name, position) => {
      const words = people.groups.get(name) ?? {};
      const moving = dispositionClashes({ kind: "group", name }, words.disposition, ["members", "groups", position]);
      return [...moving, ...replayClashes(name, words, resolved)];
    }),
  ];
  return { objects: [], lines: clashes.map((clash) => lineOf(clash, resolved)), problems: [] };
}

/** Dispositions with which a thing does not move. */
const staying: ReadonlySet<string> = new Set(["replace", "retire", "keep-on-source"]);

const leaveOut = "take it out of the wave, or correct the overlay.";

function topicClashes(name: string, { disposition, replicate }: TopicWords, at: DocumentPath): readonly Clash[] {
  const object = { kind: "topic", name } as const;
  const clashes = dispositionClashes(object, disposition, at);
  if (replicate === undefined || replicate === "replay") return clashes;
  const copied = { target: "replay", rule: "topic-copied-against-decision", otherwise: leaveOut };
  return [...clashes, { object, field: "replicate", source: replicate, at, ...copied }];
}

function dispositionClashes(
  object: Clash["object"],
  disposition: string | undefined,
  at: DocumentPath,
): readonly Clash[] {
  return disposition === undefined || !staying.has(disposition)
    ? []
    : [
        {
          object,
          field: "disposition",
          source: disposition,
          target: "migrate",
          rule: "moves-against-decision",
          at,
          otherwise: leaveOut,
        },
      ];
}

/** What the wave lets a group read twice, beside what people say that it survives; both count records of one partition. */
function replayClashes(name: string, words: GroupWords, { wave }: ResolvedWave): readonly Clash[] {
  const { key, records } = replayToleranceOf(name, wave.content);
  const said = [
    { saidAs: "tolerance.duplicates", most: mostDuplicates(words.tolerance?.duplicates) },
    // A window is a time, which a number of records does not fit into or exceed: only "none" can be held against it.
    { saidAs: "replayTolerance", most: words.replayTolerance === "none" ? 0 : undefined },
  ];
  const exceeded = said.find(({ most }) => most !== undefined && most < records);
  if (exceeded?.most === undefined) return [];
  return [
    {
      object: { kind: "group", name },
      field: "replayTolerance",
      saidAs: exceeded.saidAs,
      source: recordsText(exceeded.most),
      target: recordsText(records),
      rule: "group-replays-more-than-it-survives",
      at: ["replayTolerance", key],
      otherwise: "write no more than that under replayTolerance, or correct the overlay.",
    },
  ];
}

type Tolerated = NonNullable<GroupWords["tolerance"]>["duplicates"];

function mostDuplicates(duplicates: Tolerated): number | undefined {
  if (duplicates === undefined || duplicates === "any") return undefined;
  return duplicates === "none" ? 0 : duplicates.bounded;
}

function recordsText(records: number): string {
  return records === 0 ? "none" : `${String(records)} records per partition`;
}

function lineOf({ saidAs, ...clash }: Clash, { people, wave }: ResolvedWave): Draft {
  const { kind, name } = clash.object;
  const field = saidAs ?? clash.field;
  const there = people.placeOf(`${kind}s`, name, field);
  return {
    // Both are in the name: when either changes, an approval of it no longer holds.
    change: `${kind} ${name} ${clash.field}: ${clash.source} becomes ${clash.target}`,
    action: "changed",
    ...clash,
    reason:
      `people say so at ${there === undefined ? "an overlay" : shortPlace(there)} (${field}), ` +
      `and the wave does otherwise at ${shortPlace(wave.problemAt(clash.at, ""))}`,
    needsApproval: true,
  };
}

/** Without folders: a ledger is the same on every machine. */
function shortPlace(place: Place): string {
  return placeText({ ...place, file: basename(place.file) });
}
