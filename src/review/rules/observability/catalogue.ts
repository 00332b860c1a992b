import { type Rule } from "../../rule";
import { brokerLogsOff } from "./broker-logs-off";
import { flowLogIntervalTooLong } from "./flow-log-interval-too-long";
import { logRetentionTooShort } from "./log-retention-too-short";
import { targetWithoutAlarms } from "./target-without-alarms";
import { vpcWithoutFlowLogs } from "./vpc-without-flow-logs";

/** The rules of this chapter. */
export const observabilityRules: readonly Rule[] = [
  vpcWithoutFlowLogs,
  flowLogIntervalTooLong,
  targetWithoutAlarms,
  brokerLogsOff,
  logRetentionTooShort,
];
