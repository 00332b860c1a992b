import { type Knowledge } from "../knowledge";
import { type Plan } from "../plan/plan";
import { isUnknown } from "../plan/value";
import { type DnsRecord, dnsRecordsOf } from "./dns-records";
import { kafkaLoadBalancersOf } from "./kafka-load-balancers";

/** Names under which platforms put brokers, registries and their bootstraps. */
const platformName = /\.confluent\.cloud$|\.kafka(?:-serverless)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

const clusterTypes =
  /^(?:aws_msk_(?:cluster|serverless_cluster|bootstrap_brokers|vpc_connection)|confluent_kafka_cluster|confluent_network|automq_kafka_instance)$/;

/** Words in a name by which people know Kafka. `b-0` and its like mean a broker only under such a name. */
const words = /kafka|bootstrap|(?:^|[.-])(?:msk|mm2|automq|redpanda|strimzi|brokers?)(?:[.-]|$)/;

/** Whether a text is a name that a Kafka platform gives its clusters. */
export function isPlatformName(text: string): boolean {
  return platformName.test(text.toLowerCase().replace(/\.$/, ""));
}

/** Resources of a plan that are clusters of a platform, or tell their names. */
export function isPlatformCluster(type: string): boolean {
  return clusterTypes.test(type);
}

/** Names of a plan that clients of Kafka use: by what they lead to, by what they are called, or as the network declares them. */
export function kafkaRecordsOf(plan: Plan, known: Knowledge): readonly DnsRecord[] {
  const balancers = new Set(kafkaLoadBalancersOf(plan, known).map(({ resource }) => resource.address));
  const hosts = new Set((known.network?.listeners ?? []).map(({ host }) => host));
  return dnsRecordsOf(plan).filter(({ name, type, to, zone, answers }) => {
    if (typeof type === "string" && !/^(?:A|AAAA|CNAME)$/.test(type)) return false;
    const names = [name, zone.name].filter((one) => typeof one === "string");
    return (
      names.some((one) => hosts.has(one) || words.test(one)) ||
      answers.some(isPlatformName) ||
      to.resources.some((resource) => balancers.has(resource.address) || isPlatformCluster(resource.type))
    );
  });
}

/** Records of one name in one zone, in the order of the plan; a name that is not known has none beside it. */
export function recordSets(records: readonly DnsRecord[]): readonly (readonly DnsRecord[])[] {
  const sets = new Map<string, DnsRecord[]>();
  for (const record of records) {
    const name = isUnknown(record.name) ? `${record.resource.address} ${record.path}` : record.name;
    const key = `${record.zone.key}\n${name}`;
    const known = sets.get(key);
    if (known === undefined) sets.set(key, [record]);
    else known.push(record);
  }
  return [...sets.values()];
}

/** What a record leads to, as one text to compare: its answers where they are known, else what they come from. */
export function destinationOf({ answers, to }: DnsRecord): string {
  const resources = to.resources.map(({ address }) => address);
  const all = answers.length > 0 ? answers : resources.length > 0 ? resources : to.unresolved;
  return [...all].sort().join(", ");
}

/** The name of a record for people. */
export function recordName({ name, resource }: DnsRecord): string {
  return isUnknown(name) ? resource.address : name;
}
