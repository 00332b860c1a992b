import { manifestsOf } from "../../facts/manifests";
import { topicsOf } from "../../facts/topics";
import { type Plan } from "../../plan/plan";
import { type LedgerLine } from "../../../target/ledger";
import { found, type Rule } from "../../rule";

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
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
      knowing: {
        wave: {
          id: "w01",
          profile: "apache-kafka@4.3",
          topics: [
            {
              name: "orders.v1",
              partitions: 6,
              replicationFactor: 3,
              configs: { "retention.ms": "604800000" },
              effective: [],
              source: { topicId: null, partitions: 6, cleanupPolicy: "delete" },
            },
          ],
          acls: [],
          quotas: [],
          scramUsers: [],
          groups: [],
          maxLagRecords: 0,
          permissions: [],
          samePermissions: 0,
          ledger: [
            {
              change: "topic orders.v1 partitions",
              object: { kind: "topic", name: "orders.v1" },
              field: "partitions",
              action: "changed",
              source: "5",
              target: "6",
              reason: "six brokers share them evenly",
              rule: "topic-partitions-changed",
              approval: { needed: true, by: null },
            },
          ],
        },
      },
    },
    compliant: {
      terraform: `
resource "kafka_topic" "orders" {
  name               = "orders.v1"
  partitions         = 6
  replication_factor = 3
}`,
      knowing: {
        today: "2026-12-01",
        ...{
          wave: {
            id: "w01",
            profile: "apache-kafka@4.3",
            topics: [
              {
                name: "orders.v1",
                partitions: 6,
                replicationFactor: 3,
                configs: { "retention.ms": "604800000" },
                effective: [],
                source: { topicId: null, partitions: 6, cleanupPolicy: "delete" },
              },
            ],
            acls: [],
            quotas: [],
            scramUsers: [],
            groups: [],
            maxLagRecords: 0,
            permissions: [],
            samePermissions: 0,
            ledger: [
              {
                change: "topic orders.v1 partitions",
                object: { kind: "topic", name: "orders.v1" },
                field: "partitions",
                action: "changed",
                source: "5",
                target: "6",
                reason: "six brokers share them evenly",
                rule: "topic-partitions-changed",
                approval: { needed: true, by: "orders@example.com", reason: "agreed", expires: "2027-03-31" },
              },
            ],
          },
        },
      },
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
