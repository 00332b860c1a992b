import { type PlannedResource } from "./plan";
import { field, type ValueObject } from "./value";

/** Attributes by which other resources name one, the most certain first. */
const identifying = [
  "id",
  "arn",
  "name",
  "zone_id",
  "dns_name",
  "service_name",
  "key_id",
  "bucket",
  "certificate_arn",
  "bootstrap_endpoint",
  "rbac_crn",
  "resource_name",
] as const;

/** Resources by the texts that name them: what they will be, and what they were. */
export function identitiesOf(resources: readonly PlannedResource[]): ReadonlyMap<string, readonly PlannedResource[]> {
  const byText = new Map<string, PlannedResource[]>();
  for (const resource of resources)
    for (const text of new Set([...textsOf(resource.after), ...textsOf(resource.before)])) {
      const named = byText.get(text);
      if (named === undefined) byText.set(text, [resource]);
      else named.push(resource);
    }
  return byText;
}

function textsOf(values: ValueObject | null): readonly string[] {
  if (values === null) return [];
  return identifying.flatMap((attribute) => {
    const value = field(values, attribute);
    return typeof value === "string" && value !== "" ? [value] : [];
  });
}
