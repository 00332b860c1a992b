import { type z } from "zod";
import { type overlaySchema } from "../../inventory/overlay/document";

/** A principal whose name the target does not keep: a person decided what it is called there. */
export const renamedPrincipal = { atSource: "User:order-view", atTarget: "User:order-view.eu" } as const;

/** What the people of the rehearsal's source know and no machine tells; some questions stay open, as they do. */
export const productionOverlay: z.input<typeof overlaySchema> = {
  apiVersion: "kafka-byoc/v1",
  kind: "InventoryOverlay",
  absent: ["schemas", "connectClusters"],
  owners: {
    commerce: { team: "Commerce", contact: "#commerce", approver: "jane.doe", escalation: "head of commerce" },
    payments: { team: "Payments", contact: "#payments", approver: "ali.kaya", onCall: "payments-on-call" },
    platform: { team: "Kafka platform", contact: "#kafka", approver: "sam.ng", onCall: "platform-on-call" },
  },
  cluster: { environment: "prod", allowEveryoneIfNoAclFound: false },
  topics: {
    "orders.*": {
      owner: "commerce",
      criticality: 1,
      dataClass: "customer-facing",
      orderingRequired: "per-key",
      keyed: true,
    },
    "payments.*": {
      owner: "payments",
      criticality: 1,
      dataClass: "financial",
      orderingRequired: "per-key",
      keyed: true,
    },
    "telemetry.*": { owner: "platform", criticality: 4, dataClass: "telemetry", orderingRequired: "none" },
    "orders.dlq": { class: "dlq", internalOf: "order-api" },
    "quiet.archive": { owner: "commerce", criticality: 3, disposition: "migrate", replicate: "replay" },
  },
  groups: {
    billing: {
      owner: "payments",
      autoOffsetReset: "earliest",
      commitPattern: "sync-after-process",
      offsetStorage: "kafka",
      tolerance: { duplicates: { bounded: 50 }, missed: "none" },
      restartMethod: "translated-offsets",
    },
    "order-view": { owner: "commerce", autoOffsetReset: "earliest", replayTolerance: "full" },
  },
  principals: {
    [renamedPrincipal.atSource]: { target: { principal: renamedPrincipal.atTarget }, owner: "commerce" },
    "User:payments": { owner: "payments", secretRef: "vault:kafka/payments" },
  },
};
