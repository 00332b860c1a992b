import { readDocument, type ReadDocument } from "../documents/read-document";
import { expectationsSchema, type Expectations } from "./document";

/**
 * Reads the `expectations.json` that lies beside a synthesized stack.
 *
 * @throws DocumentError with every problem, each with line and column.
 */
export function readExpectations(file: string): ReadDocument<Expectations> {
  return readDocument(file, expectationsSchema);
}
