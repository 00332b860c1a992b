import { z } from "zod";
import { nearest } from "../../documents/nearest";
import {
  heldTo,
  parseDocumentText,
  readDocument,
  type ReadDocument,
  type UnknownKey,
} from "../../documents/read-document";
import { type DocumentPath } from "../../documents/document-path";
import { isSecretKey } from "../redaction/secret-keys";
import { looksLikeSecret } from "../redaction/secret-shapes";
import { type Overlay, overlaySchema } from "./document";
import { isMachineField } from "./machine-fields";
import { wordsOfArea } from "./words-of-area";

/**
 * Reads an overlay file, YAML or JSON.
 *
 * @throws DocumentError with every problem, each with line and column; no value that may be a secret is printed.
 */
export function readOverlay(file: string): ReadDocument<Overlay> {
  return overlayOf(readDocument(file, z.unknown()));
}

/**
 * The same for text at hand; `file` is the name that problems carry.
 *
 * @throws DocumentError with every problem at once.
 */
export function parseOverlay(text: string, file: string): ReadDocument<Overlay> {
  return overlayOf(parseDocumentText(text, file, z.unknown()));
}

/**
 * A document that was read already, as an overlay.
 *
 * @throws DocumentError with every problem at once.
 */
export function overlayOf(document: ReadDocument<unknown>): ReadDocument<Overlay> {
  return heldTo(withoutTellingSecrets(document), overlaySchema, unknownKey);
}

/** The same document, whose problems never show a value that may be a secret. */
function withoutTellingSecrets(document: ReadDocument<unknown>): ReadDocument<unknown> {
  return {
    ...document,
    problemAt: (path, rule, instead) => {
      const { value, ...problem } = document.problemAt(path, rule, instead);
      return value === undefined || hasSecretKey(path) || looksLikeSecret(value) ? problem : { ...problem, value };
    },
  };
}

function hasSecretKey(path: DocumentPath): boolean {
  const key = path.at(-1);
  return typeof key === "string" && key !== "secretRef" && isSecretKey(key);
}

const unknownKey: UnknownKey = (path) => {
  const key = String(path.at(-1) ?? "");
  const area = path.length === 1 ? "" : String(path[0] ?? "");
  if (isMachineField(area, key))
    return {
      rule: "is told by the export, not by people",
      instead: "Take it out: the inventory has it. Where the inventory is wrong, export again.",
    };
  const near = nearest(key, keysOfArea[area] ?? []);
  return {
    rule: `is not a key that this document knows${near === undefined ? "" : ` (nearest: ${JSON.stringify(near)})`}`,
    instead: "Take it out, or correct its spelling.",
  };
};

/** Keys of the document itself, and of one entry of each area. */
const keysOfArea: Readonly<Record<string, readonly string[]>> = {
  "": Object.keys(overlaySchema.shape),
  ...Object.fromEntries(Object.entries(wordsOfArea).map(([area, { shape }]) => [area, Object.keys(shape)])),
};
