import { type z } from "zod";
import { type JsonSchema, jsonSchemaOf } from "../../documents/json-schema";
import { expectationsSchema } from "../../expectations/document";
import { inventorySchema } from "../../inventory/document/inventory";
import { overlaySchema } from "../../inventory/overlay/document";
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
];

/** The JSON Schema of one kind of document. */
export function schemaOfKind({ schema, kind, title }: DocumentKind): JsonSchema {
  return jsonSchemaOf(schema, { kind, title });
}

/** As it is published: indented, with a last line feed. */
export function schemaText(kind: DocumentKind): string {
  return `${JSON.stringify(schemaOfKind(kind), null, 2)}\n`;
}
