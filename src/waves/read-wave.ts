import { readDocument, type ReadDocument } from "../documents/read-document";
import { waveSchema, type Wave } from "./document";

/**
 * Reads a wave file.
 *
 * @throws DocumentError with every problem, each with line and column.
 */
export function readWave(file: string): ReadDocument<Wave> {
  return readDocument(file, waveSchema);
}
