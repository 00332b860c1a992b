import { isWritten } from "../../facts/attribute-at";
import { endpointsOf } from "../../facts/endpoints";
import { type IamPolicy, iamPolicyOf, type PolicyStatement, type PolicyText } from "../../facts/iam-policy";
import { isNarrowedWithin } from "../../facts/narrowing-conditions";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

const endpoint = (policy: string): string => `
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = "vpc-0123456789abcdef0"
  vpc_endpoint_type = "Gateway"
  service_name      = "com.amazonaws.eu-central-1.s3"
  ${policy}
}`;

/** Services of AWS whose endpoints take no policy (AWS PrivateLink, "AWS services that integrate"). */
const withoutPolicy = new Set([
  "ec2-instance-connect",
  "guardduty-data",
  "guardduty-data-fips",
  "mgn",
  "trustedadvisor",
]);

/** An endpoint of an AWS service through which anybody may do anything. */
export const awsEndpointPolicyOpen: Rule = {
  name: "aws-endpoint-policy-open",
  area: "private-link",
  severity: "medium",
  title: "An endpoint of an AWS service lets everybody do everything",
  what: "An aws_vpc_endpoint of a service of AWS has no policy, which is AWS's open default, or one that allows every action to everybody on everything and has no condition that names accounts, organisations or resources.",
  why: "Whoever runs code in the network can carry data out through it, to a bucket of another account and with that account's credentials, past every other control.",
  remedy:
    "Give it a policy that binds aws:PrincipalAccount (or aws:PrincipalOrgID) and aws:ResourceAccount, or names the buckets and keys that are used.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    "https://docs.aws.amazon.com/whitepapers/latest/building-a-data-perimeter-on-aws/perimeter-implementation.html",
  ],
  *find(plan) {
    for (const { resource, target, policy } of endpointsOf(plan)) {
      if (target.is === "offered" || (target.is === "aws" && withoutPolicy.has(target.service))) continue;
      const name = target.is === "aws" ? target.service : "a service";
      const involves = policy.resource === resource ? [] : [resource.address];
      if (!isWritten(policy.value)) {
        if (target.is === "aws")
          yield found(
            resource,
            "policy",
            `The endpoint of ${name} has no policy: everybody may do everything through it.`,
          );
        else
          yield cannotTell(
            resource,
            "service_name",
            `The endpoint has no policy, and whether its service is AWS's cannot be told: ${target.because}.`,
          );
        continue;
      }
      const read = iamPolicyOf(plan, policy.resource, policy.value);
      if (read === null)
        yield found(
          policy.resource,
          "policy",
          `The endpoint of ${name} has an empty policy, which is AWS's open default.`,
          involves,
        );
      else {
        const verdict = opennessOf(read);
        if (verdict === "open")
          yield found(
            policy.resource,
            "policy",
            `The policy of ${name} allows every action to everybody on everything, without a condition that keeps strangers out.`,
            involves,
          );
        else if (verdict !== "bound") yield cannotTell(policy.resource, "policy", verdict, involves);
      }
    }
  },
  cases: {
    nonCompliant: { terraform: endpoint("") },
    compliant: {
      terraform: endpoint(`policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*"
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalAccount" = "111122223333", "aws:ResourceAccount" = "111122223333" } }
    }]
  })`),
    },
  },
};

/** `open`, `bound`, or why it cannot be told. */
function opennessOf(policy: IamPolicy): string {
  const wide = policy.statements.filter(isEverything).map((statement) => isNarrowedWithin(policy, statement));
  if (wide.includes(false)) return "open";
  if (wide.some(isUnknown))
    return "Whether the conditions of the policy keep strangers out is known only after the apply.";
  const [missing] = policy.missing;
  return missing ?? "bound";
}

/** Whether a statement allows every action of the service to everybody on everything, its conditions left aside. */
function isEverything({
  effect,
  actions,
  notActions,
  resources,
  notResources,
  principals,
  notPrincipals,
}: PolicyStatement): boolean {
  return (
    effect !== "Deny" &&
    (actions.some(isStar) || notActions.length > 0) &&
    (resources.some(isWhole) || notResources.length > 0) &&
    (principals.some(({ type }) => type === "*") || notPrincipals.length > 0)
  );
}

/** `*`, `s3:*`. */
function isStar(action: PolicyText): boolean {
  return typeof action === "string" && /^(?:[a-z0-9-]+:)?\*+$/i.test(action);
}

/** `*`, `arn:aws:s3:::*`. */
function isWhole(resource: PolicyText): boolean {
  return (
    typeof resource === "string" && (/^\*+$/.test(resource) || /^arn:[^:]*:[a-z0-9-]*:[^:]*:[^:]*:\*+$/.test(resource))
  );
}
