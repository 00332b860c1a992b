import { type z } from "zod";
import { type JsonSchema, jsonSchemaOf } from "../../documents/json-schema";
import { expectationsSchema } from "../../expectations/document";
import { networkExpectationsSchema } from "../../expectations/network/document";
import { inventorySchema } from "../../inventory/document/inventory";
import { overlaySchema } from "../../inventory/overlay/document";
import { networkSchema } from "../../network/document";
import { baselineSchema } from "../../review/baseline/document";
import { configurationSchema } from "../../review/policy/document";
import { suppressionsSchema } from "../../review/suppressions/document";
import { ledgerSchema } from "../../target/ledger-document";
import { profileSchema } from "../../target/profile/document";
import { waveSchema } from "../../waves/document";

/** One kind of document that people read and write. */
export interface DocumentKind {
  /** As the command line takes it; its published file is `NAME.schema.json`. */
  readonly name: string;
  /** As the document's second line has it. */
  readonly kind: string;
  readonly title: string;
  readonly schema: z.ZodType;
}

/** Every document of this product, in the order in which they come into being. */
export const documentKinds: readonly DocumentKind[] = [
  { name: "inventory", kind: "Inventory", title: "What exists at the source", schema: inventorySchema },
  {
    name: "inventory-overlay",
    kind: "InventoryOverlay",
    title: "What only people know of the source",
    schema: overlaySchema,
  },
  { name: "wave", kind: "Wave", title: "What moves together", schema: waveSchema },
  { name: "target-profile", kind: "TargetProfile", title: "What one target platform allows", schema: profileSchema },
  {
    name: "expectations",
    kind: "Expectations",
    title: "What must be true once a stack is applied",
    schema: expectationsSchema,
  },
  {
    name: "network-expectations",
    kind: "NetworkExpectations",
    title: "What must be true of a target's network once it is applied",
    schema: networkExpectationsSchema,
  },
  { name: "ledger", kind: "Ledger", title: "Every difference between the source and a wave", schema: ledgerSchema },
  { name: "network", kind: "Network", title: "What the network of one target is", schema: networkSchema },
  {
    name: "configuration",
    kind: "Configuration",
    title: "What a team decided once: kafka-byoc.yaml",
    schema: configurationSchema,
  },
  {
    name: "review-suppressions",
    kind: "ReviewSuppressions",
    title: "Findings of a review that people accept for a while",
    schema: suppressionsSchema,
  },
  {
    name: "review-baseline",
    kind: "ReviewBaseline",
    title: "Findings that were there when a team began",
    schema: baselineSchema,
  },
];

/** The JSON Schema of one kind of document. */
export function schemaOfKind({ schema, kind, title }: DocumentKind): JsonSchema {
  return jsonSchemaOf(schema, { kind, title });
}

/** As it is published: indented, with a last line feed. */
export function schemaText(kind: DocumentKind): string {
  return `${JSON.stringify(schemaOfKind(kind), null, 2)}\n`;
}
