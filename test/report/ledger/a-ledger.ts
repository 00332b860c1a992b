import { type LedgerLine } from "../../../src/target/ledger";
import { type LedgerDocument } from "../../../src/target/ledger-document";

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
  return { apiVersion: "kafka-byoc/v1", kind: "Ledger", wave: "w01-orders", profile: "apache-kafka@4.3", lines };
}

/** The day on which the tests' ledgers are printed. */
export const now = new Date("2027-01-15T12:00:00Z");
