import { bareOf } from "./bare-object";
import { isRecord, ownField } from "./json-stream/piece";
import { expressionValue } from "./terraform-value";
import { type ValueObject } from "./value";

/**
 * What the configuration says of providers. Terraform does not tell what it makes of references: `!var.verify` refers to
 * `var.verify` like `var.verify` itself, so a setting with references stays unknown.
 */
export function providerSettings(settings: unknown): ReadonlyMap<string, ValueObject> {
  if (!isRecord(settings)) return new Map();
  return new Map(
    Object.entries(settings).map(([key, provider]) => {
      const expressions = ownField(provider, "expressions");
      return [
        key,
        bareOf(
          Object.entries(isRecord(expressions) ? expressions : {}).map(([name, one]) => [name, expressionValue(one)]),
        ),
      ];
    }),
  );
}
