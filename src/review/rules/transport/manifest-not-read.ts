import { unreadManifestsOf } from "../../facts/unread-manifests";
import { cannotTell, type Rule } from "../../rule";

const topicIn = (text: string): string => `
variable "stage" {
  type = string
}

resource "terraform_data" "rendered" {
  input = "apiVersion: kafka.strimzi.io/v1"
}

resource "kubectl_manifest" "orders" {
  yaml_body = ${text}
}`;

/** An object of Kubernetes that the plan does not show. */
export const manifestNotRead: Rule = {
  name: "manifest-not-read",
  area: "transport",
  severity: "high",
  title: "A Kubernetes object that may be Kafka's cannot be read",
  what: "The manifest of a kubernetes_manifest, or the YAML of a kubectl_manifest or its like, is not known in the plan, is no YAML, or does not tell its apiVersion and kind; or it belongs to an operator of Kafka whose objects no rule reads. Objects that are certainly another operator's are left out.",
  why: "Such an object may be a listener without TLS, a user with every right or an authority that signs for anybody. None of the other rules has seen it.",
  remedy:
    "Write the manifest out, and let values alone come from elsewhere: apiVersion, kind and spec as text, a hole for a name. A plan made after the first apply tells what the apply made. Read objects of other operators yourself, and accept the finding with a suppression.",
  references: [
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/manifest",
    "https://developer.hashicorp.com/terraform/language/expressions/references#values-not-yet-known",
    "https://strimzi.io/docs/operators/latest/configuring",
  ],
  *find(plan) {
    for (const { resource, path, because } of unreadManifestsOf(plan)) yield cannotTell(resource, path, because);
  },
  cases: {
    nonCompliant: { terraform: topicIn("terraform_data.rendered.output") },
    compliant: {
      terraform: topicIn(`<<-EOT
    apiVersion: kafka.strimzi.io/v1
    kind: KafkaTopic
    metadata:
      name: orders
      namespace: kafka
      labels: {strimzi.io/cluster: orders, stage: \${var.stage}}
    spec:
      topicName: \${var.stage}.orders.v1
      partitions: 6
      replicas: 3
  EOT`),
    },
  },
};
