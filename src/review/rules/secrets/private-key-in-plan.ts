import { attributeAt, isWritten, managed } from "../../facts/attribute-at";
import { kafkaProvidersOf } from "../../facts/kafka-providers";
import { holdsPrivateKey, privateKeysOf } from "../../facts/private-keys";
import { found, type Rule } from "../../rule";

/** Attributes that are private keys, known or not: the state keeps them in the clear. */
const keys: readonly (readonly [type: string, path: string])[] = [
  ["aws_acm_certificate", "private_key"],
  ["aws_iam_server_certificate", "private_key"],
  ["automq_kafka_instance", "features.security.private_key"],
  ["automq_kafka_link", "source_cluster.keystore_key"],
  ["automq_connector", "kafka_cluster.security_protocol.private_key"],
  ["acme_certificate", "private_key_pem"],
];

/** Resources that make a private key and keep it in the state. */
const makers = ["tls_private_key"];

/** Keys that whoever reads the plan or the state has. */
export const privateKeyInPlan: Rule = {
  name: "private-key-in-plan",
  area: "secrets",
  severity: "high",
  title: "A private key stands in the plan or the state",
  what: "A value of any resource is a private key in PEM, also in base64; an attribute that takes one is set; or a tls_private_key is made. Marking it sensitive hides it from the terminal and from nothing else.",
  why: "Whoever may read the plan's file or the state can stand for the brokers, or sign in as the client, until the certificate ends.",
  remedy:
    "Let cert-manager, Strimzi or AWS Private CA keep the key where it is used, hand it over out of Terraform, or use write-only attributes. Roll a key that was in a plan.",
  references: [
    "https://developer.hashicorp.com/terraform/language/state/sensitive-data",
    "https://developer.hashicorp.com/terraform/language/resources/ephemeral/write-only",
  ],
  *find(plan) {
    const told = new Set<string>();
    for (const { resource, path } of privateKeysOf(plan)) {
      told.add(resource.address);
      yield found(resource, path, "A private key in PEM stands here.");
    }
    for (const [type, path] of keys)
      for (const resource of managed(plan, type))
        if (!told.has(resource.address) && isWritten(attributeAt(plan, resource, ...path.split(".")))) {
          told.add(resource.address);
          yield found(resource, path, "The state will hold the private key that is given here.");
        }
    for (const resource of managed(plan, ...makers))
      if (!told.has(resource.address))
        yield found(resource, "private_key_pem", "The key is made by Terraform, and its state holds it.");
    for (const { name, settings } of kafkaProvidersOf(plan)) {
      const key = settings("client_key");
      if (typeof key === "string" && holdsPrivateKey(key))
        yield found(null, `provider.${name}.client_key`, `The private key of the provider ${name} stands in the plan.`);
    }
  },
  cases: {
    nonCompliant: { terraform: secretKey("PRIVATE KEY") },
    compliant: { terraform: secretKey("CERTIFICATE") },
  },
};

/** A block of PEM that is no key of anybody's. */
function secretKey(kind: string): string {
  return `
resource "aws_ssm_parameter" "broker" {
  name  = "/kafka/broker"
  type  = "SecureString"
  value = <<-EOT
    -----BEGIN ${kind}-----
    bm90IGEga2V5LCBidXQgaXQgbG9va3MgbGlrZSBvbmUuIG5vdCBhIGtleS4=
    -----END ${kind}-----
  EOT
}`;
}
