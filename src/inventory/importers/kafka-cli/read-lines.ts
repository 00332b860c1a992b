import { basename } from "node:path";
import { keptText } from "../../redaction/without-secrets";
import { type ImportedFile } from "../importer";
import { aclLines } from "./acl-lines";
import { configLines } from "./config-lines";
import { groupSentence, groupTable } from "./group-tables";
import { aside, closed, isTopicName, type LineReader, type Section } from "./line-reader";
import { noiseFilter } from "./noise";
import { brokerLine, logDirsLine, logEndLine, transactionTable } from "./other-lines";
import { groupOf, type Told } from "./told";
import { topicLine } from "./topic-lines";
import { userLine } from "./user-lines";

/** Every kind of line that begins something, the most telling first. */
const readers: readonly LineReader[] = [
  topicLine,
  configLines,
  userLine,
  aclLines,
  groupSentence,
  groupTable,
  transactionTable,
  logDirsLine,
  brokerLine,
];

interface Line {
  readonly text: string;
  readonly place: string;
}

/**
 * Reads one file of the tools' texts, of one tool or of several one after the other: what a line is, it tells itself.
 * A line that is nothing known is left out with its text, cut and without secrets.
 *
 * @returns `strange` where not one line was understood, `empty` where there was none
 */
export function readLines({ file, text }: ImportedFile, told: Told): "understood" | "strange" | "empty" {
  const strangers: Line[] = [];
  const isNoise = noiseFilter();
  let section: Section = closed;
  let understood = false;
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const place = `${basename(file)} line ${String(index + 1)}`;
    if (line.trim() === "" || isNoise(line)) continue;
    const opened = openedBy(line, told, place);
    const taken = opened !== undefined || section.take(line, place);
    const last = taken ? undefined : logEndLine(line, told, place);
    if (opened !== aside && (opened ?? last) !== undefined) {
      tellUnfinished(section, told);
      section = opened ?? last ?? section;
    }
    if (taken || last !== undefined) understood = true;
    else strangers.push({ text: line, place });
  }
  tellUnfinished(section, told);
  if (!understood && strangers.length === 0) {
    told.leftOut.push({ path: basename(file), reason: "it is empty: the tool found nothing, or was interrupted" });
    return "empty";
  }
  return takeNames(file, strangers, understood, told) || understood ? "understood" : "strange";
}

function tellUnfinished(section: Section, told: Told): void {
  const path = section.unfinished?.();
  if (path !== undefined) told.leftOut.push({ path, reason: "an entry that begins here and does not end" });
}

function openedBy(line: string, told: Told, place: string): Section | undefined {
  for (const reader of readers) {
    const section = reader(line, told, place);
    if (section !== undefined) return section;
  }
  return undefined;
}

/** Names alone, one a line, are what `--list` prints; of what, only the file's name can tell. */
function takeNames(file: string, lines: readonly Line[], understood: boolean, told: Told): boolean {
  const kind = /group/i.test(basename(file)) ? "groups" : /topic/i.test(basename(file)) ? "topics" : undefined;
  if (!understood && lines.length > 0 && kind === "topics" && lines.every(({ text }) => isTopicName(nameOf(text)))) {
    for (const { text } of lines) told.topicNames.add(nameOf(text));
    return true;
  }
  if (!understood && lines.length > 0 && kind === "groups" && lines.every(({ text }) => !/[:={}]|^Error/.test(text))) {
    for (const { text } of lines) groupOf(told, text.trim());
    return true;
  }
  const maybeNames = !understood && lines.length > 1 && lines.every(({ text }) => isTopicName(nameOf(text)));
  if (maybeNames)
    told.leftOut.push({
      path: lines[0]?.place ?? basename(file),
      reason: `${String(lines.length)} names, of topics or of groups: put the word into the file's name`,
    });
  else
    for (const { text, place } of lines) told.leftOut.push({ path: place, reason: `not understood: ${shown(text)}` });
  return maybeNames;
}

/** kafka-topics --list writes ` - marked for deletion` behind a name. */
function nameOf(text: string): string {
  return text.trim();
}

const longestShown = 100;

function shown(text: string): string {
  const { value } = keptText(text.trim());
  return value.length <= longestShown ? value : `${value.slice(0, longestShown)}…`;
}
