import { type ComparedGrant } from "../../../review/grants/grant-report";
import { type Review } from "../../../review/review";
import { aboutChangeText, missingInputs, notJudgedCount } from "../not-judged";
import { soonestFirst } from "../suppressed";
import { grantChangeText, wayText } from "../text/consequences";
import { counted } from "../words";
import { escapedMarkdown as text } from "./escaped";
import { fitting, type Line } from "./room";

/** What a chapter holds. */
export interface Chapter {
  /** Markdown already. */
  readonly title: string;
  /** What stands above the lines: the head of a table. */
  readonly above?: string;
  readonly lines: readonly Line[];
  readonly open?: boolean;
}

/** A chapter that unfolds, within so many bytes: what does not fit is told by number. Empty where not even its title fits. */
export function folded({ title, above = "", lines, open = false }: Chapter, bytes: number): string {
  const opening = `<details${open ? " open" : ""}><summary>${title}</summary>\n\n${above === "" ? "" : `${above}\n`}`;
  const closing = "\n\n</details>\n";
  const moreRoom = 100;
  const room = bytes - Buffer.byteLength(opening) - closing.length - moreRoom;
  if (room < 0) return "";
  const told = fitting(lines, room);
  const more =
    told.left === 0 ? "" : `\n\n${told.left.toLocaleString("en-GB")} more: the JSON and the HTML report have all.`;
  return `${opening}${told.lines.join("\n")}${more}${closing}`;
}

/** What changed since an older plan, within so many bytes. */
export function comparison({ compared, findings }: Review, bytes: number): string {
  if (compared === null) return "";
  const { gone, waysOpened, waysClosed, grantsAdded, grantsRemoved } = compared;
  const fresh = findings.filter(({ status }) => status.is === "open").length;
  const title = [
    `Against ${text(compared.with, 120)}: ${counted(fresh, "finding")} new`,
    `${gone.length.toLocaleString("en-GB")} gone`,
    `${counted(waysOpened.length, "way")} opened`,
    `${waysClosed.length.toLocaleString("en-GB")} closed`,
    `${counted(grantsAdded.length, "right")} added`,
    `${grantsRemoved.length.toLocaleString("en-GB")} removed`,
  ].join(", ");
  const changed = (word: string, grant: ComparedGrant): Line => {
    const principal = (grant.target ?? grant.source)?.principal ?? "";
    return () => `- ${word}: ${text(`${principal} ${grantChangeText(grant)}`, 400)}`;
  };
  const lines: readonly Line[] = [
    ...waysOpened.map((way) => () => `- opened: ${text(wayText(way), 400)}`),
    ...grantsAdded.map((grant) => changed("granted", grant)),
    ...gone.map(
      ({ rule, address }) =>
        () =>
          `- gone: ${text(rule)} at ${text(address ?? "the plan as a whole")}`,
    ),
    ...waysClosed.map((way) => () => `- closed: ${text(wayText(way), 400)}`),
    ...grantsRemoved.map((grant) => changed("taken away", grant)),
  ];
  return folded({ title, lines }, bytes);
}

/** What was not judged, turned off, suppressed or not resolved, within so many bytes. */
export function remarks(review: Review, bytes: number): string {
  const { notJudged, off, suppressions, findings, exposure, at } = review;
  const change = aboutChangeText(review);
  const hidden = findings.filter(({ status }) => status.is === "suppressed").length;
  const unresolved = exposure.flatMap((one) => one.unresolved);
  const chapters: readonly Chapter[] = [
    {
      title: `Could not be resolved: ${unresolved.length.toLocaleString("en-GB")}`,
      lines: unresolved.map((sentence) => () => `- ${text(sentence)}`),
    },
    {
      title: `Not judged: ${counted(notJudgedCount(review), "rule")}`,
      lines: [
        ...(change === null ? [] : [() => `- ${text(change)}`]),
        ...missingInputs(notJudged).map(
          ({ give, rules }) =>
            () =>
              `- ${rules.length.toLocaleString("en-GB")} for want of ${text(give)}: ${text(rules.join(", "), 600)}`,
        ),
      ],
    },
    {
      title: `Turned off: ${counted(off.length, "rule")}`,
      lines: off.map(
        ({ rule, reason }) =>
          () =>
            `- ${text(rule)}: ${text(reason)}`,
      ),
    },
    {
      title: `Suppressed: ${counted(hidden, "finding")} by ${counted(suppressions.length, "suppression")}`,
      lines: soonestFirst(suppressions, at).map(
        ({ rule, resource, owner, expires, reason }) =>
          () =>
            `- ${text(rule)} at ${text(resource, 200)} until ${text(expires, 20)} by ${text(owner, 80)}: ${text(reason, 200)}`,
      ),
    },
  ];
  const there = chapters.filter(({ lines }) => lines.length > 0);
  return there.map((chapter) => folded(chapter, bytes / there.length)).join("\n");
}
