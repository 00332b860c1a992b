import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isObject, textOf, type ValueObject } from "../plan/value";

/** Tags of a resource that are known, `tags_all` beneath `tags`: keys as they are written. */
export function tagsOf(
  plan: Plan,
  resource: PlannedResource,
  values: ValueObject | null = resource.after,
): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  if (values === null) return tags;
  for (const key of ["tags_all", "tags"]) {
    const all = plan.follow(resource, field(values, key));
    if (!isObject(all)) continue;
    for (const name of Object.keys(all)) {
      const text = textOf(plan.follow(resource, field(all, name)));
      if (typeof text === "string") tags.set(name, text);
    }
  }
  return tags;
}

/** What tags call the day until which something stays; `kafka-byoc/until` is what this package writes. */
const dayTags = new Set([
  "until",
  "keep-until",
  "keepuntil",
  "keep_until",
  "expires",
  "expires-at",
  "expires_at",
  "expires-on",
  "expiry",
  "valid-until",
]);

/** A day as people write it in a description: `stays until 2027-03-31`, `expires on 2027-03-31`. */
const dayInText = /\b(?:until|expires(?: on| at)?|till|temporary to)[: ]+(\d{4}-\d{2}-\d{2})\b/i;

/** The last day of something, by its tags or else by its description: `2027-03-31`; null where neither says one. */
export function lastDayOf(tags: ReadonlyMap<string, string>, description: string | null): string | null {
  for (const [key, value] of tags) {
    const name = key.toLowerCase().slice(key.lastIndexOf("/") + 1);
    const day = /^\d{4}-\d{2}-\d{2}/.exec(value.trim())?.[0];
    if (dayTags.has(name) && day !== undefined) return day;
  }
  return description === null ? null : (dayInText.exec(description)?.[1] ?? null);
}

/** The path that tags say something serves: `data`, `control`, `observability`, or what people wrote; null where they do not. */
export function pathTagOf(tags: ReadonlyMap<string, string>): string | null {
  return tags.get("kafka-byoc/path") ?? tags.get("kafka-migration/path") ?? null;
}
