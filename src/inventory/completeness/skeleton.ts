import { apiVersion } from "../../documents/api-version";
import { globAreas, type OverlayArea } from "../overlay/areas";
import { type KnownNames } from "../overlay/known-names";
import { wordsOfArea } from "../overlay/words-of-area";
import { answerShape } from "./answer-shape";
import { type Completeness, type OpenQuestion } from "./assess";
import { theSource } from "./facts";
import { suggestions } from "./suggestions";
import { underGlobs } from "./under-globs";
import { keyText, oneLine } from "./yaml-words";

/** What a skeleton is made for. */
export interface SkeletonFor {
  readonly schema: string;
  readonly known: KnownNames;
}

/**
 * An overlay file with just the questions that nobody has answered, ready to be filled in: keys stand, answers are
 * commented out, so that it is valid as it is. Each question is explained where it comes up first. Empty where people
 * have answered everything.
 *
 * @param schema where the editor finds the overlay's JSON Schema, as a path from the file
 * @param known every name of the inventory: hundreds that begin alike are asked about by glob
 */
export function skeletonOf({ open }: Completeness, { schema, known }: SkeletonFor): string {
  const asked = open.filter(({ answeredBy }) => answeredBy !== "machine");
  const absent = open.filter(({ id, answeredBy }) => answeredBy === "machine" && id.startsWith("inventory."));
  const answers = asked.reduce((sum, { objects }) => sum + objects.length, 0);
  const blocks = [head(schema, answers), absentBlock(absent), ...areaBlocks(asked, known)];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function head(schema: string, answers: number): readonly string[] {
  return [
    `# yaml-language-server: $schema=${schema}`,
    `# ${String(answers)} ${answers === 1 ? "answer is" : "answers are"} missing. To give one, take its # away and write it behind the colon.`,
    "# Keys may be globs: an entry orders.* answers for all of them, and a name holds over a glob.",
    "# What is left as a comment stays unknown, and is counted.",
    `apiVersion: ${apiVersion}`,
    "kind: InventoryOverlay",
  ];
}

/** Whole parts that no machine told: the one word that a person can say of them is that there are none. */
function absentBlock(parts: readonly OpenQuestion[]): readonly string[] {
  if (parts.length === 0) return [];
  return [
    "# No export has told these parts yet. Keep those of which the source has none, and export the others.",
    `#absent: [${parts.map(({ field }) => field).join(", ")}]`,
  ];
}

interface Asked {
  readonly question: OpenQuestion;
  readonly field: string;
}

function areaBlocks(asked: readonly OpenQuestion[], known: KnownNames): readonly (readonly string[])[] {
  const byArea = new Map<OverlayArea, Map<string, Asked[]>>();
  const suggested = new Map<OverlayArea, string[]>();
  for (const question of asked) {
    const suggestion = suggestions.get(question.id);
    if (suggestion !== undefined) {
      const { area, lines } = suggestion(question);
      suggested.set(area, [...(suggested.get(area) ?? []), ...lines]);
      continue;
    }
    const area = areaOf(question);
    if (area === undefined) continue;
    const objects = orMade(byArea, area, () => new Map<string, Asked[]>());
    for (const object of question.objects) orMade(objects, object, () => []).push({ question, field: question.field });
  }
  return overlayAreas.flatMap((area) => {
    const objects = byArea.get(area);
    const extra = suggested.get(area) ?? [];
    if (objects === undefined && extra.length === 0) return [];
    return [[`${area}:`, ...objectLines(area, objects ?? new Map(), namesOf(known, area)), ...extra]];
  });
}

const overlayAreas: readonly OverlayArea[] = [
  "owners",
  "cluster",
  "topics",
  "groups",
  "applications",
  "producers",
  "connectors",
  "subjects",
  "principals",
  "endpoints",
  "operations",
  "freeze",
];

function areaOf({ id }: OpenQuestion): OverlayArea | undefined {
  return overlayAreas.find((area) => id.startsWith(`${area}.`) && area in wordsOfArea);
}

/** Names that a glob of this area could match; none where its keys are no globs. */
function namesOf(known: KnownNames, area: OverlayArea): ReadonlySet<string> {
  const globArea = globAreas.find((one) => one === area);
  return globArea === undefined ? new Set() : known[globArea];
}

function objectLines(
  area: OverlayArea,
  objects: ReadonlyMap<string, readonly Asked[]>,
  known: ReadonlySet<string>,
): readonly string[] {
  const explained = new Set<string>();
  const shapes = new Map<string, string>();
  const shapeOf = (field: string): string => orMade(shapes, field, () => answerShape(area, field));
  const questionsOf = new Map(
    [...objects].map(([object, asked]) => [object, asked.map(({ field }) => field).join(" ")]),
  );
  return underGlobs(questionsOf, known).flatMap(({ key, names }) => {
    const asked = objects.get(names[0] ?? key) ?? [];
    const indent = key === theSource ? "  " : "    ";
    return [
      ...(key === theSource ? [] : [`  ${keyText(key)}:${matchedText(names)}`]),
      ...answerLines(asked, indent, explained, shapeOf),
    ];
  });
}

const mostNamed = 3;

function matchedText(names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, mostNamed).map(oneLine).join(", ");
  return `  # ${String(names.length)}: ${shown}${names.length > mostNamed ? ", …" : ""}`;
}

function answerLines(
  asked: readonly Asked[],
  indent: string,
  explained: Set<string>,
  shapeOf: (field: string) => string,
): readonly string[] {
  const parents = new Set<string>();
  return inTheirParents(asked).flatMap(({ question, field }) => {
    const [first = "", part] = field.split(".");
    const own = part === undefined ? indent : `${indent}  `;
    const lines = [
      ...(part === undefined || parents.has(first) ? [] : [`${indent}${first}:`]),
      ...(explained.has(question.id) ? [] : explanation(question, own)),
      `${own}#${part ?? first}:  # ${shapeOf(field)}`,
    ];
    parents.add(first);
    explained.add(question.id);
    return lines;
  });
}

function explanation({ asks, why, gate, askedOf }: OpenQuestion, indent: string): readonly string[] {
  return [
    `${indent}# ${oneLine(asks)}`,
    `${indent}# For the gate ${gate}; asked of: ${oneLine(askedOf.who)}. ${oneLine(why)}`,
  ];
}

/** Parts of one field stand under it, together. */
function inTheirParents(asked: readonly Asked[]): readonly Asked[] {
  const byField = new Map<string, Asked[]>();
  for (const one of asked) orMade(byField, one.field.split(".")[0] ?? "", () => []).push(one);
  return [...byField.values()].flat();
}

function orMade<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
