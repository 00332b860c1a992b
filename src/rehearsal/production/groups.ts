/** One consumer group of the source. */
export interface ProductionGroup {
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Records per partition that it has not read: before the migration, and again right before the cut-over. */
  readonly lag: number;
  /** Whether it moves with the wave. */
  readonly moves: boolean;
}

/** The groups of the source. Those of the wave keep following their topics, as production's do. */
export const productionGroups: readonly ProductionGroup[] = [
  { groupId: "order-view", topics: ["orders.v1"], lag: 12, moves: true },
  { groupId: "billing", topics: ["orders.v1", "orders.v2"], lag: 8, moves: true },
  { groupId: "fulfilment", topics: ["orders.v2", "shipments"], lag: 5, moves: true },
  { groupId: "payments-ledger", topics: ["payments.captured"], lag: 20, moves: true },
  { groupId: "dlq-watch", topics: ["orders.dlq"], lag: 6, moves: true },
  { groupId: "shipment.tracker", topics: ["shipments"], lag: 0, moves: true },
  { groupId: "crm-sync", topics: ["crm.contacts", "crm.leads"], lag: 30, moves: false },
  { groupId: "search-indexer", topics: ["search.index"], lag: 0, moves: false },
  { groupId: "invoice-mailer", topics: ["billing.invoices"], lag: 15, moves: false },
  { groupId: "fraud-models", topics: ["fraud.scores"], lag: 40, moves: false },
  { groupId: "sms-gateway", topics: ["notifications.sms"], lag: 2, moves: false },
  { groupId: "nightly-reports", topics: ["reports"], lag: 25, moves: false },
];
