import { type DocumentPath, pathText } from "../../documents/document-path";
import { type Inventory } from "../document/inventory";
import { isSecretKey } from "./secret-keys";
import { type Because, keptText, type KeptValue, keptValue, pathUnder } from "./without-secrets";

/**
 * The inventory without any secret: every string of it by its shape, and the values of free maps (configurations) also by
 * their key. What was taken out is listed in `redactions`. It is the last step of everything that makes an inventory; doing
 * it again changes nothing. Linear in the document's size; an inventory without secrets comes back as it is.
 */
export function redactInventory(inventory: Inventory): Inventory {
  const finds = secretsIn(inventory);
  if (finds.length === 0) return inventory;
  const cleaned = structuredClone(inventory);
  for (const find of finds) if (!find.isKey) put(containerOf(cleaned, find.place), find.place.key, find.kept);
  for (const find of finds.toReversed())
    if (find.isKey) rename(containerOf(cleaned, find.place), find.place.key, find.kept);
  const told = new Set(inventory.redactions.map(({ path }) => path));
  const redactions = finds
    .map(({ place, because }) => ({ path: pathOf(inventory, place), because }))
    .filter(({ path }) => !told.has(path) && told.add(path));
  return { ...cleaned, redactions: [...cleaned.redactions, ...redactions] };
}

/** Where a value is: its own key, and the place of what holds it. */
interface Place {
  readonly key: string | number;
  readonly within: Place | undefined;
}

interface Find {
  readonly place: Place;
  readonly because: Because;
  /** What may stay of it. */
  readonly kept: string;
  /** The secret is in a key's own name. */
  readonly isKey: boolean;
}

function secretsIn(inventory: Inventory): readonly Find[] {
  const finds: Find[] = [];
  const textOf = remembering(keptText);
  const isSecret = remembering(isSecretKey);
  const judge = (key: string, value: string): KeptValue => (isSecret(key) ? keptValue(key, value) : textOf(value));

  /** `named` is the configuration key that a `value` inside belongs to: `{ "ssl.key.password": { value, source } }`. */
  const visit = (value: unknown, place: Place | undefined, named: string): void => {
    if (typeof value === "string") {
      const { value: kept, because } = judge(place?.key === "value" ? named : String(place?.key), value);
      if (because !== undefined && place !== undefined) finds.push({ place, because, kept, isKey: false });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, { key: index, within: place }, named);
    } else if (typeof value === "object" && value !== null) {
      const about = "path" in value && typeof value.path === "string" ? lastKeyOf(value.path) : named;
      for (const [key, item] of Object.entries(value)) {
        const inner = { key, within: place };
        const { value: kept, because } = textOf(key);
        if (because !== undefined) finds.push({ place: inner, because, kept, isKey: true });
        visit(item, inner, key === "kept" || key === "other" ? about : key === "value" ? named : key);
      }
    }
  };
  visit(inventory, undefined, "");
  return finds;
}

/** The last key of a path in words: `ssl.key.password` of `topics["a"].configs["ssl.key.password"]`. */
function lastKeyOf(path: string): string {
  const quoted = /\["([^"]*)"\]$/.exec(path)?.[1];
  return quoted ?? path.slice(path.lastIndexOf(".") + 1);
}

/** The same answers without asking twice for short texts, which repeat ten thousand times. */
function remembering<T>(judge: (text: string) => T): (text: string) => T {
  const judged = new Map<string, T>();
  return (text) => {
    const known = judged.get(text);
    if (known !== undefined) return known;
    const answer = judge(text);
    if (text.length <= 128 && judged.size < 100_000) judged.set(text, answer);
    return answer;
  };
}

function keysOf(place: Place | undefined): DocumentPath {
  const keys: (string | number)[] = [];
  for (let at = place; at !== undefined; at = at.within) keys.unshift(at.key);
  return keys;
}

function containerOf(document: object, place: Place): object {
  return keysOf(place.within).reduce<object>((node, key) => {
    const next: unknown = Reflect.get(node, key);
    return typeof next === "object" && next !== null ? next : node;
  }, document);
}

function put(container: object, key: string | number, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

function rename(container: object, key: string | number, kept: string): void {
  const value: unknown = Reflect.get(container, key);
  Reflect.deleteProperty(container, key);
  let free = kept;
  for (let number = 2; Object.hasOwn(container, free); number += 1) free = `${kept} ${String(number)}`;
  put(container, free, value);
}

/** What names an element of a list to people, the first that it has. */
const names = ["name", "groupId", "transactionalId", "id", "user", "url", "subject"] as const;

/** The place in words, by natural ids and without the secrets that keys and ids have: `topics["orders"].configs["x.y"]`. */
function pathOf(document: object, place: Place): string {
  let node: unknown = document;
  let path = "";
  for (const key of keysOf(place)) {
    node = typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
    const name = typeof key === "number" ? nameOf(node) : undefined;
    if (name !== undefined) path += `[${JSON.stringify(name)}]`;
    else path = path === "" ? pathText([key]) : path + pathUnder(typeof key === "number" ? key : keptText(key).value);
  }
  return path;
}

function nameOf(element: unknown): string | undefined {
  if (typeof element !== "object" || element === null) return undefined;
  const name = names.map((key): unknown => Reflect.get(element, key)).find((value) => typeof value === "string");
  return typeof name === "string" ? keptText(name).value : undefined;
}
