import { attributeAt, managed } from "../../facts/attribute-at";
import { ledTo } from "../../facts/led-to";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { textOf } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** Secrets that MSK does not take. */
export const secretWithoutOwnKey: Rule = {
  name: "secret-without-own-key",
  area: "secrets",
  severity: "low",
  title: "A secret for MSK's users has no key of its own",
  what: "An aws_secretsmanager_secret whose name begins with AmazonMSK_, or that an aws_msk_scram_secret_association names, has no kms_key_id, or Secrets Manager's own key.",
  why: "MSK refuses secrets that the account's default key encrypts: the association fails at the apply, and the user cannot sign in.",
  remedy: "Give the secret a kms_key_id of yours whose policy lets MSK use it.",
  references: ["https://docs.aws.amazon.com/msk/latest/developerguide/msk-password-tutorial.html"],
  *find(plan) {
    for (const secret of secretsForMsk(plan)) {
      const key = textOf(attributeAt(plan, secret, "kms_key_id"));
      if (key === null || key === "") yield found(secret, "kms_key_id", "It has no kms_key_id.");
      else if (typeof key === "string" && key.endsWith("alias/aws/secretsmanager"))
        yield found(secret, "kms_key_id", "Its key is the account's default.");
    }
  },
  cases: {
    nonCompliant: { terraform: secret("") },
    compliant: {
      terraform: secret(
        'kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef"',
      ),
    },
  },
};

function secretsForMsk(plan: Plan): ReadonlySet<PlannedResource> {
  const named = managed(plan, "aws_secretsmanager_secret").filter((resource) =>
    ["name", "name_prefix"].some((key) => {
      const name = textOf(attributeAt(plan, resource, key));
      return typeof name === "string" && name.startsWith("AmazonMSK_");
    }),
  );
  const associated = [
    ...managed(plan, "aws_msk_scram_secret_association").map((resource) => ({ resource, key: "secret_arn_list" })),
    ...managed(plan, "aws_msk_single_scram_secret_association").map((resource) => ({ resource, key: "secret_arn" })),
  ].flatMap(({ resource, key }) =>
    ledTo(plan, resource, attributeAt(plan, resource, key)).resources.filter(
      ({ type, mode }) => type === "aws_secretsmanager_secret" && mode === "managed",
    ),
  );
  return new Set([...named, ...associated]);
}

function secret(key: string): string {
  return `
resource "aws_secretsmanager_secret" "billing" {
  name = "AmazonMSK_billing"
  ${key}
}`;
}
