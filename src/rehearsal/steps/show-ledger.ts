import { readDocument } from "../../documents/read-document";
import { ledgerChapters } from "../../target/ledger-chapters";
import { type LedgerDocument, ledgerSchema } from "../../target/ledger-document";
import { join } from "node:path";
import { mustPass } from "../must-pass";
import { type Noted } from "../steps";
import { type Workplace } from "../workplace";
import { type SynthesizedWave } from "./synthesize";

/**
 * Prints the ledger as its readers get it: for a pull request, as a page, as text.
 *
 * @throws ProgramFailed where anything still waits for a decision
 */
export async function showLedger(
  { kafkaByoc, directory }: Workplace,
  { stack }: SynthesizedWave,
): Promise<Noted<LedgerDocument>> {
  const outputs = { text: "ledger.txt", markdown: "ledger.md", html: "ledger.html" };
  const end = await kafkaByoc([
    "ledger",
    stack,
    ...Object.entries(outputs).flatMap(([format, name]) => ["--output", `${format}=${directory.file(name)}`]),
  ]);
  mustPass("kafka-byoc ledger", end);
  const ledger = readDocument(join(stack, "ledger.json"), ledgerSchema).content;
  const counts = ledgerChapters(ledger.lines).map(({ title, lines }) => `${String(lines)} ${title.toLowerCase()}`);
  return { result: ledger, note: counts.join(", ") };
}
