import { manifestsOf } from "../../facts/manifests";
import { topicsOf } from "../../facts/topics";
import { type Plan } from "../../plan/plan";
import { type LedgerLine } from "../../../target/ledger";
import { found, type Rule } from "../../rule";
import { topic } from "../cases/kafka-objects";
import { ordersWaveWithDifference } from "../cases/orders-wave";

/** A difference that nobody answered for. */
export const differenceNotAccepted: Rule = {
  name: "difference-not-accepted",
  area: "migration",
  severity: "high",
  title: "A difference from the source waits for somebody to accept it",
  what: "A line of the ledger needs an approval and has none, or one that has expired. Only plans that make topics, rights, quotas or users are held against it.",
  why: "The target will be something else than the source in a way that can lose records, rights or order, and nobody has said that this is meant.",
  remedy:
    "Have the owner approve the line in the wave (approvals: by, reason, expires), or change the wave so that the difference goes.",
  references: ["https://kafka.apache.org/documentation/#georeplication"],
  needs: ["ledger"],
  *find(plan, { wave, ledger, today }) {
    const lines = ledger ?? wave?.ledger ?? [];
    if (lines.length === 0 || !makesKafkaObjects(plan)) return;
    for (const line of lines) {
      const open = whatIsOpen(line, today);
      if (open !== null)
        yield found(
          null,
          line.change,
          `${line.change}: ${line.source ?? "nothing"} becomes ${line.target ?? "nothing"}; ${open}.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: topic("orders", "orders.v1", 6),
      knowing: { wave: ordersWaveWithDifference(null) },
    },
    compliant: {
      terraform: topic("orders", "orders.v1", 6),
      knowing: { today: "2026-12-01", wave: ordersWaveWithDifference("2027-03-31") },
    },
  },
};

function whatIsOpen({ approval }: LedgerLine, today: string): string | null {
  if (!approval.needed) return null;
  if (approval.by === null) return "nobody has accepted it";
  return approval.expires < today ? `${approval.by} accepted it until ${approval.expires}, which is past` : null;
}

const objects = /^(?:kafka|confluent_kafka|automq_kafka|redpanda)_(?:topic|acl|quota|user|user_scram_credential)$/;

function makesKafkaObjects(plan: Plan): boolean {
  return (
    topicsOf(plan).length > 0 ||
    plan.resources.some(({ type, mode }) => mode === "managed" && objects.test(type)) ||
    manifestsOf(plan).some(({ kind }) => kind === "KafkaUser")
  );
}
