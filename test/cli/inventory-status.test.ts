import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gateNames } from "../../src/cli/commands/inventory-status";
import { gates } from "../../src/inventory/completeness/question";
import { anInventory } from "../builders/inventory";
import { kafkaByoc } from "./run-cli";

const head = "apiVersion: kafka-byoc/v1\nkind: InventoryOverlay\n";

/** A directory with an inventory and the overlays that are named. */
function placeWith(overlays: Readonly<Record<string, string>> = {}): (name: string) => string {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-status-"));
  writeFileSync(join(directory, "inventory.json"), JSON.stringify(anInventory()));
  for (const [name, text] of Object.entries(overlays)) writeFileSync(join(directory, name), head + text);
  return (name) => join(directory, name);
}

describe("kafka-byoc inventory status", () => {
  it("takes the gates that questions have", () => {
    expect(gateNames).toEqual(gates);
  });

  it("ends with 0 where no gate is named, and tells what blocks each, the table and the verdict", async () => {
    const at = placeWith();
    const { exitCode, stdout } = await kafkaByoc("inventory", "status", at("inventory.json"));
    expect(exitCode).toBe(0);
    for (const gate of gates) expect(stdout).toContain(`? ${gate}: `);
    expect(stdout).toMatch(/^topics +█/m);
    expect(stdout).toMatch(/^UNKNOWN {2}\d+ unknown, \d+ known, \d+ not applicable$/m);
    expect(stdout).toContain("  topics.owner  orders  → platform team");
  });

  it("ends with 2 while the named gate is open, and tells that gate alone", async () => {
    const at = placeWith();
    const { exitCode, stdout } = await kafkaByoc("inventory", "status", at("inventory.json"), "--gate", "offsets");
    expect(exitCode).toBe(2);
    expect(stdout).toContain("? offsets: ");
    expect(stdout).not.toContain("? freeze: ");
    expect(stdout).toContain("UNKNOWN  offsets: ");
  });

  it("ends with 0 once everything for the named gate is known", async () => {
    const at = placeWith({ "o.yaml": "absent: [reassignments]\ntopics: {orders: {replicate: replay}}\n" });
    const inventory = anInventory();
    const [topic] = inventory.topics;
    writeFileSync(
      at("inventory.json"),
      JSON.stringify({
        ...inventory,
        topics: [{ ...topic, offsets: [{ partition: 0, start: 0, end: 1, lastStable: 1 }] }],
      }),
    );
    const args = ["inventory", "status", at("inventory.json"), "--gate", "replication"];
    expect((await kafkaByoc(...args)).exitCode).toBe(2);
    const { exitCode, stdout } = await kafkaByoc(...args, "--overlay", at("o.yaml"));
    expect(exitCode).toBe(0);
    expect(stdout).toContain("KNOWN  replication: 0 unknown");
  });

  it("writes JSON with every open question", async () => {
    const at = placeWith({ "o.yaml": "topics: {ordres: {keyed: true}}\n" });
    const { stdout } = await kafkaByoc(
      ...["inventory", "status", at("inventory.json"), "--overlay", at("o.yaml"), "--output", "json"],
    );
    const status: unknown = JSON.parse(stdout);
    expect(status).toMatchObject({
      inventory: { cluster: "c1" },
      findings: [{ code: "OVERLAY_MATCHES_NOTHING", objects: ["ordres"] }],
      open: expect.arrayContaining([expect.objectContaining({ id: "topics.owner", objects: ["orders"] })]),
    });
  });

  it("writes a skeleton that is valid, and never over a file that is there", async () => {
    const at = placeWith();
    const args = ["inventory", "status", at("inventory.json"), "--skeleton", at("todo.yaml")];
    expect((await kafkaByoc(...args)).exitCode).toBe(0);
    const written = readFileSync(at("todo.yaml"), "utf8");
    expect(written).toMatch(/^# yaml-language-server: \$schema=.*node_modules\/cdktf-kafka-byoc\/lib\/schemas\//);
    expect((await kafkaByoc("inventory", "validate", at("inventory.json"), at("todo.yaml"))).exitCode).toBe(0);

    writeFileSync(at("todo.yaml"), "years of answers");
    const refused = await kafkaByoc(...args);
    expect(refused.exitCode).toBe(78);
    expect(refused.stderr).toContain("todo.yaml  is there already");
    expect(readFileSync(at("todo.yaml"), "utf8")).toBe("years of answers");
    expect((await kafkaByoc(...args, "--force")).exitCode).toBe(0);
    expect(readFileSync(at("todo.yaml"), "utf8")).toBe(written);
  });

  it("ends with 78 and every problem of every overlay, and writes nothing", async () => {
    const at = placeWith({
      "a.yaml": "topics: {orders: {keyed: 1}}\n",
      "b.yaml": "topics: {orders: {partitions: 1}}\n",
    });
    const { exitCode, stdout, stderr } = await kafkaByoc(
      ...["inventory", "status", at("inventory.json"), "--overlay", at("a.yaml"), "--overlay", at("b.yaml")],
      ...["--skeleton", at("todo.yaml")],
    );
    expect(exitCode).toBe(78);
    expect(stdout).toBe("");
    expect(stderr).toContain("a.yaml:3:26  topics.orders.keyed");
    expect(stderr).toContain("b.yaml:3:31  topics.orders.partitions  1 is told by the export");
    expect(stderr).toContain("2 problems; nothing was written.");
    expect(existsSync(at("todo.yaml"))).toBe(false);
  });

  it("refuses a gate that does not exist", async () => {
    expect((await kafkaByoc("inventory", "status", "x.json", "--gate", "moon")).exitCode).toBe(64);
  });
});

const wave = (topic: string, profile = "apache-kafka@4.3"): string =>
  [
    ...["apiVersion: kafka-byoc/v1", "kind: Wave", "id: w01"],
    ...["members:", `  topics: [${topic}]`, "target:", `  profile: ${profile}`, "  brokers: 3", ""],
  ].join("\n");

describe("kafka-byoc inventory validate", () => {
  it("tells what each file is where nothing is wrong", async () => {
    const at = placeWith({ "o.yaml": "topics: {orders: {keyed: true}}\n" });
    writeFileSync(at("w.yaml"), wave("orders"));
    const { exitCode, stdout } = await kafkaByoc(
      "inventory",
      "validate",
      ...["inventory.json", "o.yaml", "w.yaml"].map(at),
    );
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      `${at("inventory.json")}  Inventory\n${at("o.yaml")}  InventoryOverlay\n${at("w.yaml")}  Wave\n`,
    );
  });

  it("ends with 78 and tells every problem of every file, also of one against the other", async () => {
    const at = placeWith({ "o.yaml": "topics: {orders: {owner: nobody}}\n", "p.yaml": "topics: 3\n" });
    writeFileSync(at("w.yaml"), wave("ordres"));
    writeFileSync(at("v.yaml"), wave("orders", "apache-kafak@4.3"));
    writeFileSync(at("x.yaml"), "apiVersion: kafka-byoc/v1\nkind: Wawe\n");
    const files = ["inventory.json", "o.yaml", "p.yaml", "w.yaml", "v.yaml", "x.yaml", "missing.yaml"];
    const { exitCode, stdout, stderr } = await kafkaByoc("inventory", "validate", ...files.map(at));
    expect(exitCode).toBe(78);
    expect(stdout).toBe("");
    expect(stderr).toContain('o.yaml:3:26  topics.orders.owner  "nobody" is not under owners');
    expect(stderr).toContain("p.yaml:3:9  topics  3 is not right");
    expect(stderr).toContain('w.yaml:5:12  members.topics[0]  "ordres" is not in the inventory (nearest: "orders").');
    expect(stderr).toContain('v.yaml:7:12  target.profile  "apache-kafak@4.3" is no target profile');
    expect(stderr).toContain('x.yaml:2:7  kind  "Wawe" is no kind of document that is known (nearest: "Wave").');
    expect(stderr).toContain("missing.yaml  cannot be read: there is no such file.");
  });

  it("holds a profile's values against its own bounds, in every version, and tells each once", async () => {
    const at = placeWith();
    const head = ["apiVersion: kafka-byoc/v1", "kind: TargetProfile", "name: ours", "extends: apache-kafka"];
    const keys = ["configs:", "  retention.ms: { most: 86400000, source: our rule }", ""];
    writeFileSync(at("ours.yaml"), [...head, ...keys].join("\n"));
    const { exitCode, stderr } = await kafkaByoc("inventory", "validate", at("ours.yaml"));
    expect(exitCode).toBe(78);
    expect(stderr).toContain(
      'configs["retention.ms"]  has default "604800000", which is outside the key\'s own bounds.',
    );
    expect(stderr).toContain("1 problem;");
  });

  it("tells findings of overlays and ends with 0: they leave the overlay usable", async () => {
    const at = placeWith({ "o.yaml": "topics: {ordres: {keyed: true}}\n" });
    const { exitCode, stderr } = await kafkaByoc("inventory", "validate", at("inventory.json"), at("o.yaml"));
    expect(exitCode).toBe(0);
    expect(stderr).toContain('OVERLAY_MATCHES_NOTHING: topics "ordres" is not in the inventory (nearest: "orders").');
  });

  it("holds files without an inventory against their own kind alone", async () => {
    const at = placeWith();
    writeFileSync(at("w.yaml"), wave("anything"));
    expect((await kafkaByoc("inventory", "validate", at("w.yaml"))).exitCode).toBe(0);
  });
});
