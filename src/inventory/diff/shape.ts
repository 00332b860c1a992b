import { type Meaning } from "./change";

/** How one part of an inventory is held against the same part of another. */
export type Shape =
  | {
      readonly is: "value";
      readonly matters: Meaning;
      /** Stands for "nobody told": no difference to anything. */
      readonly untold?: string;
    }
  | { readonly is: "object"; readonly fields: readonly (readonly [string, Shape])[] }
  | {
      readonly is: "list";
      /** The natural id of an element. */
      readonly key: (element: unknown) => string;
      /** What it means that an element comes or goes, or that the whole list is not known. */
      readonly matters: Meaning;
      readonly each: Shape;
    }
  | { readonly is: "map"; readonly matters: Meaning; readonly each: Shape };

/** Changed as a whole. */
export function value(matters: Meaning, untold?: string): Shape {
  return { is: "value", matters, ...(untold === undefined ? {} : { untold }) };
}

/** Field by field; the type makes sure that no field is forgotten. */
export function object<T extends object>(fields: { readonly [K in keyof Required<T>]: Shape }): Shape {
  return { is: "object", fields: Object.entries<Shape>(fields) };
}

/** Elements are found again by the fields that name them, whatever their order. */
export function listBy(fields: readonly string[], matters: Meaning, each: Shape): Shape {
  return { is: "list", matters, each, key: (element) => fields.map((field) => nameIn(element, field)).join(" ") };
}

/** Elements that are nothing but their own names; the whole element is its id. */
export function listOfNames(matters: Meaning): Shape {
  return { is: "list", matters, each: value(matters), key: (element) => nameOf(element) };
}

/** Keys that people or Kafka choose. */
export function map(matters: Meaning, each: Shape): Shape {
  return { is: "map", matters, each };
}

function nameIn(element: unknown, field: string): string {
  return typeof element === "object" && element !== null ? nameOf(Reflect.get(element, field)) : "";
}

/** A text is its own name; an entity is named by its parts in order: `client-id=<default>, user=app`. */
function nameOf(part: unknown): string {
  if (typeof part === "string") return part;
  if (typeof part !== "object" || part === null) return JSON.stringify(part ?? null);
  return Object.entries(part)
    .map(([key, name]) => `${key}=${name === null ? "<default>" : String(name)}`)
    .sort()
    .join(", ");
}
