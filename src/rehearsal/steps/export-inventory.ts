import { workers } from "../rig/users";
import { type Noted } from "../steps";
import { mustPass } from "../must-pass";
import { type Workplace } from "../workplace";

/** Exports the source's inventory as a person would, and tells what the command told. */
export async function exportInventory({ kafkaByoc, source, directory }: Workplace): Promise<Noted<string>> {
  const file = directory.file("told", "kafka.json");
  const end = await kafkaByoc([
    "inventory",
    "export",
    "--source",
    source.clientProperties(workers.auditor),
    "-o",
    file,
  ]);
  mustPass("kafka-byoc inventory export", end);
  return { result: file, note: end.lines.at(0) ?? "" };
}
