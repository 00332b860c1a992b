import { type LedgerLine } from "../../../src/target/ledger";
import { type LedgerDocument } from "../../../src/target/ledger-document";
import { type PermissionChange } from "../../../src/target/target-wave";

/** A line of the ledger: `retention.ms` of one topic is pinned. */
export function aLine(line: Partial<LedgerLine> & { readonly topic?: string } = {}): LedgerLine {
  const { topic = "orders", ...fields } = line;
  return {
    change: `topic ${topic} config retention.ms`,
    object: { kind: "topic", name: topic },
    field: "retention.ms",
    action: "pinned",
    source: "1000",
    target: "1000",
    reason: "the default differs",
    rule: "topic-config-default-differs",
    approval: { needed: false },
    ...fields,
  };
}

/** The ledger of one wave with these lines. */
export function aLedger(...lines: readonly LedgerLine[]): LedgerDocument {
  const head = {
    apiVersion: "kafka-byoc/v1",
    kind: "Ledger",
    wave: "w01-orders",
    profile: "apache-kafka@4.3",
  } as const;
  return { ...head, lines, permissions: [] };
}

/** A right that one principal has at the target and not at the source. */
export function aPermission(change: Partial<PermissionChange> = {}): PermissionChange {
  return {
    principal: "User:viewer",
    target: "User:orders",
    resourceType: "TOPIC",
    resources: ["orders"],
    hosts: ["*"],
    result: "wider",
    operations: ["WRITE"],
    because: ["principal User:orders+User:viewer merge User:orders"],
    ...change,
  };
}

/** The day on which the tests' ledgers are printed. */
export const now = new Date("2027-01-15T12:00:00Z");
