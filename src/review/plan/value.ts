/**
 * A value of a resource as far as a plan tells it. What is known only after the apply, or comes from elsewhere, is an
 * {@link Unknown} and never a guess. Objects have no prototype: a key `__proto__` of a hostile plan is a key.
 */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | ValueObject;

/** An object or a block of a resource. */
export interface ValueObject {
  readonly [key: string]: Value;
}

/** A value that cannot be told from the plan alone, with what it is made of. */
export class Unknown {
  constructor(
    /**
     * What it refers to, as Terraform writes references, most telling first: `aws_security_group.broker.id`,
     * `module.network.zone_id`, `var.cidr`. Empty where the plan does not say: the value comes from the provider.
     */
    readonly references: readonly string[],
    /** The text that it is made of, holes as `${…}`: only a synthesized stack tells it. */
    readonly template: string | null = null,
  ) {}
}

/** Whether a value cannot be told. */
export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof Unknown;
}

/** Whether a value is an object or a block, every field of which can be asked for. */
export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unknown);
}

/** Whether a value is a list or a set. */
export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** A field of an object; null where it is not there. Only the object's own keys count. */
export function field(object: ValueObject, key: string): Value {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}

/** A text, a number or a boolean as text: providers write `"true"` and `true`. Null where there is none; Unknown stays. */
export function textOf(value: Value): string | null | Unknown {
  if (value instanceof Unknown) return value;
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** A number, also where it is written as text; null where there is none. */
export function numberOf(value: Value): number | null | Unknown {
  if (value instanceof Unknown || typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** A boolean, also where it is written as text; null where there is none. */
export function booleanOf(value: Value): boolean | null | Unknown {
  if (value instanceof Unknown || typeof value === "boolean") return value;
  return value === "true" ? true : value === "false" ? false : null;
}

/** The blocks under a key: a list of them, one written without its list, or none. Unknown where they cannot be told. */
export function blocksOf(value: Value): readonly ValueObject[] | Unknown {
  if (value instanceof Unknown) return value;
  if (isList(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

/** The elements of a list; a single value is a list of one, null is none. Unknown where the whole list cannot be told. */
export function elementsOf(value: Value): readonly Value[] | Unknown {
  if (value === null) return [];
  return value instanceof Unknown || isList(value) ? value : [value];
}
