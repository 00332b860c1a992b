import { z } from "zod";
import { heldTo, readDocument, type ReadDocument } from "../documents/read-document";
import { expectationsSchema, type Expectations } from "./document";
import { networkExpectationsSchema, type NetworkExpectations } from "./network/document";

/**
 * Reads the `expectations.json` that lies beside a synthesized stack.
 *
 * @throws DocumentError with every problem, each with line and column.
 */
export function readExpectations(file: string): ReadDocument<Expectations> {
  return readDocument(file, expectationsSchema);
}

const kindOfNetwork = z.looseObject({ kind: z.literal("NetworkExpectations") });

/**
 * Reads expectations of either kind: of a wave, or of a target's network. What says of itself neither is held to be a wave's.
 *
 * @throws DocumentError with every problem, each with line and column.
 */
export function readAnyExpectations(file: string): ReadDocument<Expectations | NetworkExpectations> {
  const document = readDocument(file, z.unknown());
  return kindOfNetwork.safeParse(document.content).success
    ? heldTo(document, networkExpectationsSchema)
    : heldTo(document, expectationsSchema);
}
