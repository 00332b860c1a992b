import { type DnsRecord, type Routing } from "../../facts/dns-records";
import { destinationOf, kafkaRecordsOf, recordName, recordSets } from "../../facts/kafka-records";
import { cannotTell, found, type Rule } from "../../rule";
import { aliasCase, zoneCase } from "./zone-case";

/** Ways of routing by which two clients are told different answers at the same time. */
const splitting: readonly Routing[] = ["weighted", "latency", "geolocation", "geoproximity", "multivalue", "cidr"];

const weighted = (resource: string, to: string, weight: number): string =>
  aliasCase(
    to,
    `set_identifier = "${resource}"\n  weighted_routing_policy {\n    weight = ${String(weight)}\n  }`,
    resource,
  );

const both = (source: number, target: number): string =>
  zoneCase() +
  weighted("source", "bootstrap.kafka.old.example.com", source) +
  weighted("target", "bootstrap.orders.kafka.internal.example.com", target);

/** A name that leads some clients to one cluster and some to another. */
export const weightedRecordOverConsumers: Rule = {
  name: "weighted-record-over-consumers",
  area: "dns",
  severity: "high",
  title: "One name leads clients to several clusters at once",
  what: "Records of one Kafka name are chosen among by weight, latency, place or chance, and lead to different clusters. Weights of which all but one are 0 lead to one.",
  why: "Members of one consumer group are spread over two clusters: each cluster gives its members all partitions, records are read twice there and not at all here, and offsets go apart.",
  remedy:
    "Make it one record that leads to the source or to the target. A canary of producers gets a name of its own, which no consumer uses.",
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-weighted.html",
    "https://docs.confluent.io/cloud/current/multi-cloud/cluster-linking/migrate-cc.html",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-899",
  ],
  *find(plan, known) {
    for (const set of recordSets(kafkaRecordsOf(plan, known))) {
      const routed = set.filter(({ routing }) => routing !== null && splitting.includes(routing));
      const live = routed.filter(({ weight }) => weight !== 0);
      const [first, ...others] = live;
      if (first === undefined) continue;
      const destinations = [...new Set(live.map(destinationOf))];
      const involves = others.map(({ resource }) => resource.address).filter((one) => one !== first.resource.address);
      if (destinations.length > 1)
        yield found(
          first.resource,
          pathOf(first),
          `${recordName(first)} leads to ${destinations.slice(0, 3).join(" and ")} at once (${first.routing ?? ""}).`,
          [...new Set(involves)],
        );
      else if (routed.length === 1)
        yield cannotTell(
          first.resource,
          pathOf(first),
          `${recordName(first)} is one of several answers (${first.routing ?? ""}), and this plan has only this one: where the others lead cannot be told.`,
        );
    }
  },
  cases: { nonCompliant: { terraform: both(90, 10) }, compliant: { terraform: both(100, 0) } },
};

function pathOf({ path, routing }: DnsRecord): string {
  return path === ""
    ? `${routing === "multivalue" ? "multivalue_answer" : (routing ?? "")}_routing_policy`
    : path.slice(0, -1);
}
