import { type LedgerDocument } from "../../target/ledger-document";
import { type RenderOptions } from "../render-options";
import { ledgerHtml } from "./html";
import { ledgerMarkdown } from "./markdown";
import { ledgerText } from "./text";

/** A ledger as one text; `now` is what proposed approvals count their days from. */
export type LedgerRenderer = (ledger: LedgerDocument, options: RenderOptions, now: Date) => string;

/** Every format that `kafka-byoc ledger --output` takes. */
export const ledgerRenderers = {
  text: ledgerText,
  markdown: (ledger) => ledgerMarkdown(ledger),
  html: (ledger, _options, now) => ledgerHtml(ledger, now),
  json: (ledger) => `${JSON.stringify(ledger, null, 2)}\n`,
} as const satisfies Readonly<Record<string, LedgerRenderer>>;
