import fc from "fast-check";
import { z } from "zod";

/** How documents are made up from their schema. */
export interface AnyDocumentOptions {
  /** What stands where any text may stand. */
  readonly text?: fc.Arbitrary<string>;
  /** The keys of free maps. */
  readonly keys?: fc.Arbitrary<string>;
  /** Every field is there, no list is empty, nothing is null that needs not be. */
  readonly whole?: boolean;
}

/** Any document that a schema accepts, made up from the schema itself: fields that come later are in it. */
export function anyDocument(schema: z.ZodType, options: AnyDocumentOptions = {}): fc.Arbitrary<unknown> {
  return made(schema, options);
}

const words = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9._-]{0,12}$/) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 24 }) },
);

function made(schema: z.core.$ZodType, options: AnyDocumentOptions): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const whole = options.whole === true;
  // Kinds that no document of ours has yet are told when one has them.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
  switch (def.type) {
    case "object":
      return fc.record(
        Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, made(field, options)])),
        {
          requiredKeys: Object.entries(def.shape)
            .filter(([, field]) => whole || field._zod.optin !== "optional")
            .map(([key]) => key),
          noNullPrototype: true,
        },
      );
    case "array":
      return fc
        .array(made(def.element, options), { minLength: whole ? 1 : leastOf(schema), maxLength: 3 })
        .filter((list) => schemaAccepts(schema, list));
    case "record":
      return fc.dictionary(keysOf(def.keyType, options), made(def.valueType, options), {
        minKeys: whole ? 1 : 0,
        maxKeys: 3,
        noNullPrototype: true,
      });
    case "string":
      return textFor(schema, options);
    case "number":
      return numberFor(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "literal":
      return fc.constantFrom(...def.values);
    case "enum":
      return fc.constantFrom(...Object.values(def.entries));
    case "union":
      return fc.oneof(...def.options.map((option) => made(option, options)));
    case "nullable":
      return whole ? made(def.innerType, options) : fc.option(made(def.innerType, options), { freq: 4 });
    case "optional":
    case "default":
    case "prefault":
      return made(def.innerType, options);
    case "pipe":
      return made(def.in, options);
    case "lazy":
      return fc.constant(null).chain(() => made(def.getter(), options));
    case "unknown":
    case "any":
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`Documents with "${def.type}" cannot be made up yet: add it here.`);
  }
}

function schemaAccepts(schema: z.core.$ZodType, value: unknown): boolean {
  return z.safeParse(schema, value).success;
}

function leastOf(schema: z.core.$ZodType): number {
  return [0, 1, 2].find((length) => !tooShort(schema, length)) ?? 3;
}

function tooShort(schema: z.core.$ZodType, length: number): boolean {
  const { error } = z.safeParse(schema, new Array(length).fill(undefined));
  return error?.issues.some(({ code, path }) => code === "too_small" && path.length === 0) === true;
}

function keysOf(schema: z.core.$ZodType, options: AnyDocumentOptions): fc.Arbitrary<string> {
  const free = options.keys ?? words;
  if (schema._zod.def.type === "string") return textFor(schema, { text: free });
  return made(schema, options).map(String);
}

/** Texts that are bound to a form: what is tried where free text is refused. */
const forms: readonly fc.Arbitrary<string>[] = [
  fc.constantFrom("2027-01-10T08:00:00Z", "2027-03-01T12:30:00.123Z"),
  fc.constantFrom("2027-01-31", "P7D", "PT30M"),
  words.map((word) => `User:${word}`),
  fc.constant("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
];

function textFor(schema: z.core.$ZodType, { text }: AnyDocumentOptions): fc.Arbitrary<string> {
  const accepted = (candidate: string): boolean => schemaAccepts(schema, candidate);
  const free = text ?? words;
  if (fc.sample(free, 5).some(accepted)) return free.filter(accepted);
  const formed = forms.filter((form) => fc.sample(form, 5).some(accepted));
  if (formed.length > 0) return fc.oneof(...formed).filter(accepted);
  const { pattern, allOf } = z.toJSONSchema(schema);
  const patterns = [pattern, ...(allOf ?? []).map((part) => part.pattern)].filter((one) => one !== undefined);
  return fc.oneof(...patterns.map((one) => fc.stringMatching(new RegExp(one)))).filter(accepted);
}

function numberFor(schema: z.core.$ZodType): fc.Arbitrary<number> {
  const accepted = (candidate: number): boolean => schemaAccepts(schema, candidate);
  return fc
    .oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 2 ** 40 }), fc.constantFrom(1, 4096, 0.5))
    .filter(accepted);
}
