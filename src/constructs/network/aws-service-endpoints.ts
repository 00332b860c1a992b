import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { nearest } from "../../documents/nearest";
import { limitProblem } from "../../network/limits/table";
import { constructId } from "../construct-id";
import { mustHold, repeated } from "../must-hold";
import { declare } from "./declared";
import { networkTags } from "./network-tags";
import { type PathSecurity } from "./path-security";
import { type NetworkPlace, tiers } from "./place";
import { DeployingAccount } from "./vpc/deploying-account";
import { accountPolicy, bucketPolicy, type PolicyAccounts } from "./vpc/service-policies";

/** What a target on Kubernetes calls of AWS, by the last part of the endpoint service's name. */
export const usualServices = [
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "sts",
  "logs",
  "monitoring",
  "secretsmanager",
  "kms",
  "elasticloadbalancing",
  "autoscaling",
  "eks",
  "eks-auth",
  "ssm",
  "ssmmessages",
] as const;

/** What some targets call beside. */
export const otherServices = ["acm-pca", "aps-workspaces", "ec2messages", "kinesis-firehose", "sns", "xray"] as const;

/** An AWS service that has an interface endpoint here. */
export type AwsService = (typeof usualServices)[number] | (typeof otherServices)[number];

/** AWS inside the network. */
export interface AwsServiceEndpointsProps {
  readonly place: NetworkPlace;
  /** Whose group `aws-endpoints` the interface endpoints stand in. */
  readonly paths: Pick<PathSecurity, "securityGroupId">;
  /** Buckets by name that may be read and written through the gateway endpoint of S3: data, logs. May be tokens. */
  readonly buckets: readonly string[];
  /** Buckets that may be read only, such as those of package repositories. */
  readonly readOnlyBuckets?: readonly string[];
  /** Services with an interface endpoint. Default {@link usualServices} and `alsoServices`, without those that the VPC has. */
  readonly services?: readonly AwsService[];
  /** What this target calls beside the usual. Default none. */
  readonly alsoServices?: readonly AwsService[];
  /**
   * Services that a VPC of before has an endpoint for: a second one with private names is refused by AWS. Must be said of such a
   * VPC, be it `[]` (`aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=…`).
   */
  readonly existing?: readonly (AwsService | "s3")[];
  /** Zones of a service that is not offered in all zones of the VPC, by id. */
  readonly zonesOf?: Partial<Readonly<Record<AwsService, readonly string[]>>>;
  /** `account` binds endpoints to the account's principals and resources; `open` is AWS's own and needs the reason. Default `account`. */
  readonly policy?: "account" | { readonly open: string };
  /** Accounts by number whose resources may be used as well, whatever the service. */
  readonly trustedAccounts?: readonly string[];
  /** The same for single services: the account of a shared private CA for `acm-pca`. */
  readonly trustedFor?: Partial<Readonly<Record<AwsService, readonly string[]>>>;
  /** Interface endpoints of the VPC that are neither made here nor named in `existing`: ways to the source, firewalls. Default 0. */
  readonly otherEndpoints?: number;
  readonly owner?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * AWS's own services inside the network: S3 by a gateway endpoint, limited to buckets by name; others by interface endpoints with
 * private names, in a group of their own, bound to the account. Without them a VPC without a way out cannot run anything.
 */
export class AwsServiceEndpoints extends Construct {
  /** In the order of the declaration. */
  readonly services: readonly AwsService[];
  /** Null where the VPC had one. May be a token. */
  readonly s3PrefixListId: string | null;
  readonly #endpointIds: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: AwsServiceEndpointsProps) {
    super(scope, id);
    const { place, existing = [], trustedAccounts = [] } = props;
    const { accountId, region, partition } = DeployingAccount.of(this);
    const accounts: PolicyAccounts = { accountId, region, partition, trusted: trustedAccounts };
    const services = servicesOf(props);
    const s3 = existing.includes("s3") ? [] : ["s3"];
    const claimed = claims.get(place) ?? new Set<string>();
    mustHold(this, [
      ...problemsOf(props, services),
      ...[...s3, ...services].filter((service) => claimed.has(service)).map(madeTwice),
      ...policyProblems(props, services, accounts),
    ]);
    for (const service of [...s3, ...services]) claimed.add(service);
    claims.set(place, claimed);

