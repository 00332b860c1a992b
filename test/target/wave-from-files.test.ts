import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { translationFromFiles } from "../../src/target/translation-from-files";
import { waveFromFiles } from "../../src/target/wave-from-files";
import { anAcl, anInventory } from "../builders/inventory";
import { problemsOf } from "../builders/wave";

const now = new Date("2027-01-15T12:00:00Z");

const wave = [
  ...["apiVersion: kafka-byoc/v1", "kind: Wave", "id: w01-orders"],
  ...["members:", "  topics: [orders]", "  groups: [billing]", "  principals: [User:billing]"],
  ...["target:", "  profile: apache-kafka@4.3", "  brokers: 3", ""],
].join("\n");

/** The files of a wave, with one overlay that says this. */
function filesWith(overlay: string) {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-wave-"));
  const write = (name: string, text: string): string => {
    writeFileSync(join(directory, name), text);
    return join(directory, name);
  };
  return {
    inventory: write("inventory.json", JSON.stringify(anInventory({ acls: [anAcl()] }))),
    wave: write("wave.yaml", wave),
    overlays: [write("overlay.yaml", `apiVersion: kafka-byoc/v1\nkind: InventoryOverlay\n${overlay}`)],
  };
}

describe("a wave from files with an overlay", () => {
  it("takes what people say: whom a principal becomes", () => {
    const { overlays, ...files } = filesWith("principals: {User:billing: {target: {principal: User:invoices}}}\n");
    const principalsOf = (target: ReturnType<typeof translationFromFiles>["target"]) =>
      new Set(target.acls.map(({ principal }) => principal));
    expect(principalsOf(translationFromFiles(files, now).target)).toEqual(new Set(["User:billing"]));
    expect(principalsOf(translationFromFiles({ ...files, overlays }, now).target)).toEqual(new Set(["User:invoices"]));
  });

  it("ends with the overlay's problems at their lines", () => {
    expect(problemsOf(() => waveFromFiles(filesWith("topics: {orders: {owner: nobody}}\n"), now))).toEqual([
      expect.stringMatching(/overlay\.yaml:3:26 {2}topics\.orders\.owner {2}"nobody" is not under owners/),
    ]);
  });
});
