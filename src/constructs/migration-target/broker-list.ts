import { type BrokerPlacement } from "../../network/listeners";

/** Brokers by number: node ids from 0, one zone after the other, so that each zone has as many as the others or one more. */
export function brokersIn(
  azIds: readonly string[],
  brokers: number | readonly BrokerPlacement[],
): readonly BrokerPlacement[] {
  if (typeof brokers !== "number") return brokers;
  return Array.from({ length: Number.isInteger(brokers) && brokers > 0 ? brokers : 0 }, (_, nodeId) => ({
    nodeId,
    azId: azIds[nodeId % azIds.length] ?? "",
  }));
}