    const gateway = s3.map(() => this.#gateway(props, accounts));
    const interfaces = services.map((service) => [service, this.#interface(service, props, accounts)] as const);
    const made: readonly (readonly [string, VpcEndpoint])[] = [
      ...gateway.map((endpoint) => ["s3", endpoint] as const),
      ...interfaces,
    ];
    this.services = services;
    this.s3PrefixListId = gateway[0]?.prefixListId ?? null;
    this.#endpointIds = new Map(made.map(([service, endpoint]) => [service, endpoint.id]));
    declare(this, {
      network: { serviceEndpoints: [...new Set([...existing, ...made.map(([service]) => service)])] },
      expectations: { endpoints: made.map(([service, endpoint]) => this.#provable(service, endpoint)) },
    });
  }

  /** The id of one endpoint that was made here; a token. */
  endpointId(service: AwsService | "s3"): string {
    const id = this.#endpointIds.get(service);
    if (id === undefined)
      throw new Error(
        `${this.node.path} has made no endpoint for ${service}: it made ${[...this.#endpointIds.keys()].join(", ")}.`,
      );
    return id;
  }

  #gateway(props: AwsServiceEndpointsProps, accounts: PolicyAccounts): VpcEndpoint {
    const { place, buckets, readOnlyBuckets = [] } = props;
    return new VpcEndpoint(this, "s3", {
      vpcId: place.vpcId,
      serviceName: `com.amazonaws.${accounts.region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: [...new Set(tiers.flatMap((tier) => place.routeTableIds(tier)))],
      policy: bucketPolicy({ readWrite: buckets, readOnly: readOnlyBuckets }, accounts),
      tags: tagsOf("s3", props, "data"),
    });
  }

  #interface(service: AwsService, props: AwsServiceEndpointsProps, accounts: PolicyAccounts): VpcEndpoint {
    const { place, paths, zonesOf = {}, policy = "account" } = props;
    const zones = zonesOf[service] ?? place.azIds;
    return new VpcEndpoint(this, constructId("interface", service), {
      vpcId: place.vpcId,
      serviceName: `com.amazonaws.${accounts.region}.${service}`,
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: place
        .subnets("endpoint")
        .filter(({ azId }) => zones.includes(azId))
        .map(({ subnetId }) => subnetId),
      securityGroupIds: [paths.securityGroupId("aws-endpoints")],
      ...(policy === "account" ? { policy: accountPolicy(service, accountsFor(service, props, accounts)) } : {}),
      tags: tagsOf(service, props, "control"),
    });
  }

  /** Ids and states are known after the apply only: outputs carry them to whoever proves that endpoints are available. */
  #provable(
    service: string,
    endpoint: VpcEndpoint,
  ): { name: string; id: { output: string }; state: { output: string } } {
    const output = (what: string, value: string): { output: string } => ({
      output: new TerraformOutput(this, constructId(what, service), {
        value,
        description: `${what} of the endpoint for ${service}`,
      }).friendlyUniqueId,
    });
    return { name: service, id: output("id", endpoint.id), state: output("state", endpoint.state) };
  }
}

function accountsFor(
  service: AwsService,
  { trustedFor = {} }: Pick<AwsServiceEndpointsProps, "trustedFor">,
  accounts: PolicyAccounts,
): PolicyAccounts {
  return { ...accounts, trusted: [...new Set([...accounts.trusted, ...(trustedFor[service] ?? [])])] };
}

/** Which services have endpoints in a VPC by constructs of ours. */
const claims = new WeakMap<NetworkPlace, Set<string>>();

function servicesOf({ services, alsoServices = [], existing = [] }: AwsServiceEndpointsProps): readonly AwsService[] {
  const all = [...new Set<AwsService>([...usualServices, ...alsoServices])];
  return services ?? all.filter((service) => !existing.includes(service));
}

function madeTwice(service: string): string {
  return `services: ${service} has an endpoint in this VPC by another construct: AWS refuses a second one with private names. Leave it to one.`;
}

function tagsOf(
  service: string,
  { place, owner, tags }: AwsServiceEndpointsProps,
  path: "data" | "control",
): Record<string, string> {
  return networkTags({
    name: `${place.name}-${service}`,
    path,
    ...(owner === undefined ? {} : { owner }),
    ...(tags === undefined ? {} : { more: tags }),
  });
}

function problemsOf(props: AwsServiceEndpointsProps, services: readonly AwsService[]): readonly string[] {
  const {
    place,
    buckets,
    existing,
    policy = "account",
    trustedAccounts = [],
    trustedFor = {},
    otherEndpoints = 0,
  } = props;
  const there: readonly string[] = existing ?? [];
  const interfaces = there.filter((service) => service !== "s3").length + services.length + otherEndpoints;
  const count = limitProblem("interfaceEndpointsPerVpc", interfaces, place.name);
  return [
    ...(place.existing && existing === undefined
      ? [
          `existing: ${place.name} was there before: say which AWS services it has endpoints for, be it []; a second one with private names is refused at the apply.`,
        ]
      : []),
    ...services
      .filter((service) => there.includes(service))
      .map(
        (service) =>
          `services: ${place.name} has an endpoint for ${service} (existing), and AWS refuses a second one with private names: leave it out.`,
      ),
    ...repeated(services).map((service) => `services: ${service} is named twice: name it once.`),
    ...services.flatMap(unknownService),
    ...(buckets.length === 0 && !there.includes("s3")
      ? ["buckets: none; name the buckets of the brokers, the logs and the backups: others cannot be reached."]
      : []),
    ...(place.routeTableIds("broker").length === 0 && !there.includes("s3")
      ? [
          `place: no route table of ${place.name} is known for brokers: name them (routeTableIds), or S3 stays out of reach.`,
        ]
      : []),
    ...services.flatMap((service) => zoneProblems(service, props)),
    ...(policy !== "account" && policy.open.trim().length < 10
      ? [
          `policy.open: "${policy.open}"; open endpoints carry data out for anybody's credentials: say in a sentence why, or leave policy out.`,
        ]
      : []),
    ...[...trustedAccounts, ...Object.values(trustedFor).flat()]
      .filter((account) => !/^\d{12}$/.test(account))
      .map((account) => `trustedAccounts: "${account}" is no account: write its 12 digits.`),
    ...(count === undefined ? [] : [count]),
  ];
}

function unknownService(service: string): readonly string[] {
  const known: readonly string[] = [...usualServices, ...otherServices];
  if (known.includes(service)) return [];
  const meant = service === "s3" ? "s3 has a gateway endpoint always" : `nearest: ${nearest(service, known) ?? "none"}`;
  return [`services: "${service}" is not known here (${meant}): write one of ${known.join(", ")}.`];
}

function zoneProblems(service: AwsService, { place, zonesOf = {} }: AwsServiceEndpointsProps): readonly string[] {
  const zones = zonesOf[service];
  if (zones === undefined) return [];
  const beyond = zones.filter((azId) => !place.azIds.includes(azId));
  return [
    ...(zones.length === 0 ? [`zonesOf.${service}: none; name one at least, or leave the service out.`] : []),
    ...beyond.map(
      (azId) => `zonesOf.${service}: ${azId} is no zone of ${place.name}: it has ${place.azIds.join(", ")}.`,
    ),
  ];
}

function policyProblems(
  props: AwsServiceEndpointsProps,
  services: readonly AwsService[],
  accounts: PolicyAccounts,
): readonly string[] {
  const { buckets, readOnlyBuckets = [], policy = "account" } = props;
  const texts: readonly (readonly [string, string])[] = [
    ["s3", bucketPolicy({ readWrite: buckets, readOnly: readOnlyBuckets }, accounts)],
    ...(policy === "account"
      ? services.map((service) => [service, accountPolicy(service, accountsFor(service, props, accounts))] as const)
      : []),
  ];
  return texts
    .map(([service, text]) => limitProblem("endpointPolicyCharacters", text.length, `policy of ${service}`))
    .filter((problem) => problem !== undefined);
}
