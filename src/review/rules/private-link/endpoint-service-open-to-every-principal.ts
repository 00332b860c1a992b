import { isEveryPrincipal } from "../../facts/account-principals";
import { endpointServicesOf } from "../../facts/endpoint-services";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { isOneTraversal } from "../../plan/template";
import { isUnknown, type Unknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

const balancers = `network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]`;

/** An endpoint service that every account of AWS may connect to. */
export const endpointServiceOpenToEveryPrincipal: Rule = {
  name: "endpoint-service-open-to-every-principal",
  area: "private-link",
  severity: "critical",
  title: "Every account of AWS may make an endpoint of the brokers",
  what: "A principal of an endpoint service is a star, or has a wildcard in the place of the account, inline or in a resource of its own. A service that accepts without asking and names nobody cannot be judged: whom it lets in is decided elsewhere.",
  why: "Anybody with an AWS account can ask for a connection to the brokers; one approval by mistake, or acceptance without asking, and strangers are before the brokers' listeners.",
  remedy: 'Name each consumer by its account or role: allowed_principals = ["arn:aws:iam::444455556666:root"].',
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html",
  ],
  *find(plan) {
    for (const { resource, name, principals, acceptanceRequired } of endpointServicesOf(plan)) {
      for (const principal of principals) {
        if (isUnknown(principal.arn)) {
          if (isSomebody(plan, principal.resource, principal.arn)) continue;
          yield cannotTell(
            principal.resource,
            principal.path,
            `Who may make an endpoint of ${name} is known only after the apply${madeOf(principal.arn.references)}: write the principals out, or give the variable a value.`,
            involved(principal.resource.address, name),
          );
        } else if (isEveryPrincipal(principal.arn))
          yield found(
            principal.resource,
            principal.path,
            `"${principal.arn}" lets every account of AWS ask for a connection to ${name}.`,
            involved(principal.resource.address, name),
          );
      }
      if (resource !== null && principals.length === 0 && acceptanceRequired === false)
        yield cannotTell(
          resource,
          "allowed_principals",
          "The service accepts every endpoint at once and names nobody: whom it lets in is decided outside of this plan. Name the principals here.",
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["*"]
  ${balancers}
}`,
    },
    compliant: {
      terraform: `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:root"]
  ${balancers}
}`,
    },
  },
};

const identities = /^aws_(?:iam_role|iam_roles|iam_user|caller_identity|iam_session_context|organizations_account)$/;

/**
 * Whether an ARN that is known only after the apply is that of a role, a user or an account which the plan makes or asks for. Only
 * the text of a synthesized stack tells: a plan names the role also where a star stands beside it in one list.
 */
function isSomebody(plan: Plan, from: PlannedResource, arn: Unknown): boolean {
  if (arn.template === null || !isOneTraversal(arn.template)) return false;
  const { resources, unresolved } = plan.resolve(from, arn);
  return resources.length > 0 && unresolved.length === 0 && resources.every(({ type }) => identities.test(type));
}

function madeOf([reference]: readonly string[]): string {
  return reference === undefined ? "" : `, from ${reference}`;
}

function involved(address: string, name: string): readonly string[] {
  return address === name ? [] : [name];
}
