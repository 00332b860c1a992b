import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Inventory } from "../../src/inventory/document/inventory";
import { importers } from "../../src/inventory/importers/catalogue";
import { readInventory } from "../../src/inventory/read-inventory";
import { anAcl, anInventory, aTopic } from "../builders/inventory";
import { kafkaByoc } from "./run-cli";

/** A directory with these files. */
function placeWith(files: Readonly<Record<string, string | Buffer>>): (file: string) => string {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-import-"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(directory, file, ".."), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  return (file) => join(directory, file);
}

const topics = "Topic: orders\tPartitionCount: 3\tReplicationFactor: 1\tConfigs: retention.ms=5\n";
const acls =
  "Current ACLs for resource `ResourcePattern(resourceType=TOPIC, name=orders, patternType=LITERAL)`: \n" +
  " \t(principal=User:billing, host=*, operation=READ, permissionType=ALLOW) \n";
const topology = "context: c\nprojects:\n  - name: p\n    topics:\n      - name: events\n";

const imports = (...args: readonly string[]) => kafkaByoc("inventory", "import", ...args);

function inventoryIn(text: string): Inventory {
  const at = placeWith({ "inventory.json": text });
  return readInventory(at("inventory.json")).content;
}

describe("kafka-byoc inventory import", () => {
  it("makes one inventory of files of several kinds and says what it brought", async () => {
    const at = placeWith({ "topics.txt": topics, "acls.txt": acls, "topology.yaml": topology });
    const { exitCode, stdout, stderr } = await imports(
      ...["--from", "kafka-cli", at("topics.txt"), at("acls.txt")],
      ...["--from", "julie", at("topology.yaml")],
    );
    expect(exitCode).toBeUndefined();
    const inventory = inventoryIn(stdout);
    expect(inventory.topics.map(({ name }) => name)).toEqual(["c.p.events", "orders"]);
    expect(inventory.acls).toEqual([anAcl()]);
    expect(inventory.sources).toMatchObject([
      { id: "kafka-cli", name: "topics.txt, acls.txt" },
      { id: "julie", name: "topology.yaml" },
    ]);
    expect(inventory.provenance).toContainEqual({ path: 'topics["c.p.events"]', source: "julie" });
    expect(stderr).toContain("2 topics with 3 partitions, 1 ACLs\n");
    expect(stderr).toContain("not known: ");
  });

  it("puts them into an inventory that is there, and tells where they differ", async () => {
    const there = anInventory({
      topics: [aTopic({ name: "orders", partitions: 6, replicationFactor: 1 })],
      sources: [{ id: "kafka", format: "kafka", name: "b:9092", takenAt: null }],
    });
    const at = placeWith({ "there.json": JSON.stringify(there), "topics.txt": topics });
    const { stderr } = await imports(
      ...["--into", at("there.json"), "--from", "kafka-cli", at("topics.txt"), "-o", at("merged.json")],
    );
    const merged = readInventory(at("merged.json")).content;
    expect(merged.topics).toMatchObject([{ name: "orders", partitions: 6 }]);
    expect(merged.conflicts.map(({ path }) => path)).toEqual([
      'topics["orders"].partitions',
      'topics["orders"].configs["retention.ms"]',
    ]);
    expect(stderr).toContain(`topics["orders"].partitions  6 (kafka), not 3 (kafka-cli)`);
  });

  it("tells what moves behind what should not differ", async () => {
    const group = (lag: string) =>
      "GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID\n" +
      `g orders 0 ${lag} 9 1 - - -\n`;
    const at = placeWith({
      "a.txt": `${group("3")}${topics}`,
      "b.txt": `${group("4")}${topics.replace("Count: 3", "Count: 4")}`,
    });
    const { stderr } = await imports("--from", "kafka-cli", at("a.txt"), "--from", "kafka-cli", at("b.txt"));
    expect(stderr).toContain("conflicts, the earlier kept (1 of what moves: offsets, members, sizes): 2\n");
    expect(stderr.indexOf('topics["orders"].partitions')).toBeLessThan(stderr.indexOf('groups["g"].offsets'));
    expect(stderr).toContain("3 (kafka-cli), not 4 (kafka-cli-2)");
  });

  it("takes a directory for its files, without hidden ones and what lies deeper; and PowerShell's UTF-16", async () => {
    const at = placeWith({
      "texts/topics.txt": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(topics, "utf16le")]),
      "texts/acls.txt": acls,
      "texts/.hidden": "nothing that anybody understands",
      "texts/old/topics.txt": topics.replace("orders", "old"),
    });
    const { stdout } = await imports("--from", "kafka-cli", at("texts"));
    const inventory = inventoryIn(stdout);
    expect(inventory.topics.map(({ name }) => name)).toEqual(["orders"]);
    expect(inventory.sources).toMatchObject([{ name: "acls.txt, topics.txt" }]);
  });

  it("lets no secret in", async () => {
    const at = placeWith({
      "topics.txt": `${topics}sasl.jaas.config=x required username="u" password="hunter2-hunter2";\n`,
      "brokers.txt":
        "All configs for broker 1 are:\n  some.password=hunter2-hunter2 sensitive=false synonyms={STATIC_BROKER_CONFIG:some.password=hunter2-hunter2}\n",
    });
    const { stdout, stderr } = await imports("--from", "kafka-cli", at("topics.txt"), at("brokers.txt"));
    expect(`${stdout}${stderr}`).not.toContain("hunter2");
    expect(stderr).toContain('secrets taken out: 1\n  cluster.brokerConfigs["some.password"]');
  });

  it("ends with 64 for a format that does not exist, one without files, and none at all", async () => {
    const strange = await imports("--from", "kafka-cly", "x.txt");
    expect(strange.exitCode).toBe(64);
    expect(strange.stderr).toContain(
      "--from kafka-cly: there is no such format. Did you mean kafka-cli? Write one of ",
    );
    const bare = await imports("--from", "kcp", "--from", "kafka-cli", "x.txt");
    expect(bare.exitCode).toBe(64);
    expect(bare.stderr).toBe("--from kcp: name its files behind it.\n");
    expect((await imports()).exitCode).toBe(64);
  });

  it("ends with 78 and every problem of every file, and writes nothing", async () => {
    const at = placeWith({ "strange.txt": "?", "bad.yaml": "context: ''\n", "there.json": "{}" });
    const { exitCode, stderr } = await imports(
      ...["--into", at("there.json")],
      ...["--from", "kafka-cli", at("strange.txt"), at("missing.txt"), "--from", "julie", at("bad.yaml")],
      ...["-o", at("out.json")],
    );
    expect(exitCode).toBe(78);
    for (const text of ["there.json:1:1", "missing.txt  cannot be read: there is no such file", "bad.yaml:1:10"])
      expect(stderr).toContain(text);
    expect(stderr).not.toContain("    at ");
    expect(readdirSync(at("."))).not.toContain("out.json");
  });

  it("takes a misspelt format behind another's files for a file, and says what it could be", async () => {
    const at = placeWith({ "topics.txt": topics });
    const { exitCode, stderr } = await imports(
      "--from",
      "kafka-cli",
      at("topics.txt"),
      "--from",
      "stirmzi",
      at("x.yaml"),
    );
    expect(exitCode).toBe(78);
    expect(stderr).toContain("If a format is meant, write --from strimzi.");
  });

  it("says which importer reads a file of another kind", async () => {
    const at = placeWith({ "topology.yaml": topology });
    const { stderr } = await imports("--from", "kafka-cli", at("topology.yaml"));
    expect(stderr).toContain("topology.yaml  is a Julie topology, not what --from kafka-cli reads.");
    expect(stderr).toContain("Import it with --from julie.");
  });

  it("has an example of every format in its help", async () => {
    const { stdout } = await imports("--help");
    for (const { format } of importers) expect(stdout).toContain(`inventory import --from ${format} `);
  });

  it("gives the same bytes to a file as to stdout, but for the time", async () => {
    const at = placeWith({ "topics.txt": topics });
    const { stdout } = await imports("--from", "kafka-cli", at("topics.txt"));
    await imports("--from", "kafka-cli", at("topics.txt"), "-o", at("out.json"));
    const timeless = (text: string): string => text.replace(/"exportedAt": "[^"]*"/, "");
    expect(timeless(readFileSync(at("out.json"), "utf8"))).toBe(timeless(stdout));
  });
});
