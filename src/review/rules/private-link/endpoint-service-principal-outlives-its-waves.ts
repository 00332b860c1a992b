import { isDeclared } from "../../facts/account-principals";
import { endpointServicesOf } from "../../facts/endpoint-services";
import { type DeclaredConsumer, type Knowledge } from "../../knowledge";
import { isUnknown } from "../../plan/value";
import { found, type Rule } from "../../rule";
import { aConsumer, aNetwork } from "./network-case";

const terraform = `
resource "aws_vpc_endpoint_service" "kafka" {
  acceptance_required        = true
  allowed_principals         = ["arn:aws:iam::444455556666:root"]
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"]
}`;

/** A principal that may still make endpoints though its consumer's time is over. */
export const endpointServicePrincipalOutlivesItsWaves: Rule = {
  name: "endpoint-service-principal-outlives-its-waves",
  area: "private-link",
  severity: "high",
  title: "A consumer may still connect after its time",
  what: "A principal of an endpoint service belongs to declared consumers whose last day is past, or all of whose waves are closed by the policy.",
  why: "Access that was given for a migration and that nobody takes back is a way to the brokers that nobody watches.",
  remedy:
    "Take the principal and its accepted endpoints out of the plan, or give the consumer a later last day, with a reason.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html#add-remove-permissions",
  ],
  needs: ["network"],
  *find(plan, known) {
    for (const { name, principals } of endpointServicesOf(plan))
      for (const { resource, path, arn } of principals) {
        if (isUnknown(arn)) continue;
        const consumers = (known.network?.consumers ?? []).filter(({ principalArn }) =>
          isDeclared(arn, [principalArn]),
        );
        const ends = consumers.map((consumer) => endOf(consumer, known));
        const [first] = ends;
        if (first === undefined || first === null || ends.includes(null)) continue;
        yield found(resource, path, `${arn} may still connect: ${first}.`, resource.address === name ? [] : [name]);
      }
  },
  cases: {
    nonCompliant: {
      terraform,
      knowing: { today: "2026-11-21", network: aNetwork({ consumers: [aConsumer({ until: "2026-10-31" })] }) },
    },
    compliant: {
      terraform,
      knowing: { today: "2026-11-21", network: aNetwork({ consumers: [aConsumer({ until: "2026-11-21" })] }) },
    },
  },
};

/** Why a consumer's time is over, or null where it goes on. */
function endOf({ name, until, waves }: DeclaredConsumer, { today, policy }: Knowledge): string | null {
  if (until !== null && until < today) return `the last day of ${name} was ${until}`;
  if (waves.length > 0 && waves.every((wave) => policy.closedWaves.includes(wave)))
    return `all waves of ${name} are closed (${waves.join(", ")})`;
  return null;
}
