import { kafkaReleasesOf, openingValues } from "../../facts/helm-releases";
import { cannotTell, type Rule } from "../../rule";

const release = (chart: string): string => `
resource "helm_release" "orders" {
  name       = "orders"
  namespace  = "kafka"
  repository = "oci://registry.example.com/charts"
  chart      = "${chart}"
  version    = "32.4.0"
}`;

/** Kafka that a Helm chart brings along. */
export const helmChartNotRead: Rule = {
  name: "helm-chart-not-read",
  area: "transport",
  severity: "medium",
  title: "What a Helm chart of Kafka opens and grants is in no plan",
  what: "A helm_release installs a chart of Kafka, of one of its operators, or of a console, a registry or a worker beside it. A plan holds the chart's name and values alone. Where the values themselves say that a listener has no TLS or serves clients without a name, the rules of listeners find it.",
  why: "The chart's templates and defaults decide which listeners, load balancers, rights and secrets there will be, and the next version of the chart decides anew.",
  remedy:
    "Render the chart (helm template with the same version and values), declare the objects as kubernetes_manifest or kubectl_manifest, and review that plan. Or read what it renders yourself, pin the version, and accept the finding with a suppression.",
  references: [
    "https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release",
    "https://github.com/bitnami/charts/tree/main/bitnami/kafka",
  ],
  *find(plan) {
    for (const one of kafkaReleasesOf(plan)) {
      const opens = openingValues(one);
      const what =
        one.chart === null
          ? "Which chart it installs is not known in the plan."
          : `What the chart ${one.chart} opens and grants is decided by its templates, which no plan tells.`;
      yield cannotTell(
        one.resource,
        "chart",
        opens.length === 0 ? what : `${what} Its values open it beyond Kubernetes: ${opens.join(", ")}.`,
      );
    }
  },
  cases: {
    nonCompliant: { terraform: release("kafka") },
    compliant: { terraform: release("metrics-server") },
  },
};
