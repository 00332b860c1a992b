import { nearest } from "../../documents/nearest";
import { type ConfigKey } from "../profile";

/** A config value as the broker would print it back, or what is wrong with it. */
export type CanonicalValue =
  | { readonly ok: true; readonly value: string; readonly respelled: boolean }
  | { readonly ok: false; readonly rule: string; readonly instead: string };

/**
 * The spelling that the broker gives a value back in (`ConfigDef.parseType`, then `ConfigDef.convertToString`). The
 * Terraform provider compares strings, so any other spelling differs at every plan, and the second apply fails.
 * `respelled` says that the value was another word for the same thing, not just another spelling of a number or list.
 */
export function canonicalConfigValue(key: ConfigKey, raw: string): CanonicalValue {
  return readers[key.type](raw.trim(), key);
}

/** Whether a canonical value is outside what the broker accepts for its key. */
export function outOfBounds(key: ConfigKey, value: string): "below" | "above" | undefined {
  if (key.besides.includes(value)) return undefined;
  if (key.least !== undefined && isLess(value, String(key.least))) return "below";
  if (key.most !== undefined && isLess(String(key.most), value)) return "above";
  return undefined;
}

/** `at least 1`, `from 1 to 9, or -1`. */
export function boundsText({ least, most, besides }: ConfigKey): string {
  const exceptions = besides.length === 0 ? "" : `, or ${besides.join(" or ")}`;
  if (most === undefined) return `at least ${String(least)}${exceptions}`;
  return `from ${String(least)} to ${String(most)}${exceptions}`;
}

type Reader = (text: string, key: ConfigKey) => CanonicalValue;

const readers: Readonly<Record<ConfigKey["type"], Reader>> = {
  boolean: (text) => {
    const word = text.toLowerCase();
    return word === "true" || word === "false"
      ? same(word)
      : wrong("is neither true nor false", "Write true or false.");
  },
  int: (text, key) => wholeNumber(text, 31n, key),
  long: (text, key) => wholeNumber(text, 63n, key),
  double: (text) => {
    const plain = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[fFdD]?$/.exec(text)?.[1];
    return plain === undefined
      ? wrong("is not a number", "Write a number such as 0.5.")
      : same(javaDouble(Number(plain)));
  },
  choice: (text, { values, aliases }) => {
    if (values.length === 0 || values.includes(text)) return same(text);
    const meant = aliases[text];
    if (meant !== undefined) return { ok: true, value: meant, respelled: true };
    return wrong(`is none of ${values.join(", ")}`, choiceText(text, values));
  },
  list: (text, { values }) => {
    const items = text === "" ? [] : text.split(",").map((item) => item.trim());
    const stranger = values.length === 0 ? undefined : items.find((item) => !values.includes(item));
    if (stranger !== undefined)
      return wrong(
        `holds ${JSON.stringify(stranger)}, which is none of ${values.join(", ")}`,
        choiceText(stranger, values),
      );
    return same([...new Set(items)].join(","));
  },
};

function wholeNumber(text: string, bits: bigint, { aliases }: ConfigKey): CanonicalValue {
  if (!/^[+-]?\d+$/.test(text)) return wrong("is not a whole number", "Write digits only, such as 604800000.");
  const value = BigInt(text.replace(/^\+/, ""));
  const end = 2n ** bits;
  const meant = aliases[String(value)];
  if (meant !== undefined) return { ok: true, value: meant, respelled: true };
  return value < -end || value >= end
    ? wrong(
        `does not fit: the broker keeps it from ${String(-end)} to ${String(end - 1n)}`,
        "Write a number in between.",
      )
    : same(String(value));
}

/** `Double.toString` of Java: always a digit after the point, an `E` below a thousandth and from ten million on. */
function javaDouble(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e7)) return withPoint(String(value));
  const [digits = "", exponent = ""] = value.toExponential().split("e");
  return `${withPoint(digits)}E${exponent.replace("+", "")}`;
}

function withPoint(digits: string): string {
  return digits.includes(".") ? digits : `${digits}.0`;
}

function isLess(left: string, right: string): boolean {
  const whole = /^-?\d+$/;
  return whole.test(left) && whole.test(right) ? BigInt(left) < BigInt(right) : Number(left) < Number(right);
}

function choiceText(text: string, values: readonly string[]): string {
  const near = nearest(
    text.toLowerCase(),
    values.map((value) => value.toLowerCase()),
  );
  const meant = values.find((value) => value.toLowerCase() === near);
  return meant === undefined ? `Write one of ${values.join(", ")}.` : `Write ${meant}.`;
}

function same(value: string): CanonicalValue {
  return { ok: true, value, respelled: false };
}

function wrong(rule: string, instead: string): CanonicalValue {
  return { ok: false, rule, instead };
}
