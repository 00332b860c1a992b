import { z } from "zod";

/** One thing of a file that does not come into the inventory. */
export interface Unread {
  /** In the file's own terms, `[*]` for every element of a list: `regions[*].costs`. */
  readonly path: string;
  readonly reason: string;
}

const reasons = z.registry<{ readonly reason: string }>();
const reasonsForOthers = z.registry<{ readonly reason: string }>();

/** A key that an importer knows and does not take over, with the reason: `costs: left("not part of an inventory")`. */
export function left(reason: string): z.ZodOptional<z.ZodUnknown> {
  return z.unknown().optional().register(reasons, { reason });
}

/** An object of which every key beside the named ones is left out for the same reason. */
export function othersLeft<S extends z.ZodRawShape>(shape: S, reason: string): z.ZodObject<S> {
  return z.object(shape).register(reasonsForOthers, { reason });
}

/** Why a key of this schema is not taken over; undefined where it is. */
export function reasonOf(schema: z.ZodType): string | undefined {
  return reasons.get(schema)?.reason;
}

/** A field that files leave out, or write as null. */
export function maybe<T extends z.ZodType>(schema: T): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullish();
}

/**
 * What a value has that its schema does not read: keys that the schema does not have, and keys that it leaves out
 * ({@link left}). Each path once, with how often it was met. Empty values hold nothing and are not told. A record is
 * read whole. Linear in the size of the value.
 *
 * @param start what the paths begin with
 */
export function unread(value: unknown, schema: z.ZodType, start = ""): readonly Unread[] {
  return unreadOfAll([{ value, schema, start }]);
}

/** The same for several values: what they have in common is told once. */
export function unreadOfAll(
  values: readonly { readonly value: unknown; readonly schema: z.ZodType; readonly start: string }[],
): readonly Unread[] {
  const found = new Map<string, { readonly reason: string; times: number }>();
  const tell = (path: string, reason: string): void => {
    const there = found.get(path);
    if (there === undefined) found.set(path, { reason, times: 1 });
    else there.times += 1;
  };
  for (const { value, schema, start } of values) walk(value, schema, start, tell);
  return [...found].map(([path, { reason, times }]) => ({
    path,
    reason: times === 1 ? reason : `${reason} (${String(times)} times)`,
  }));
}

/** How a reason begins where nobody thought of a key. */
export const notUnderstood = "not a key that this importer knows";

function walk(value: unknown, schema: z.ZodType, path: string, tell: (path: string, reason: string) => void): void {
  const inner = plain(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const element = asType(inner.element);
    for (const item of value) walk(item, element, `${path}[*]`, tell);
  } else if (inner instanceof z.ZodObject && isRecord(value)) {
    const shape: Readonly<Record<string, unknown>> = inner.shape;
    const others = reasonsForOthers.get(inner)?.reason ?? notUnderstood;
    for (const [key, child] of Object.entries(value)) {
      const at = keyPath(path, key);
      const known = Object.hasOwn(shape, key) ? asType(shape[key]) : undefined;
      const reason = known === undefined ? others : reasonOf(known);
      if (known !== undefined && reason === undefined) walk(child, known, at, tell);
      else if (!holdsNothing(child)) tell(at, reason ?? others);
    }
  }
}

/** The schema without what lets a value be absent. */
function plain(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return plain(asType(schema.unwrap()));
  return schema;
}

function asType(schema: unknown): z.ZodType {
  return schema instanceof z.ZodType ? schema : z.unknown();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function holdsNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.every(holdsNothing);
  return isRecord(value) && Object.values(value).every(holdsNothing);
}

function keyPath(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}
