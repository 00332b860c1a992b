/** One limit of AWS, or of what Kafka can do through it. */
export interface Limit {
  /** What is counted, as in `51 interface endpoints in one VPC`. */
  readonly counts: string;
  /** At most; where there is a least, {@link Limit.least}. */
  readonly most: number;
  readonly least?: number;
  /** Whether AWS raises it when asked (Service Quotas). */
  readonly adjustable: boolean;
  /** The page that says so. */
  readonly source: string;
  /** What to do, as a sentence. */
  readonly instead: string;
}

const nlb = "Elastic Load Balancing, Quotas for your Network Load Balancers";
const privateLink = "AWS PrivateLink, Quotas";
const vpc = "Amazon VPC, Quotas";
const route53 = "Amazon Route 53, Quotas";

/**
 * Every limit that something declared can break, by what it is about. What no construct can be made to do (several groups on one
 * interface, private names of an endpoint service, certificates on a load balancer) needs none.
 */
export const limits = {
  listenersPerLoadBalancer: {
    counts: "listeners on one network load balancer",
    most: 50,
    adjustable: false,
    source: nlb,
    instead:
      "Let the brokers have several load balancers, each with its own endpoint service (shards of the listener plan).",
  },
  targetsPerLoadBalancer: {
    counts: "targets behind one network load balancer with cross-zone balancing",
    most: 500,
    adjustable: true,
    source: nlb,
    instead: "Put fewer brokers behind each load balancer: each counts once for the bootstrap and once for itself.",
  },
  loadBalancersPerRegion: {
    counts: "network load balancers in the region",
    most: 50,
    adjustable: true,
    source: nlb,
    instead: "Have the quota raised before the first wave.",
  },
  interfacesPerVpc: {
    counts: "load balancer interfaces in one VPC (load balancers × zones)",
    most: 1200,
    adjustable: true,
    source: nlb,
    instead: "Have the quota raised, or use fewer zones for each load balancer.",
  },
  targetGroupsPerRegion: {
    counts: "target groups in the region",
    most: 3000,
    adjustable: true,
    source: nlb,
    instead: "Have the quota raised before the first wave.",
  },
  connectionsPerBroker: {
    counts:
      "connections to one broker behind a load balancer that hides clients' addresses (55,000 ports, a quarter in reserve)",
    most: 40_000,
    adjustable: false,
    source: "Elastic Load Balancing, Target groups for your Network Load Balancers, Client IP preservation",
    instead: "Add brokers, or let clients hold fewer connections; an alarm watches PortAllocationErrorCount.",
  },
  listenerIdleSeconds: {
    counts: "seconds of idle timeout on a TCP listener",
    least: 60,
    most: 6000,
    adjustable: false,
    source: "Elastic Load Balancing, Update the TCP idle timeout",
    instead: "Write a number in between; 900 is usual here.",
  },
  interfaceEndpointsPerVpc: {
    counts: "interface endpoints in one VPC",
    most: 50,
    adjustable: true,
    source: privateLink,
    instead: "Leave out AWS services that nothing here calls, or have the quota raised.",
  },
  endpointPolicyCharacters: {
    counts: "characters of one endpoint policy",
    most: 20_480,
    adjustable: false,
    source: privateLink,
    instead: "Name fewer buckets or accounts, or several by a common beginning.",
  },
  endpointGigabitsPerZone: {
    counts: "Gbit/s through one endpoint in one zone",
    most: 100,
    adjustable: false,
    source: privateLink,
    instead: "Spread the traffic over more endpoints, or go by peering or a transit gateway.",
  },
  securityGroupRules: {
    counts: "rules on one side of one security group (a prefix list counts as many as it may have entries)",
    most: 60,
    adjustable: true,
    source: vpc,
    instead: "Sum up addresses, or put them into a prefix list with few entries.",
  },
  associationsPerZone: {
    counts: "VPCs of one private zone",
    most: 300,
    adjustable: true,
    source: route53,
    instead: "Let consumers have a zone of their own with the same name, or have the quota raised.",
  },
  recordsPerZone: {
    counts: "records in one zone",
    most: 10_000,
    adjustable: true,
    source: route53,
    instead: "Split the zone, or have the quota raised.",
  },
  resolverAddresses: {
    counts: "addresses of one resolver endpoint",
    least: 2,
    most: 10,
    adjustable: false,
    source: "Route 53 API, CreateResolverEndpoint",
    instead: "Name 2 to 10 subnets in different zones.",
  },
  namesPerCertificate: {
    counts: "names in one certificate of ACM",
    most: 10,
    adjustable: true,
    source: "AWS Certificate Manager, Quotas",
    instead: "Make several certificates, or have the quota raised and share the names out until then.",
  },
  shortLivedCertificateDays: {
    counts: "days of a certificate from a short-lived authority",
    most: 7,
    adjustable: false,
    source: "AWS Private CA, Certificate authority modes",
    instead: "Write 7 or less, or use a general-purpose authority.",
  },
} as const satisfies Readonly<Record<string, Limit>>;

/** The name of one of {@link limits}. */
export type LimitName = keyof typeof limits;

/**
 * What is wrong where a count is beyond its limit, or undefined: `51 interface endpoints in one VPC; AWS allows 50 …`.
 *
 * @param where what the count is of, for people: `security group broker, inbound`
 */
export function limitProblem(name: LimitName, count: number, where?: string): string | undefined {
  const { counts, most, least = 0, adjustable, instead }: Limit = limits[name];
  if (count <= most && count >= least) return undefined;
  const subject = `${where === undefined ? "" : `${where}: `}${String(count)} ${counts}`;
  if (count < least) return `${subject}; it takes ${String(least)} to ${String(most)}. ${instead}`;
  return `${subject}; at most ${String(most)} ${most === 1 ? "is" : "are"} possible${
    adjustable ? " unless AWS raises the quota" : ", which AWS does not raise"
  }. ${instead}`;
}

/** The problems of several counts together. */
export function limitProblems(counts: Partial<Readonly<Record<LimitName, number>>>, where?: string): readonly string[] {
  return names(counts)
    .map((name) => limitProblem(name, counts[name] ?? 0, where))
    .filter((problem) => problem !== undefined);
}

function names(counts: Partial<Readonly<Record<LimitName, number>>>): readonly LimitName[] {
  return limitNames.filter((name) => counts[name] !== undefined);
}

/** All of {@link limits}, in their order. */
export const limitNames: readonly LimitName[] = Object.keys(limits).filter(isLimitName);

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limits, name);
}
