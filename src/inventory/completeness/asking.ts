import { type AbsentPart } from "../overlay/absent";
import { type OverlayArea, theOne } from "../overlay/areas";
import { type People } from "../overlay/people";
import { wordsOfArea } from "../overlay/words-of-area";
import { type Facts } from "./facts";
import { type Answerer, type Area, type Gate, type Question } from "./question";
import { type Kind } from "./kind";

/** Which area of an overlay holds what people say of a kind; a registry and the paths have none. */
export const overlayAreas: Readonly<Record<Exclude<Kind, "the source" | "registry" | "path">, OverlayArea>> = {
  topic: "topics",
  group: "groups",
  owner: "owners",
  application: "applications",
  producer: "producers",
  connector: "connectors",
  subject: "subjects",
  principal: "principals",
  endpoint: "endpoints",
};

/** What only people can say, in one line of a catalogue. */
interface AskedOfPeople {
  readonly field: string;
  readonly gate: Gate;
  readonly of: Answerer;
  readonly why: string;
  /** Whether it is asked of this object; without it, of each of its kind. */
  readonly when?: (facts: Facts, object: string) => boolean;
  /** Whether the machine has told it already. */
  readonly told?: (facts: Facts, object: string) => boolean;
}

/** What the machine tells when it may, in one line of a catalogue. */
interface AskedOfMachine {
  readonly field: string;
  readonly gate: Gate;
  readonly asks: string;
  readonly why: string;
  readonly told: (facts: Facts, object: string) => boolean;
  readonly when?: (facts: Facts, object: string) => boolean;
}

/** Questions about objects of one kind that only people can answer; what is asked is the field's own description. */
export function askPeople(
  area: Area,
  kind: keyof typeof overlayAreas | "the source",
  overlayArea: OverlayArea,
  asked: readonly AskedOfPeople[],
): readonly Question[] {
  return asked.map(({ field, gate, of, why, when, told }) => ({
    id: `${overlayArea}.${field}`,
    area,
    kind,
    field,
    gate,
    answeredBy: of,
    asks: descriptionOf(overlayArea, field),
    why,
    appliesTo: when ?? (() => true),
    isAnswered: (facts, object) => isSaid(facts.people, overlayArea, object, field) || (told?.(facts, object) ?? false),
  }));
}

/** Questions about objects of one kind that an export answers when it may read them. */
export function askMachine(
  area: Area,
  kind: Kind,
  prefix: string,
  asked: readonly AskedOfMachine[],
): readonly Question[] {
  return asked.map(({ field, gate, asks, why, told, when }) => ({
    id: `${prefix}.${field}`,
    area,
    kind,
    field,
    gate,
    answeredBy: "machine",
    asks,
    why,
    path: (object) => (kind === "the source" ? `${prefix}.${field}` : `${prefix}[${JSON.stringify(object)}].${field}`),
    appliesTo: when ?? (() => true),
    isAnswered: told,
  }));
}

/** Whole parts of the inventory: known when the export has them, or a person says under `absent` that there are none. */
export function askParts(
  area: Area,
  asked: readonly {
    readonly part: AbsentPart;
    readonly gate: Gate;
    readonly asks: string;
    readonly why: string;
    readonly when?: (facts: Facts) => boolean;
  }[],
): readonly Question[] {
  return asked.map(({ part, gate, asks, why, when }) => ({
    id: `inventory.${part}`,
    area,
    kind: "the source",
    field: part,
    gate,
    answeredBy: "machine",
    asks,
    why,
    path: () => part,
    appliesTo: (facts) => when?.(facts) ?? true,
    isAnswered: (facts) => facts.partKnown(part),
  }));
}

/** The description of a field in its document, which is what is asked. */
function descriptionOf(area: OverlayArea, field: string): string {
  const shape: Readonly<Record<string, unknown>> = wordsOfArea[area].shape;
  const [first = "", part] = field.split(".");
  const whole = described(shape[first]);
  const inner = part === undefined ? undefined : described(partOf(shape[first], part));
  return inner ?? whole ?? "";
}

/** The schema of one part of a field that has parts, below what wraps it. */
export function partOf(schema: unknown, part: string): unknown {
  let inner = schema;
  while (typeof inner === "object" && inner !== null && "unwrap" in inner && typeof inner.unwrap === "function")
    inner = inner.unwrap();
  if (typeof inner !== "object" || inner === null || !("shape" in inner)) return undefined;
  const { shape } = inner;
  return typeof shape === "object" && shape !== null ? new Map(Object.entries(shape)).get(part) : undefined;
}

function described(schema: unknown): string | undefined {
  if (typeof schema !== "object" || schema === null || !("description" in schema)) return undefined;
  return typeof schema.description === "string" ? schema.description : undefined;
}

function isSaid(people: People, area: OverlayArea, object: string, field: string): boolean {
  const words = wordsFor(people, area, object);
  if (words === undefined) return false;
  const [first = "", part] = field.split(".");
  const value = valueAt(words, first);
  return part === undefined ? value !== undefined : valueAt(value, part) !== undefined;
}

function wordsFor(people: People, area: OverlayArea, object: string): object | undefined {
  const said = people[area];
  return said instanceof Map ? said.get(object) : object === theOne ? said : undefined;
}

function valueAt(words: unknown, key: string): unknown {
  if (typeof words !== "object" || words === null || !Object.hasOwn(words, key)) return undefined;
  const value: unknown = Reflect.get(words, key);
  return value;
}
