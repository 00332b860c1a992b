import { type Acl } from "../../kafka/acl";
import { allow } from "../allow";

function reader(principal: string, groups: readonly string[], topics: readonly string[]): readonly Acl[] {
  return [
    ...topics.map((topic) => allow(principal, "READ", "TOPIC", topic)),
    ...groups.map((group) => allow(principal, "READ", "GROUP", group)),
  ];
}

function writer(principal: string, topics: readonly string[]): readonly Acl[] {
  return topics.flatMap((topic) => [
    allow(principal, "WRITE", "TOPIC", topic),
    allow(principal, "DESCRIBE", "TOPIC", topic),
  ]);
}

/** The applications of the wave, as Kafka knows them; two have names that would be templates in Terraform. */
export const movingPrincipals: readonly string[] = [
  "User:order-api",
  "User:order-view",
  "User:billing",
  "User:fulfilment",
  "User:payments",
  "User:telemetry",
  "User:dlq-watch",
  "User:${env}-batch",
  "User:%{if}-loader",
];

/** The grants of the source: literal, prefixed, wildcards, refusals, hosts, every kind of resource. */
export const productionAcls: readonly Acl[] = [
  ...writer("User:order-api", ["orders.v1", "orders.v2", "orders.dlq"]),
  allow("User:order-api", "DESCRIBE_CONFIGS", "TOPIC", "orders.v1"),
  ...reader("User:order-view", ["order-view"], ["orders.v1"]),
  ...reader("User:billing", ["billing"], ["orders.v1", "orders.v2"]),
  { ...allow("User:billing", "WRITE", "TOPIC", "orders.v1"), permission: "DENY" },
  ...reader("User:fulfilment", ["fulfilment", "shipment.tracker"], ["orders.v2", "shipments"]),
  ...writer("User:fulfilment", ["shipments"]),
  ...reader("User:payments", ["payments-ledger"], ["payments.captured"]),
  ...writer("User:payments", ["payments.captured", "transfers"]),
  allow("User:payments", "WRITE", "TRANSACTIONAL_ID", "payments-tx"),
  allow("User:payments", "DESCRIBE", "TRANSACTIONAL_ID", "payments-tx"),
  allow("User:payments", "IDEMPOTENT_WRITE", "CLUSTER", "kafka-cluster"),
  { ...allow("User:telemetry", "WRITE", "TOPIC", "telemetry."), patternType: "PREFIXED" },
  { ...allow("User:telemetry", "DESCRIBE", "TOPIC", "telemetry."), patternType: "PREFIXED" },
  { ...allow("User:telemetry", "READ", "TOPIC", "telemetry.raw"), host: "10.20.30.40" },
  ...reader("User:dlq-watch", ["dlq-watch"], ["orders.dlq"]),
  ...reader("User:${env}-batch", ["${env}-batch"], ["inventory.levels"]),
  ...writer("User:%{if}-loader", ["inventory.levels", "inventory.reservations"]),
  // Who stays behind for other waves.
  ...reader("User:crm", ["crm-sync"], ["crm.contacts", "crm.leads"]),
  ...writer("User:crm", ["crm.contacts"]),
  ...reader("User:search", ["search-indexer"], ["search.index", "search.queries"]),
  ...reader("User:mailer", ["invoice-mailer"], ["billing.invoices"]),
  { ...allow("User:fraud", "ALL", "TOPIC", "fraud."), patternType: "PREFIXED" },
  ...reader("User:fraud", ["fraud-models"], ["fraud.scores"]),
  allow("User:reports", "READ", "TOPIC", "reports"),
  allow("User:reports", "READ", "GROUP", "nightly-reports"),
  allow("User:ops", "DESCRIBE", "CLUSTER", "kafka-cluster"),
  allow("User:ops", "ALTER_CONFIGS", "CLUSTER", "kafka-cluster"),
  // Every name, and everyone: what a migration must not carry along unseen.
  allow("User:monitoring", "DESCRIBE", "TOPIC", "*"),
  allow("User:monitoring", "DESCRIBE", "GROUP", "*"),
  allow("User:*", "READ", "TOPIC", "reports"),
  { ...allow("User:*", "WRITE", "TOPIC", "fraud."), permission: "DENY", patternType: "PREFIXED", host: "10.20.30.66" },
  { ...allow("User:crm", "WRITE", "TRANSACTIONAL_ID", "crm-"), patternType: "PREFIXED" },
];
