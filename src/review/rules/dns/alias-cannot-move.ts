import { cutoverProblems } from "../../../network/cutover";
import { type DnsRecord, dnsRecordsOf } from "../../facts/dns-records";
import { isPlatformCluster, isPlatformName } from "../../facts/kafka-records";
import { isUnknown } from "../../plan/value";
import { found, type Rule } from "../../rule";
import { aliasCase, zoneCase } from "./zone-case";

/** A name of one's own before a cluster whose certificates cannot have it. */
export const aliasCannotMove: Rule = {
  name: "alias-cannot-move",
  area: "dns",
  severity: "high",
  title: "Clients cannot use a name of yours for this cluster",
  what: "A CNAME in a zone of one's own leads to a name of Confluent Cloud or Amazon MSK.",
  why: "TLS asks for the name that the client typed, and only the platform adds names to its certificates: clients refuse the cluster, or somebody turns hostname verification off. And a running client does not look its bootstrap up again, so the name moves nobody.",
  remedy: "Let clients use the platform's own name, and move them by their configuration and a restart.",
  references: [
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-899",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-302",
    "https://kafka.apache.org/documentation/#producerconfigs_ssl.endpoint.identification.algorithm",
  ],
  *find(plan) {
    for (const record of dnsRecordsOf(plan)) {
      const { resource, path, name, type, routing } = record;
      if (type !== "CNAME" || isUnknown(name) || isPlatformName(`.${name}`)) continue;
      const to = platformBehind(record);
      if (to === null) continue;
      const [problem] = cutoverProblems({
        alias: name,
        method: "dns",
        source: to.isName
          ? { kind: "public", certificateNames: [to.text] }
          : { kind: /confluent/.test(to.text) ? "confluent-dedicated" : "msk-same-vpc" },
        target: { certificateNames: [name] },
      });
      if (problem !== undefined)
        yield found(
          resource,
          `${path}${path === "" ? "records" : "resource_records"}`,
          `It leads to ${to.text}${routing === null ? "" : ` (${routing})`}: ${problem}`,
        );
    }
  },
  cases: {
    nonCompliant: { terraform: zoneCase() + aliasCase("pkc-12345.eu-central-1.aws.confluent.cloud") },
    compliant: { terraform: zoneCase() + aliasCase("bootstrap.kafka.old.example.com") },
  },
};

interface Platform {
  readonly text: string;
  readonly isName: boolean;
}

function platformBehind({ to, answers }: DnsRecord): Platform | null {
  const name = answers.find(isPlatformName);
  if (name !== undefined) return { text: name, isName: true };
  const cluster = to.resources.find(({ type }) => isPlatformCluster(type) && !type.startsWith("automq_"));
  return cluster === undefined ? null : { text: cluster.address, isName: false };
}
