import { apiVersion } from "../../documents/api-version";
import { type OverlayArea } from "../overlay/areas";
import { wordsOfArea } from "../overlay/words-of-area";
import { answerShape } from "./answer-shape";
import { type Completeness, type OpenQuestion } from "./assess";
import { theSource } from "./facts";
import { suggestions } from "./suggestions";
import { keyText, oneLine } from "./yaml-words";

/**
 * An overlay file with just the questions that nobody has answered, ready to be filled in: keys stand, answers are
 * commented out, so that it is valid as it is. Each question is explained where it comes up first. Empty where people
 * have answered everything.
 *
 * @param schema where the editor finds the overlay's JSON Schema, as a path from the file
 */
export function skeletonOf({ open }: Completeness, schema: string): string {
  const asked = open.filter(({ answeredBy }) => answeredBy !== "machine");
  const absent = open.filter(({ id, answeredBy }) => answeredBy === "machine" && id.startsWith("inventory."));
  const answers = asked.reduce((sum, { objects }) => sum + objects.length, 0);
  const blocks = [head(schema, answers), absentBlock(absent), ...areaBlocks(asked)];
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

function areaBlocks(asked: readonly OpenQuestion[]): readonly (readonly string[])[] {
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
    return [[`${area}:`, ...objectLines(area, objects ?? new Map()), ...extra]];
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

function objectLines(area: OverlayArea, objects: ReadonlyMap<string, readonly Asked[]>): readonly string[] {
  const explained = new Set<string>();
  const lines: string[] = [];
  for (const [object, asked] of objects) {
    const indent = object === theSource ? "  " : "    ";
    if (object !== theSource) lines.push(`  ${keyText(object)}:`);
    const parents = new Set<string>();
    for (const { question, field } of inTheirParents(asked)) {
      const [first = "", part] = field.split(".");
      if (part !== undefined && !parents.has(first)) {
        parents.add(first);
        lines.push(`${indent}${first}:`);
      }
      const own = part === undefined ? indent : `${indent}  `;
      if (!explained.has(question.id)) lines.push(...explanation(question, own));
      explained.add(question.id);
      lines.push(`${own}#${part ?? first}:  # ${answerShape(area, field)}`);
    }
  }
  return lines;
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
