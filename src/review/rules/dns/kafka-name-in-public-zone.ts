import { isIP } from "node:net";
import { cidrOf, liesWithin } from "../../../network/cidr";
import { type DnsRecord } from "../../facts/dns-records";
import { kafkaRecordsOf, recordName } from "../../facts/kafka-records";
import { loadBalancersOf } from "../../facts/load-balancers";
import { zonesOf } from "../../facts/zones";
import { type Plan } from "../../plan/plan";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "../private-link/load-balancer-case";

const privateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]
  .map(cidrOf)
  .filter((cidr) => cidr !== undefined);

const bootstrap = (vpc: string): string =>
  loadBalancerCase({
    and: `
resource "aws_route53_zone" "kafka" {
  name = "kafka.example.com"
  ${vpc}
}

resource "aws_route53_record" "bootstrap" {
  zone_id = aws_route53_zone.kafka.zone_id
  name    = "bootstrap.kafka.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.kafka.dns_name
    zone_id                = aws_lb.kafka.zone_id
    evaluate_target_health = false
  }
}`,
  });

/** A name of private brokers that the whole internet can look up. */
export const kafkaNameInPublicZone: Rule = {
  name: "kafka-name-in-public-zone",
  area: "dns",
  severity: "medium",
  title: "Names of private brokers stand in a public zone",
  what: "A record of a Kafka name in a zone without VPCs leads to an internal load balancer, to an endpoint, to a private address or to a name of a private zone.",
  why: "Everybody can read which clusters there are, where they stand and which addresses they have; and resolvers that refuse private answers (protection against rebinding) refuse these names now and then.",
  remedy: "Put the record into a private zone (a vpc block), and let every VPC that needs it be answered by that zone.",
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html"],
  *find(plan, known) {
    const things = privateThings(plan);
    for (const record of kafkaRecordsOf(plan, known)) {
      const { resource, path, zone } = record;
      if (zone.isPrivate === true) continue;
      const to = privateDestination(things, record);
      if (to === null) continue;
      if (zone.isPrivate === null)
        yield cannotTell(
          resource,
          `${path}zone_id`,
          `${recordName(record)} leads to ${to}, and whether its zone ${zone.key} is public cannot be told from this plan.`,
        );
      else
        yield found(
          resource,
          `${path}zone_id`,
          `${recordName(record)} leads to ${to} and can be looked up by everybody.`,
          zone.resource === null ? [] : [zone.resource.address],
        );
    }
  },
  cases: {
    nonCompliant: { terraform: bootstrap("") },
    compliant: { terraform: bootstrap('vpc {\n    vpc_id = "vpc-0123456789abcdef0"\n  }') },
  },
};

interface PrivateThings {
  /** Addresses of load balancers and others whose names have private answers. */
  readonly resources: ReadonlySet<string>;
  /** Names of private zones. */
  readonly zones: ReadonlySet<string>;
}

function privateThings(plan: Plan): PrivateThings {
  const balancers = loadBalancersOf(plan).filter(({ internal }) => internal === true);
  const zones = [...zonesOf(plan).values()].flatMap(({ isPrivate, name }) =>
    isPrivate === true && typeof name === "string" ? [name] : [],
  );
  return { resources: new Set(balancers.map(({ resource }) => resource.address)), zones: new Set(zones) };
}

/** What of a record's answers is private, for people; null where nothing is, as far as the plan tells. */
function privateDestination({ resources, zones }: PrivateThings, { to, name, answers }: DnsRecord): string | null {
  const resource = to.resources.find(
    ({ address, type, mode }) =>
      resources.has(address) || (type === "aws_vpc_endpoint" && mode === "managed") || type === "aws_msk_cluster",
  );
  if (resource !== undefined) return resource.address;
  const isPrivate = (text: string): boolean =>
    isPrivateAddress(text) || isEndpointName(text) || namesAbove(text).some((above) => zones.has(above));
  return answers.find((text) => text !== name && isPrivate(text)) ?? null;
}

/** A name and all names above it, the top left out. */
function namesAbove(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}

function isPrivateAddress(text: string): boolean {
  const address = isIP(text) === 4 ? cidrOf(`${text}/32`) : undefined;
  if (isIP(text) === 6) return /^f[cd]/i.test(text);
  return address !== undefined && privateNetworks.some((network) => liesWithin(address, network));
}

/** `vpce-0abc-xyz.vpce-svc-0def.eu-central-1.vpce.amazonaws.com`. */
function isEndpointName(text: string): boolean {
  return /\.vpce\.amazonaws\.com(?:\.cn)?\.?$/.test(text);
}
