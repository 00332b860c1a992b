import { readDocument, type ReadDocument } from "../documents/read-document";
import { type NetworkDocument, networkSchema } from "./document";

/**
 * Reads what synthesis wrote of a network: `network.json` beside its stack.
 *
 * @throws DocumentError with every problem, each with line and column
 */
export function readNetwork(file: string): ReadDocument<NetworkDocument> {
  return readDocument(file, networkSchema);
}
