import { attributeAt, managed } from "../../facts/attribute-at";
import { iamPolicyOf, type PolicyStatement } from "../../facts/iam-policy";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { blocksOf, field, isUnknown, type Value } from "../../plan/value";
import { found, type Rule } from "../../rule";

/** Where IAM keeps policies, by resource type. */
const policyTypes = ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"];

/** Roles that may have anything signed. */
export const issuerRoleTooWide: Rule = {
  name: "issuer-role-too-wide",
  area: "certificates",
  severity: "medium",
  title: "Somebody may have any kind of certificate signed",
  what: "A policy allows acm-pca:IssueCertificate without a condition on acm-pca:TemplateArn, or acm-pca:* as a whole.",
  why: "Without the condition the same right makes further authorities, and certificates for clients of any name: whoever holds an issuer's role signs in as everybody.",
  remedy:
    'Allow acm-pca:IssueCertificate on the one authority, with StringEquals "acm-pca:TemplateArn" for the one template that the issuer needs.',
  references: [
    "https://docs.aws.amazon.com/privateca/latest/userguide/auth-InlinePolicies.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsprivatecertificateauthority.html",
  ],
  *find(plan) {
    for (const { resource, path, value } of policiesOf(plan)) {
      const policy = iamPolicyOf(plan, resource, value);
      for (const statement of policy?.statements ?? []) {
        const problem = problemOf(statement);
        if (problem !== undefined) yield found(resource, path, problem);
      }
    }
  },
  cases: {
    nonCompliant: { terraform: issuer("") },
    compliant: {
      terraform: issuer(`,
      Condition = {
        StringEquals = { "acm-pca:TemplateArn" = "arn:aws:acm-pca:::template/EndEntityServerAuthCertificate/V1" }
      }`),
    },
  },
};

function* policiesOf(
  plan: Plan,
): Generator<{ readonly resource: PlannedResource; readonly path: string; readonly value: Value }> {
  for (const resource of managed(plan, ...policyTypes))
    yield { resource, path: "policy", value: field(resource.after ?? {}, "policy") };
  for (const resource of managed(plan, "aws_iam_role")) {
    const inline = blocksOf(attributeAt(plan, resource, "inline_policy"));
    for (const [index, block] of (isUnknown(inline) ? [] : inline).entries())
      yield { resource, path: `inline_policy[${String(index)}].policy`, value: field(block, "policy") };
  }
}

/** Rights over everything (`*`) are another matter: they are found by whoever looks at administrators. */
function problemOf({ effect, actions, conditions, resources }: PolicyStatement): string | undefined {
  if (effect !== "Allow") return undefined;
  const asked = actions.filter((action) => typeof action === "string").map((action) => action.toLowerCase());
  const every = asked.includes("acm-pca:*");
  if (!every && !asked.some((action) => action.startsWith("acm-pca:") && matches(action, "acm-pca:issuecertificate")))
    return undefined;
  const narrowed = conditions.some(
    ({ test, key, values }) =>
      key.toLowerCase() === "acm-pca:templatearn" &&
      /^(StringEquals|StringLike|ArnEquals|ArnLike)$/i.test(test) &&
      values.length > 0 &&
      !values.some((value) => typeof value === "string" && /template\/\*|^\*$/.test(value)),
  );
  const where = resources.includes("*") ? "every authority" : "an authority";
  if (every) return `It may do everything with ${where} (acm-pca:*).`;
  return narrowed ? undefined : `It may have certificates of any template signed by ${where}.`;
}

function matches(pattern: string, action: string): boolean {
  const star = pattern.indexOf("*");
  return star < 0 ? pattern === action : action.startsWith(pattern.slice(0, star));
}

function issuer(condition: string): string {
  return `
resource "aws_iam_policy" "issuer" {
  name = "kafka-issuer"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["acm-pca:IssueCertificate", "acm-pca:GetCertificate"]
      Resource = "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/01234567-89ab-cdef-0123-456789abcdef"${condition}
    }]
  })
}`;
}
