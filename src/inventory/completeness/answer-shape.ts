import { z } from "zod";
import { type OverlayArea } from "../overlay/areas";
import { wordsOfArea } from "../overlay/words-of-area";
import { partOf } from "./asking";

/** What an answer may look like, in a few words: `none, per-key, per-partition, global`, `true or false`, `text`. */
export function answerShape(area: OverlayArea, field: string): string {
  const [first = "", part] = field.split(".");
  const whole: unknown = new Map<string, unknown>(Object.entries(wordsOfArea[area].shape)).get(first);
  return shapeText(part === undefined ? whole : partOf(whole, part));
}

function shapeText(schema: unknown): string {
  if (schema instanceof z.ZodOptional) return shapeText(schema.unwrap());
  if (schema instanceof z.ZodNullable) return `${shapeText(schema.unwrap())}, or null`;
  if (schema instanceof z.ZodEnum) return schema.options.join(", ");
  if (schema instanceof z.ZodUnion) return schema.options.map(shapeText).join(", or ");
  if (schema instanceof z.ZodBoolean) return "true or false";
  if (schema instanceof z.ZodNumber) return numberText(schema);
  if (schema instanceof z.ZodArray) return `a list: [${shapeText(schema.element)}], [] for none`;
  if (schema instanceof z.ZodObject)
    return `{${Object.entries(schema.shape)
      .map(([key, value]) => `${key}: ${shapeText(value)}`)
      .join("; ")}}`;
  if (schema instanceof z.ZodRecord) return "{KEY: …}";
  if (schema instanceof z.ZodISODuration) return "a duration: P7D, PT30M";
  if (schema instanceof z.ZodISODate) return "a day: 2027-01-31";
  if (schema instanceof z.ZodISODateTime) return "a moment: 2027-01-31T18:00:00Z";
  return "text";
}

function numberText({ minValue, maxValue }: z.ZodNumber): string {
  if (minValue !== null && maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER)
    return `${String(minValue)} to ${String(maxValue)}`;
  return "a number";
}
