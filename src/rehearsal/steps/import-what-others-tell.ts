import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import { z } from "zod";
import { writeFileWhole } from "../../documents/write-file";
import { type Inventory } from "../../inventory/document/inventory";
import { readInventory } from "../../inventory/read-inventory";
import { mustPass } from "../must-pass";
import { productionManifests } from "../production/manifests";
import { productionOverlay } from "../production/overlay";
import { kafkaCliTexts } from "../rig/kafka-cli-texts";
import { workers } from "../rig/users";
import { type Noted } from "../steps";
import { type Workplace } from "../workplace";

/** What is known of the source once everybody has told. */
export interface KnownSource {
  /** The export, with what other tools and manifests told. */
  readonly inventory: string;
  /** What only people know. */
  readonly overlay: string;
}

/**
 * Merges the export with what Kafka's own tools print of the same cluster and with the manifests that its people keep.
 * The three agree, but for one manifest that is stale: that is a conflict which names both.
 *
 * @throws ProgramFailed where a tool fails, or the import does
 */
export async function importWhatOthersTell(
  { kafkaByoc, directory, source, sourceKafka, signal }: Workplace,
  exported: string,
): Promise<Noted<string>> {
  const texts = await kafkaCliTexts({
    distribution: sourceKafka,
    bootstrapServers: source.bootstrapServers,
    clientProperties: source.clientProperties(workers.auditor),
    directory: directory.file("told", "kafka-cli"),
    signal,
  });
  const manifests = directory.file("told", "strimzi.yaml");
  writeFileWhole(manifests, productionManifests());
  const merged = directory.file("inventory.json");
  const end = await kafkaByoc([
    ...["inventory", "import", "--into", exported],
    ...["--from", "kafka-cli", ...texts],
    ...["--from", "strimzi", manifests],
    ...["-o", merged],
  ]);
  mustPass("kafka-byoc inventory import", end);
  return { result: merged, note: importNote(readInventory(merged).content) };
}

function importNote({ sources, conflicts, leftOut }: Inventory): string {
  const from = sources.map(({ format }) => format).join(", ");
  return `${from}: ${String(conflicts.length)} conflict(s), ${String(leftOut.length)} not understood`;
}

const statusShape = z.object({ total: z.object({ known: z.number(), unknown: z.number() }) });

/** Writes the overlay and asks what is still not known, with a skeleton for the answers. */
export async function askPeople({ kafkaByoc, directory }: Workplace, inventory: string): Promise<Noted<KnownSource>> {
  const overlay = directory.file("overlays", "people.yaml");
  writeFileWhole(overlay, stringify(productionOverlay));
  const status = directory.file("status.json");
  const end = await kafkaByoc([
    ...["inventory", "status", inventory, "--overlay", overlay],
    ...["--skeleton", directory.file("overlays", "open-questions.yaml")],
    ...["--output", `text=${directory.file("status.txt")}`, "--output", `json=${status}`],
  ]);
  mustPass("kafka-byoc inventory status", end);
  const { total } = statusShape.parse(JSON.parse(readFileSync(status, "utf8")));
  const note = `${String(total.known)} answers known, ${String(total.unknown)} not: each with who would have to answer`;
  return { result: { inventory, overlay }, note };
}
