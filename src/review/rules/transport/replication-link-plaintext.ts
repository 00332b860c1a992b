import { isUnknown } from "../../plan/value";
import { replicationLinksOf } from "../../facts/replication-links";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleConfigMap } from "./example-cluster";

const flow = [
  "clusters = src, tgt",
  "src.bootstrap.servers = 10.1.0.10:9094",
  "tgt.bootstrap.servers = 10.2.0.10:9094",
];
const target = "tgt.security.protocol = SSL";

/** Records that are copied in the clear. */
export const replicationLinkPlaintext: Rule = {
  name: "replication-link-plaintext",
  area: "transport",
  severity: "critical",
  title: "Records are copied over a connection without TLS",
  what: "The security.protocol of MirrorMaker, of a Connect worker, of a mirroring connector or of a cluster link is PLAINTEXT or SASL_PLAINTEXT, also by default because nobody wrote it; Strimzi's clusters have no tls.",
  why: "The whole content of the migrated topics crosses the network in the clear, between networks that often do not belong to one owner.",
  remedy: "Set security.protocol to SSL or SASL_SSL for each cluster, tls: {} with trustedCertificates at Strimzi.",
  references: [
    "https://kafka.apache.org/documentation/#georeplication-mirrormaker",
    "https://strimzi.io/docs/operators/latest/configuring#type-KafkaMirrorMaker2ClusterSpec-reference",
  ],
  *find(plan) {
    for (const { resource, path, name, protocol, byDefault } of replicationLinksOf(plan)) {
      if (isUnknown(protocol))
        yield cannotTell(
          resource,
          path,
          `Whether ${name} has TLS is not known in the plan: write security.protocol itself.`,
        );
      else if (protocol === "PLAINTEXT" || protocol === "SASL_PLAINTEXT")
        yield found(
          resource,
          path,
          byDefault ? `Nothing gives ${name} TLS, so it is ${protocol}.` : `The protocol of ${name} is ${protocol}.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: exampleConfigMap("mm2.properties", [...flow, target, "src.security.protocol = SASL_PLAINTEXT"]),
    },
    compliant: { terraform: exampleConfigMap("mm2.properties", [...flow, target, "src.security.protocol = SASL_SSL"]) },
  },
};
