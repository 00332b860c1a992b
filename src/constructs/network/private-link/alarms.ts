import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { type Construct } from "constructs";
import { constructId } from "../../construct-id";
import { type WatchedGroup } from "./load-balancer";
import { pathTags } from "./path-tags";

/** A load balancer as its alarms need it. */
export interface Watched {
  readonly name: string;
  readonly shard: number;
  /** A token. */
  readonly arnSuffix: string;
  readonly groups: readonly WatchedGroup[];
  /** Whom an alarm tells. */
  readonly topicArns: readonly string[];
  readonly owner?: string;
}

interface Metric {
  readonly id: string;
  readonly metricName: string;
  readonly statistic: "Maximum" | "Sum";
  readonly what: string;
  /** What no data means: a group without targets has none. */
  readonly noData: "breaching" | "notBreaching";
  readonly minutes: number;
}

const unhealthy: Metric = {
  id: "unhealthy",
  metricName: "UnHealthyHostCount",
  statistic: "Maximum",
  what: "a broker does not answer its health check",
  noData: "breaching",
  minutes: 3,
};

const portsExhausted: Metric = {
  id: "ports-exhausted",
  metricName: "PortAllocationErrorCount",
  statistic: "Sum",
  what: "connections are refused, since a broker has some 55,000 at most through a load balancer",
  noData: "notBreaching",
  minutes: 1,
};

/** One alarm a target group for brokers that do not answer, and one a load balancer for connections beyond its ports. */
export function watchLoadBalancer(scope: Construct, watched: Watched): void {
  const { arnSuffix } = watched;
  alarm(scope, watched, portsExhausted, "", { LoadBalancer: arnSuffix });
  for (const group of watched.groups)
    alarm(scope, watched, unhealthy, group.name, { LoadBalancer: arnSuffix, TargetGroup: group.arnSuffix });
}

function alarm(
  scope: Construct,
  { name, shard, topicArns, owner }: Watched,
  { id, metricName, statistic, what, noData, minutes }: Metric,
  group: string,
  dimensions: Record<string, string>,
): void {
  const alarmName = [name, String(shard), group, id].filter((part) => part !== "").join("-");
  new CloudwatchMetricAlarm(scope, constructId("alarm", id, group), {
    alarmName,
    alarmDescription: `${group === "" ? `Load balancer ${String(shard)}` : group} of ${name}: ${what}.`,
    namespace: "AWS/NetworkELB",
    metricName,
    statistic,
    dimensions,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    period: 60,
    evaluationPeriods: minutes,
    treatMissingData: noData,
    alarmActions: [...topicArns],
    okActions: [...topicArns],
    tags: pathTags("observability", alarmName, owner),
  });
}
