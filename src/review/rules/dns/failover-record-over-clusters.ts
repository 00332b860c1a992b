import { destinationOf, kafkaRecordsOf, recordName, recordSets } from "../../facts/kafka-records";
import { found, type Rule } from "../../rule";
import { aliasCase, zoneCase } from "./zone-case";

const failover = (resource: string, to: string, type: string): string =>
  aliasCase(
    to,
    `set_identifier = "${resource}"\n  failover_routing_policy {\n    type = "${type}"\n  }${
      type === "PRIMARY" ? '\n  health_check_id = "0123456789abcdef"' : ""
    }`,
    resource,
  );

/** A name that an outage moves to the other cluster, with nobody deciding it. */
export const failoverRecordOverClusters: Rule = {
  name: "failover-record-over-clusters",
  area: "dns",
  severity: "high",
  title: "An outage would move clients to the other cluster by itself",
  what: "Records of one Kafka name with failover routing lead to different clusters.",
  why: "When a health check fails, clients that look the name up anew (metadata.recovery.strategy=rebootstrap, the default from clients 4.0 on) go to the other cluster one by one, at a time that nobody chose, and write where nobody expects it.",
  remedy: "Make it one record that leads to the source or to the target, and move it in a step of the wave.",
  references: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-failover.html",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-1102",
  ],
  *find(plan, known) {
    for (const set of recordSets(kafkaRecordsOf(plan, known))) {
      const [first, ...others] = set.filter(({ routing }) => routing === "failover");
      if (first === undefined) continue;
      const destinations = [...new Set([first, ...others].map(destinationOf))];
      if (destinations.length > 1)
        yield found(
          first.resource,
          first.path === "" ? "failover_routing_policy" : first.path.slice(0, -1),
          `${recordName(first)} goes from ${destinations.slice(0, 2).join(" to ")} when a health check fails.`,
          others.map(({ resource }) => resource.address).filter((one) => one !== first.resource.address),
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform:
        zoneCase() +
        failover("source", "bootstrap.kafka.old.example.com", "PRIMARY") +
        failover("target", "bootstrap.orders.kafka.internal.example.com", "SECONDARY"),
    },
    compliant: { terraform: zoneCase() + aliasCase("bootstrap.kafka.old.example.com") },
  },
};
