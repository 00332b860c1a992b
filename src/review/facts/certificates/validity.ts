import { type Plan, type PlannedResource } from "../../plan/plan";
import { isUnknown, numberOf, textOf, type Unknown, type Value } from "../../plan/value";
import { attributeAt } from "../attribute-at";

const dayMs = 86_400_000;

/** A day some days after another: `2026-11-21` and 30 give `2026-12-21`. */
export function dayAfter(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`) + Math.floor(days) * dayMs;
  // Days of another age are as far away as days can be written.
  return Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 10) : "9999-12-31";
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;
}

const daysOfUnit: Readonly<Record<string, number>> = { DAYS: 1, MONTHS: 30.44, YEARS: 365.25 };

/**
 * The last day of a certificate that AWS Private CA signs, by its `validity` (AWS Private CA API, `Validity`); relative ones
 * from today. Null where there is none, or where it is none of the kinds that AWS knows.
 */
export function signedUntil(plan: Plan, resource: PlannedResource, today: string): string | null | Unknown {
  const type = textOf(attributeAt(plan, resource, "validity", "type"));
  const value = textOf(attributeAt(plan, resource, "validity", "value"));
  if (isUnknown(type)) return type;
  if (isUnknown(value)) return value;
  if (type === null || value === null) return null;
  const unit = daysOfUnit[type.toUpperCase()];
  if (unit !== undefined) return Number.isFinite(Number(value)) ? dayAfter(today, Number(value) * unit) : null;
  if (type.toUpperCase() === "ABSOLUTE") return dayOf(new Date(Number(value) * 1000));
  return type.toUpperCase() === "END_DATE" ? endDate(value) : null;
}

/** Terraform takes RFC 3339, AWS itself `20270331235959`. */
function endDate(value: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})\d{6}$/.exec(value) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) return `${year}-${month}-${day}`;
  return dayOf(new Date(value));
}

/** A time in a text, `2027-03-31T12:00:00Z`, as its day; null where it is none. */
export function dayIn(value: Value): string | null {
  const text = textOf(value);
  return typeof text === "string" ? dayOf(new Date(text)) : null;
}

function dayOf(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

/** Days in a duration as Go and cert-manager write it: `2160h0m0s` is 90. Null where it is none. */
export function daysIn(duration: Value): number | null | Unknown {
  const text = textOf(duration);
  if (text === null || isUnknown(text)) return text;
  const [, hours, minutes = "0"] = /^(\d{1,9})h(?:(\d{1,4})m)?(?:[\d.]+s)?$/.exec(text.trim()) ?? [];
  return hours === undefined ? null : (Number(hours) + Number(minutes) / 60) / 24;
}

/** Hours as days. */
export function daysOfHours(hours: Value): number | null | Unknown {
  const count = numberOf(hours);
  return typeof count === "number" ? count / 24 : count;
}
