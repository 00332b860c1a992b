import { pathText } from "../../documents/document-path";
import { type Inventory } from "../document/inventory";
import { type Change, type Meaning } from "./change";
import { inventoryShape } from "./inventory-shape";
import { type Shape } from "./shape";

/** Where in the inventory two values are; put into words only where they differ. */
interface At {
  readonly area: string;
  readonly object: string;
  readonly within: At | undefined;
  readonly step: string;
  /** The step is an element's natural id, and not a field. */
  readonly isElement: boolean;
}

function areaOf(area: string): At {
  return { area, object: "", within: undefined, step: area, isElement: false };
}

function fieldAt(at: At, key: string): At {
  return { area: at.area, object: at.object, within: at, step: key, isElement: false };
}

function elementAt(at: At, id: string): At {
  return { area: at.area, object: at.object === "" ? id : at.object, within: at, step: id, isElement: true };
}

function pathOf(at: At): string {
  if (at.within === undefined) return at.step;
  const step = at.isElement ? `[${JSON.stringify(at.step)}]` : pathText(["x", at.step]).slice(1);
  return pathOf(at.within) + step;
}

/**
 * Every difference between two inventories of one source, in the order of the document: what came, what went, what is another.
 * Elements are found again by their natural ids, so order means nothing. A part that one of the two does not know is one
 * difference, not a thousand. Pure; linear in the size of both.
 */
export function diffInventories(before: Inventory, after: Inventory): readonly Change[] {
  const changes: Change[] = [];
  const left = toldAlike(before, after);
  const right = toldAlike(after, before);
  for (const [area, shape] of Object.entries(inventoryShape))
    compare(shape, fieldOf(left, area), fieldOf(right, area), areaOf(area), changes);
  compareTopicsRead(before, after, changes);
  return changes;
}

function compare(shape: Shape, before: unknown, after: unknown, at: At, changes: Change[]): void {
  if (before === after) return;
  if (shape.is === "value" && shape.untold !== undefined && [before, after].includes(shape.untold)) return;
  if (shape.is === "value" || !isContainer(before) || !isContainer(after)) {
    const change = changeOf(before, after, at, meaningOf(shape));
    if (change.before !== change.after) changes.push(change);
  } else if (shape.is === "object") {
    for (const [key, field] of shape.fields) {
      const [left, right] = [fieldOf(before, key), fieldOf(after, key)];
      if (left !== right) compare(field, left, right, fieldAt(at, key), changes);
    }
  } else {
    compareByKey(shape, elementsOf(shape, before), elementsOf(shape, after), at, changes);
  }
}

type ByKey = Extract<Shape, { is: "list" | "map" }>;

type Elements = ReadonlyMap<string, unknown>;

function compareByKey(shape: ByKey, before: Elements, after: Elements, at: At, changes: Change[]): void {
  const place = (key: string): At => (shape.is === "list" ? elementAt(at, key) : fieldAt(at, key));
  for (const [key, left] of before) {
    const right = after.get(key);
    if (right === undefined) changes.push(changeOf(left, undefined, place(key), shape.matters));
    else if (left !== right) compare(shape.each, left, right, place(key), changes);
  }
  for (const [key, right] of after)
    if (!before.has(key)) changes.push(changeOf(undefined, right, place(key), shape.matters));
}

function elementsOf(shape: ByKey, container: object): Elements {
  if (shape.is === "map" || !Array.isArray(container)) return new Map(Object.entries(container));
  return new Map(container.map((element: unknown) => [shape.key(element), element]));
}

/**
 * One inventory without the inherited configs of topics of which the other tells overrides alone: what is not told there is
 * inherited and not known, so nothing was taken away.
 */
function toldAlike(inventory: Inventory, other: Inventory): Inventory {
  const byName = new Map(other.topics.map((topic) => [topic.name, topic]));
  const topics = inventory.topics.map((topic) => {
    const fewer = byName.get(topic.name);
    if (topic.configs === null || topic.configsTold === "overrides") return topic;
    if (fewer?.configsTold !== "overrides" || fewer.configs === null) return topic;
    const told = new Set(Object.keys(fewer.configs));
    return { ...topic, configs: Object.fromEntries(Object.entries(topic.configs).filter(([key]) => told.has(key))) };
  });
  return { ...inventory, topics };
}

/** A group's positions always move, but a topic more or less among them is another consumer. */
function compareTopicsRead(before: Inventory, after: Inventory, changes: Change[]): void {
  const left = topicsReadByGroup(before);
  const topics: Shape = { is: "list", key: String, matters: "look", each: { is: "value", matters: "look" } };
  for (const [groupId, read] of topicsReadByGroup(after)) {
    const was = left.get(groupId);
    const at = fieldAt(elementAt(areaOf("groups"), groupId), "topics");
    if (was !== undefined) compare(topics, was, read, at, changes);
  }
}

function topicsReadByGroup({ groups }: Inventory): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (groups ?? []).flatMap(({ groupId, offsets }) =>
      offsets === null ? [] : [[groupId, [...new Set(offsets.map(({ topic }) => topic))]] as const],
    ),
  );
}

function changeOf(before: unknown, after: unknown, at: At, matters: Meaning): Change {
  return { area: at.area, object: at.object, path: pathOf(at), before: textOf(before), after: textOf(after), matters };
}

/** JSON with its keys in order: `{"a":1,"b":2}` is the same as `{"b":2,"a":1}`. */
function textOf(value: unknown): string | undefined {
  if (!isContainer(value)) return JSON.stringify(value);
  return JSON.stringify(value, (_key, part: unknown) =>
    isContainer(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function meaningOf(shape: Shape): Meaning {
  return shape.is === "object" ? "look" : shape.matters;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function fieldOf(container: object, key: string): unknown {
  return Object.hasOwn(container, key) ? Reflect.get(container, key) : undefined;
}
