import { blocksOf, booleanOf, field, isUnknown, type ValueObject } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { mskCluster } from "../cases/msk-cluster";

const clusterWithLogs = (enabled: boolean): string =>
  mskCluster(
    "orders",
    3,
    "3.9.x",
    `  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = ${String(enabled)}
        log_group = "/kafka/brokers"
      }
    }
  }
`,
  );

const destinations = ["cloudwatch_logs", "firehose", "s3"];

/** A cluster whose logs nobody keeps. */
export const brokerLogsOff: Rule = {
  name: "broker-logs-off",
  area: "observability",
  severity: "medium",
  title: "An MSK cluster keeps no broker logs",
  what: "An aws_msk_cluster has no logging_info, or every destination in it is disabled.",
  why: "A refused login, a lost leader, an ACL that is missing: the brokers write it down, and MSK throws it away. It cannot be had afterwards.",
  remedy: "Set logging_info with CloudWatch, S3 or Firehose enabled.",
  references: ["https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html"],
  *find(plan) {
    for (const cluster of plan.ofType("aws_msk_cluster")) {
      if (cluster.mode !== "managed" || cluster.after === null) continue;
      const enabled = switchesOf(cluster.after);
      if (enabled.includes(true)) continue;
      yield enabled.includes("unknown")
        ? cannotTell(cluster, "logging_info", "Whether the brokers' logs are kept is not known in the plan.")
        : found(cluster, "logging_info", "The brokers' logs are kept nowhere.");
    }
  },
  cases: {
    nonCompliant: { terraform: clusterWithLogs(false) },
    compliant: { terraform: clusterWithLogs(true) },
  },
};

/** What each destination of a cluster's logs says of itself. */
function switchesOf(cluster: ValueObject): readonly (boolean | "unknown")[] {
  const infos = blocksOf(field(cluster, "logging_info"));
  if (isUnknown(infos)) return ["unknown"];
  return infos.flatMap((info) => {
    const logs = blocksOf(field(info, "broker_logs"));
    if (isUnknown(logs)) return ["unknown" as const];
    return logs.flatMap((log) =>
      destinations.flatMap((name) => {
        const blocks = blocksOf(field(log, name));
        if (isUnknown(blocks)) return ["unknown" as const];
        return blocks.map((block) => {
          const enabled = booleanOf(field(block, "enabled"));
          return isUnknown(enabled) ? ("unknown" as const) : enabled === true;
        });
      }),
    );
  });
}
