import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { LocalBackend, type TerraformBackend, TerraformOutput, TerraformStack } from "cdktf";
import { type Construct } from "constructs";
import { idleProblems } from "../../network/idle-timeouts";
import { dayProblem } from "../../network/project-window";
import { constructId } from "../construct-id";
import { mustHold, repeated } from "../must-hold";
import { declare, declaredIn } from "../network/declared";
import { networkTags } from "../network/network-tags";
import { type ClientAuthentication } from "../target-cluster/target-cluster";
import { besideTheStack, documentText } from "./beside-the-stack";
import { clientProperties } from "./client-access-properties";
import { secretProblems, type SecretReference, secretsPolicy } from "./client-access-secrets";
import { type ClientTarget, clientEndpoints } from "./client-access-target";
import { type TrustBundle, trustParameter, trustProblems } from "./client-access-trust";
import {
  clientPorts,
  type ClientVpc,
  type ClientWay,
  clientWayProblems,
  makeClientWay,
  type WayOut,
} from "./client-access-way";

/** What one client team needs to reach a target, in the team's own account. */
export interface ClientAccessStackProps {
  /** The team, as people call it: `orders`. Names in AWS begin with it. */
  readonly team: string;
  /** The team's account: the stack refuses to be applied in any other. */
  readonly account: string;
  readonly region: string;
  readonly target: ClientTarget;
  readonly vpc: ClientVpc;
  readonly way: ClientWay;
  readonly authentication: ClientAuthentication;
  readonly trust: TrustBundle;
  /** Where the team's secrets are kept; none for `AWS_MSK_IAM`. */
  readonly secrets?: readonly SecretReference[];
  /** The folder in which clients find `ca.crt` and their secrets. Default `/etc/kafka/<team>`. */
  readonly directory?: string;
  /** The day until which clients must be able to connect, as far as is known now: certificates are held against it. */
  readonly neededUntil: string;
  readonly owner?: string;
  /** Tags of everything in it. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Where Terraform keeps the state. Default: a file beside `cdktf.out`, named after the stack. */
  readonly backend?: (stack: TerraformStack) => TerraformBackend;
}

/**
 * One team's access to the target, deployed in the team's account by the team: a way there (PrivateLink, peering or transit gateway),
 * a group for its workloads that may go to Kafka and nowhere else, whom to believe, and a policy to read its secrets. Beside
 * the stack lie `client.properties` (a template without a secret), `ca.crt`, `network.json` and `expectations.json`.
 */
export class ClientAccessStack extends TerraformStack {
  /** For the team's workloads to wear; a token. */
  readonly securityGroupId: string;
  /** Parameter Store's name of the trust bundle. */
  readonly trustParameterName: string;

  constructor(scope: Construct, id: string, props: ClientAccessStackProps) {
    super(scope, id);
    const { team, target, region, trust, secrets = [], owner } = props;
    mustHold(this, problemsOf(props));
    (props.backend ?? localState)(this);
    new AwsProvider(this, "aws", {
      region,
      allowedAccountIds: [props.account],
      defaultTags: [{ tags: { "kafka-byoc/target": target.name, "kafka-byoc/client": team, ...props.tags } }],
    });
    const tags = networkTags({
      name: `${team} to ${target.name}`,
      path: "data",
      ...(owner === undefined ? {} : { owner }),
    });

    const group = new SecurityGroup(this, "clients", {
      namePrefix: `${team}-kafka-clients-`,
      description: `Workloads of ${team} that use Kafka (${target.name})`,
      vpcId: props.vpc.vpcId,
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    this.securityGroupId = group.id;
    const wayOut = makeClientWay(this, props.way, { ...props, groupId: group.id });
    this.#open(props, group, wayOut, tags);

    this.trustParameterName = trust.parameterName ?? `/kafka-byoc/${target.name}/${team}/ca.crt`;
    trustParameter(this, trust, {
      name: this.trustParameterName,
      description: `Authorities of the brokers of ${target.name}, for ${team}`,
      tags,
    });
    const policy = secrets.length === 0 ? undefined : secretsPolicy(this, secrets, { name: team, region, tags });

    const bootstrap = clientEndpoints(target);
    this.#outputs({
      client_security_group_id: group.id,
      trust_bundle_parameter: this.trustParameterName,
      bootstrap_servers: bootstrap.map(({ host, port }) => `${host}:${String(port)}`).join(","),
      ...(policy === undefined ? {} : { read_secrets_policy_arn: policy.arn }),
    });
    declare(this, {
      network: {
        vpcs: [
          {
            name: props.vpc.name,
            cidrs: [...props.vpc.cidrBlocks],
            existing: true,
            subnets: Object.keys(props.vpc.subnets ?? {}).map((azId) => ({ tier: "endpoint", azId, cidr: null })),
          },
        ],
      },
    });
    const documents = (): ReturnType<typeof declaredIn> => declaredIn(this, { target: target.name, region });
    besideTheStack(this, [
      {
        name: "client.properties",
        text: () =>
          clientProperties({
            bootstrap,
            authentication: props.authentication,
            directory: props.directory ?? `/etc/kafka/${team}`,
            brokerMaxIdleMs: target.connectionsMaxIdleMs,
          }),
      },
      { name: "ca.crt", text: () => `${trust.pem.trim()}\n` },
      { name: "network.json", text: () => documentText(documents().network) },
      { name: "expectations.json", text: () => documentText(documents().expectations) },
    ]);
  }

