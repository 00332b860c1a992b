import { manifestsOf } from "../../facts/manifests";
import { speaksOfKafka } from "../../facts/speaks-of-kafka";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { found, type Rule } from "../../rule";
import { mskCluster } from "../cases/msk-cluster";

const alarms = [
  "aws_cloudwatch_metric_alarm",
  "aws_cloudwatch_composite_alarm",
  "aws_prometheus_rule_group_namespace",
  "grafana_rule_group",
  "datadog_monitor",
];

const clusters = ["aws_msk_cluster", "aws_msk_serverless_cluster", "automq_kafka_instance"];

/** A target that nobody is woken for. */
export const targetWithoutAlarms: Rule = {
  name: "target-without-alarms",
  area: "observability",
  severity: "medium",
  title: "A cluster or its load balancer comes without an alarm",
  what: "The plan makes a Kafka cluster or a load balancer of Kafka, and no alarm at all: none of CloudWatch, Prometheus, Grafana or Datadog.",
  why: "The first who notice a broker without disk or a listener without target are its users, in the middle of the first wave.",
  remedy:
    "Add alarms before the first production wave: offline partitions, disk, refused connections and unhealthy targets. Where they stand in another stack, suppress this finding and name it.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html",
  ],
  *find(plan) {
    const targets = targetsIn(plan);
    const [first, ...more] = targets;
    if (first === undefined || hasAlarms(plan)) return;
    yield found(
      first,
      null,
      "The plan makes it, and has no alarm at all.",
      more.slice(0, 10).map(({ address }) => address),
    );
  },
  cases: {
    nonCompliant: {
      terraform: mskCluster("orders", 3),
    },
    compliant: {
      terraform: `${mskCluster("orders", 3)}resource "aws_cloudwatch_metric_alarm" "offline" {
  alarm_name          = "orders-offline-partitions"
  namespace           = "AWS/Kafka"
  metric_name         = "OfflinePartitionsCount"
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = ["arn:aws:sns:eu-central-1:111122223333:kafka"]
}`,
    },
  },
};

function targetsIn(plan: Plan): readonly PlannedResource[] {
  return [
    ...plan.ofType(...clusters),
    ...manifestsOf(plan).flatMap(({ kind, group, resource }) =>
      kind === "Kafka" && group === "kafka.strimzi.io" ? [resource] : [],
    ),
    ...plan.ofType("aws_lb").filter(speaksOfKafka),
  ].filter(({ mode, action }) => mode === "managed" && (action === "create" || action === "exists"));
}

function hasAlarms(plan: Plan): boolean {
  return plan.ofType(...alarms).length > 0 || manifestsOf(plan).some(({ kind }) => kind === "PrometheusRule");
}
