import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { type Construct } from "constructs";
import { type ListenerPlan } from "../../../network/listeners";
import { constructId } from "../../construct-id";
import { repeated } from "../../must-hold";
import { familyProblems, networkProblems } from "./networks";
import { pathTags } from "./path-tags";

/** Who may use an endpoint: networks, a prefix list, or a security group of the same VPC. Ids may be tokens. */
export type EndpointClient =
  | { readonly name: string; readonly cidr: string }
  | { readonly name: string; readonly prefixListId: string }
  | { readonly name: string; readonly securityGroupId: string };

/** What is wrong with an endpoint's clients. */
export function endpointClientProblems(clients: readonly EndpointClient[]): readonly string[] {
  const cidrs = clients.flatMap((client) => ("cidr" in client ? [client.cidr] : []));
  const groups = clients.flatMap((client) => {
    if ("prefixListId" in client) return [client.prefixListId];
    return "securityGroupId" in client ? [client.securityGroupId] : [];
  });
  return [
    ...(clients.length === 0
      ? ["clients: nobody may use the endpoint: name at least one network or security group."]
      : []),
    ...repeated(clients.map(({ name }) => name)).map(
      (name) => `clients: ${name} is there twice: give each client its own name.`,
    ),
    ...(cidrs.length === 0 ? [] : networkProblems("clients", cidrs)),
    ...(cidrs.length < clients.length ? [] : familyProblems("clients", cidrs)),
    ...repeated(groups).map((id) => `clients: ${id} is there twice: AWS refuses a rule that is there already.`),
  ];
}

/** The endpoint's own group: its clients may reach the plan's listeners, and nothing leaves it. */
export function endpointGroup(
  scope: Construct,
  {
    name,
    vpcId,
    listeners: { bootstrap, ports },
    clients,
    owner,
  }: {
    readonly name: string;
    readonly vpcId: string;
    readonly listeners: ListenerPlan;
    readonly clients: readonly EndpointClient[];
    readonly owner?: string;
  },
): SecurityGroup {
  const group = new SecurityGroup(scope, "group", {
    namePrefix: `${name}-kafka-`,
    description: `Clients of ${name} to Kafka through PrivateLink`,
    vpcId,
    tags: pathTags("data", `${name} to Kafka`, owner),
    lifecycle: { createBeforeDestroy: true },
  });
  const ranges = [
    { what: "bootstrap", from: bootstrap.port, to: bootstrap.port },
    { what: "brokers", ...ports },
  ];
  for (const client of clients)
    for (const { what, from, to } of ranges)
      new VpcSecurityGroupIngressRule(scope, constructId("from", client.name, what), {
        securityGroupId: group.id,
        description: `${client.name} reaches Kafka: ${what}`,
        ipProtocol: "tcp",
        fromPort: from,
        toPort: to,
        ...peerOf(client),
        tags: pathTags("data", `${client.name} to Kafka ${what}`, owner),
      });
  return group;
}

function peerOf(client: EndpointClient): Record<string, string> {
  if ("cidr" in client) return client.cidr.includes(":") ? { cidrIpv6: client.cidr } : { cidrIpv4: client.cidr };
  if ("prefixListId" in client) return { prefixListId: client.prefixListId };
  return { referencedSecurityGroupId: client.securityGroupId };
}
