import { type Plan } from "../plan/plan";
import { isUnknown } from "../plan/value";
import { kafkaSettingsOf } from "./kafka-settings";

/** What a plan tells of `connections.max.idle.ms` of its brokers. */
export interface BrokerIdle {
  /** The longest in milliseconds; null where no broker's settings have it: then it is 600,000 (Kafka, `SocketServerConfigs`). */
  readonly longestMs: number | null;
}

/** How long the brokers of a plan keep idle connections, as far as their settings stand in it. */
export function brokerIdleOf(plan: Plan): BrokerIdle {
  const told = kafkaSettingsOf(plan)
    .filter(({ role }) => role === "broker")
    .map(({ entries }) => entries.get("connections.max.idle.ms"))
    .map((text) => (text === undefined || isUnknown(text) ? Number.NaN : Number(text)));
  const isTold = told.length > 0 && told.every((ms) => Number.isFinite(ms) && ms > 0);
  return { longestMs: isTold ? Math.max(...told) : null };
}
