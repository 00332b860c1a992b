import { booleanOf, isUnknown } from "../../plan/value";
import { kafkaProvidersOf } from "../../facts/kafka-providers";
import { cannotTell, found, type Rule } from "../../rule";

const topic = `
resource "kafka_topic" "orders" {
  name               = "orders"
  partitions         = 3
  replication_factor = 3
}`;

/** Terraform that administers a cluster in the clear. */
export const kafkaProviderWithoutTls: Rule = {
  name: "kafka-provider-without-tls",
  area: "transport",
  severity: "high",
  title: "Terraform administers the cluster without TLS",
  what: "The Kafka provider has tls_enabled = false.",
  why: "What Terraform signs in with may create, change and delete topics and ACLs, and it crosses the network in the clear. It also needs a listener without TLS, which others find.",
  remedy: "Leave tls_enabled at true and give the provider the brokers' authority (KAFKA_CA_CERT).",
  references: ["https://registry.terraform.io/providers/Mongey/kafka/latest/docs"],
  *find(plan) {
    for (const { name, settings } of kafkaProvidersOf(plan)) {
      const enabled = booleanOf(settings("tls_enabled"));
      const path = `provider.${name}.tls_enabled`;
      if (isUnknown(enabled))
        yield cannotTell(null, path, `Whether the provider ${name} uses TLS is not known in the plan.`);
      else if (enabled === false) yield found(null, path, `The provider ${name} connects in the clear.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
provider "kafka" {
  bootstrap_servers = ["10.20.0.10:9092"]
  tls_enabled       = false
}
${topic}`,
    },
    compliant: {
      terraform: `
provider "kafka" {
  bootstrap_servers = ["10.20.0.10:9094"]
  tls_enabled       = true
}
${topic}`,
    },
  },
};