  /** The team's group goes to Kafka's ports there, and nowhere else. */
  #open(
    { team, target }: ClientAccessStackProps,
    group: SecurityGroup,
    wayOut: readonly WayOut[],
    tags: Record<string, string>,
  ): void {
    for (const there of wayOut)
      for (const { what, from, to } of clientPorts(target))
        new VpcSecurityGroupEgressRule(this, constructId("to", what, "cidr" in there ? there.cidr : "endpoint"), {
          securityGroupId: group.id,
          description: `${team} reaches Kafka (${target.name}): ${what}`,
          ipProtocol: "tcp",
          fromPort: from,
          toPort: to,
          ...("securityGroupId" in there
            ? { referencedSecurityGroupId: there.securityGroupId }
            : there.cidr.includes(":")
              ? { cidrIpv6: there.cidr }
              : { cidrIpv4: there.cidr }),
          tags,
        });
  }

  #outputs(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new TerraformOutput(this, name, { value });
  }
}

/** Terraform runs in `cdktf.out/stacks/<stack>`: the state lies beside `cdktf.out`, wherever that is. */
function localState(stack: TerraformStack): TerraformBackend {
  return new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
}

function problemsOf(props: ClientAccessStackProps): readonly string[] {
  const {
    team,
    account,
    region,
    target,
    authentication,
    way,
    vpc,
    trust,
    secrets = [],
    directory,
    neededUntil,
  } = props;
  const day = dayProblem("neededUntil", neededUntil);
  return [
    ...(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(team)
      ? []
      : [
          `team "${team}" cannot begin names at AWS: write 2 to 32 lower-case letters, digits and hyphens, such as orders.`,
        ]),
    ...(/^\d{12}$/.test(account) ? [] : [`account "${account}" is no account: write its 12 digits.`]),
    ...(/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)
      ? []
      : [`region "${region}" is no region: write one such as us-east-1.`]),
    ...(/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(target.name)
      ? []
      : [`target.name "${target.name}" goes into names: write letters, digits and ._-, such as payments.`]),
    ...(target.authentication.includes(authentication)
      ? []
      : [
          `authentication ${authentication}: ${target.name} offers ${target.authentication.join(", ") || "none"}: take one of these, or have the target offer it first.`,
        ]),
    ...(directory === undefined || /^(\/[A-Za-z0-9._-]+)+$/.test(directory)
      ? []
      : [`directory "${directory}": write an absolute path without blanks, such as /etc/kafka/orders.`]),
    ...idleProblems({
      brokerMaxIdleMs: target.connectionsMaxIdleMs,
      listenerIdleSeconds: null,
      privateLink: way.by === "private-link",
    }),
    ...clientWayProblems(way, target, vpc),
    ...(day === undefined ? trustProblems(trust, neededUntil) : [day]),
    ...secretProblems(secrets, authentication),
    ...repeated(secrets.map(({ name }) => name)).map(
      (name) => `secrets: ${name} is there twice: give each its own name.`,
    ),
  ];
}
