import { z } from "zod";
import { apiVersion } from "../documents/api-version";
import { documentHead } from "../documents/document-head";
import { operations, resourceTypes } from "../kafka/acl";
import { type LedgerLine } from "./ledger";
import { type PermissionChange, type TargetWave } from "./target-wave";

const approval = z.union([
  z.strictObject({ needed: z.literal(false).describe("Nobody has to accept it.") }),
  z.strictObject({
    needed: z.literal(true).describe("Somebody has to accept it."),
    by: z.null().describe("Nobody has accepted it, or not any more."),
    ended: z
      .strictObject({
        by: z.string().describe("Who had accepted it."),
        expires: z.iso.date().describe("The last day on which that held."),
      })
      .optional()
      .describe("An approval that no longer holds."),
  }),
  z.strictObject({
    needed: z.literal(true).describe("Somebody had to accept it."),
    by: z.string().describe("Who accepted it."),
    reason: z.string().describe("Why it is acceptable."),
    expires: z.iso.date().describe("The last day on which that holds."),
  }),
]);

const line = z.strictObject({
  change: z.string().describe("Stable and unique; approvals in the wave file name it."),
  object: z
    .strictObject({
      kind: z
        .enum(["topic", "acl", "quota", "scram-user", "group", "principal", "cluster"])
        .describe("What kind of thing differs."),
      name: z.string().describe("Its natural name."),
    })
    .describe("What differs."),
  field: z.string().describe("A field or a Kafka config key; * for the whole object."),
  action: z
    .enum(["dropped", "changed", "pinned", "added", "kept-aside", "noted"])
    .describe("What became of it on the way to the target."),
  source: z.string().nullable().describe("As at the source; null where the source has nothing."),
  target: z.string().nullable().describe("As at the target; null where the target has nothing."),
  reason: z.string().describe("Why it differs."),
  rule: z.string().describe("The rule of translation that made it."),
  approval: approval.describe("Whether a person must accept it, and who did."),
});

const permission = z.strictObject({
  principal: z.string().describe("At the source; User:* for everyone."),
  target: z.string().describe("The same at the target."),
  resourceType: z.enum(resourceTypes).describe("The kind of what it may do something to."),
  resources: z.array(z.string()).describe("Their names; tx-* for all that begin so."),
  hosts: z.array(z.string()).describe("From where it differs: addresses that ACLs name, and * for all others."),
  result: z
    .enum(["narrower", "wider", "new", "lost"])
    .describe("new and lost: there is nothing at the other end. wider and narrower: there is something."),
  operations: z.array(z.enum(operations)).describe("Those that differ; ALL stands for every one."),
  because: z.array(z.string()).describe("The changes of the lines that it comes from."),
});

/** Every difference between the source and what a wave becomes: what synthesis writes beside its stack. */
export const ledgerSchema = z.strictObject({
  ...documentHead("Ledger"),
  wave: z.string().describe("The wave's id."),
  profile: z.string().describe("The target profile that the wave was translated to."),
  lines: z.array(line).describe("One line for each difference."),
  permissions: z
    .array(permission)
    .default([])
    .describe("What the wave's principals may do at one end and not at the other, by Kafka's own rules."),
});

/** See {@link ledgerSchema}. */
export interface LedgerDocument {
  readonly apiVersion: typeof apiVersion;
  readonly kind: "Ledger";
  readonly wave: string;
  readonly profile: string;
  readonly lines: readonly LedgerLine[];
  /** What the wave's principals may do at one end and not at the other. */
  readonly permissions: readonly PermissionChange[];
}

/** The ledger of a translated wave as its document. */
export function ledgerDocument({
  id,
  profile,
  ledger,
  permissions,
}: Pick<TargetWave, "id" | "profile" | "ledger" | "permissions">): LedgerDocument {
  return { apiVersion, kind: "Ledger", wave: id, profile, lines: ledger, permissions };
}
