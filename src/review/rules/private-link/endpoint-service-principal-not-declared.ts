import { accountOf, isDeclared, isEveryPrincipal, isWholeAccount } from "../../facts/account-principals";
import { endpointServicesOf } from "../../facts/endpoint-services";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { aNetwork } from "./network-case";

const service = (principal: string): string => `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["${principal}"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}`;

/** A principal that may make endpoints and that nobody declared as a consumer. */
export const endpointServicePrincipalNotDeclared: Rule = {
  name: "endpoint-service-principal-not-declared",
  area: "private-link",
  severity: "high",
  title: "Somebody may make endpoints whom nobody declared",
  what: "A principal of an endpoint service is neither among the consumers of the declared network nor in the policy's allowedPrincipals. A whole account is more than a role of it that was declared.",
  why: "Access to the brokers that is in no list is reviewed by nobody, and stays when the consumers' own access ends.",
  remedy:
    "Declare the consumer (consumers of the target's network, or review.allowedPrincipals of the policy), or take the principal out of the plan.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions",
  ],
  needs: ["network"],
  *find(plan, { network, policy }) {
    if (network === null && policy.allowedPrincipals === null) return;
    const declared = policy.allowedPrincipals ?? (network?.consumers ?? []).map(({ principalArn }) => principalArn);
    for (const { name, principals } of endpointServicesOf(plan))
      for (const { resource, path, arn } of principals) {
        const involves = resource.address === name ? [] : [name];
        if (isUnknown(arn))
          yield cannotTell(
            resource,
            path,
            `Who may make an endpoint of ${name} is known only after the apply, so it cannot be held against the declared consumers.`,
            involves,
          );
        else if (!isEveryPrincipal(arn) && !isDeclared(arn, declared))
          yield found(resource, path, `${arn} ${whatIsWrong(arn, declared)}.`, involves);
      }
  },
  cases: {
    nonCompliant: { terraform: service("arn:aws:iam::999988887777:root"), knowing: { network: aNetwork() } },
    compliant: { terraform: service("arn:aws:iam::444455556666:root"), knowing: { network: aNetwork() } },
  },
};

function whatIsWrong(arn: string, declared: readonly string[]): string {
  const ofItsAccount = declared.find((one) => accountOf(one) === accountOf(arn));
  return isWholeAccount(arn) && ofItsAccount !== undefined
    ? `is a whole account, and only ${ofItsAccount} is declared`
    : "may make endpoints and is not among the declared consumers";
}
