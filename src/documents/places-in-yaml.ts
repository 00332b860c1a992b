import { type Document, isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from "yaml";
import { type DocumentPath } from "./document-path";

/** Something of a document with its place: where it begins, where its value ends, where it ends with what follows it. */
export interface Placed {
  readonly range?: readonly [number, number, number] | null;
}

/**
 * Where the value at the path stands, or the last one on the way to it: where something is missing, its parent is the place.
 * Of a block of lines under a key the key is the place: what it holds begins further down.
 */
export function nearestNode(document: Document.Parsed<ParsedNode>, path: DocumentPath): Placed {
  let node: Placed & object = document.contents ?? document;
  for (const [index, part] of path.entries()) {
    const next = childOf(node, part);
    if (next === undefined) break;
    if (index === path.length - 1 && isBlock(next)) return keyOf(node, part) ?? next;
    node = next;
  }
  return node;
}

function isBlock(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** The scalar at the path, `null` too; undefined where there is none. */
export function valueAt(document: Document.Parsed<ParsedNode>, path: DocumentPath): unknown {
  let node: unknown = document.contents;
  for (const part of path)
    node = isMap(node) ? pairIn(node, part)?.value : isSeq(node) ? node.items[Number(part)] : null;
  return isScalar(node) ? node.value : undefined;
}

function keyOf(node: unknown, part: string | number): Placed | undefined {
  const key = isMap(node) ? pairIn(node, part)?.key : undefined;
  return typeof key === "object" && key !== null ? key : undefined;
}

function childOf(node: unknown, part: string | number): (Placed & object) | undefined {
  if (isMap(node)) {
    const pair = pairIn(node, part);
    const place = pair?.value ?? pair?.key;
    return typeof place === "object" && place !== null ? place : undefined;
  }
  if (isSeq(node)) {
    const item = node.items[Number(part)];
    return typeof item === "object" && item !== null ? item : undefined;
  }
  return undefined;
}

/** Made once for a map: thousands of problems are each asked for their place. */
const pairsByKey = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();

function pairIn(map: YAMLMap, part: string | number): Pair | undefined {
  const known = pairsByKey.get(map);
  if (known !== undefined) return known.get(part);
  const pairs = new Map<unknown, Pair>();
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? pair.key.value : pair.key;
    if (!pairs.has(key)) pairs.set(key, pair);
  }
  pairsByKey.set(map, pairs);
  return pairs.get(part);
}
