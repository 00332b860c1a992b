import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { aTopic, anAcl, anInventory } from "../builders/inventory";
import { kafkaByoc } from "./run-cli";

/** A wave of one topic that lets any replica become leader: that needs a person's approval. */
function files(approvals: readonly object[] = []): { readonly wave: string; readonly inventory: string } {
  const place = mkdtempSync(join(tmpdir(), "kafka-byoc-ledger-"));
  const [wave, inventory] = [join(place, "wave.yaml"), join(place, "inventory.json")];
  writeFileSync(
    inventory,
    JSON.stringify(anInventory({ topics: [aTopic({ own: { "unclean.leader.election.enable": "true" } })] })),
  );
  writeFileSync(
    wave,
    stringify({
      apiVersion: "kafka-byoc/v1",
      kind: "Wave",
      id: "w01-orders",
      members: { topics: ["orders"] },
      target: { profile: "apache-kafka@4.3", brokers: 3 },
      approvals,
    }),
  );
  return { wave, inventory };
}

const change = "topic orders config unclean.leader.election.enable";

describe("kafka-byoc ledger", () => {
  it("shows what waits for a decision and ends with 4", async () => {
    const { wave, inventory } = files();
    const { exitCode, stdout } = await kafkaByoc("ledger", wave, "--inventory", inventory);
    expect(exitCode).toBe(4);
    expect(stdout).toContain("Needs a decision");
    expect(stdout).toContain(`    - change: "${change}"`);
  });

  it("ends with 0 once a named person has accepted it, and writes every format", async () => {
    const { wave, inventory } = files([
      { change, by: "jane.doe", reason: "caches may lose records", expires: "2999-01-01" },
    ]);
    const place = mkdtempSync(join(tmpdir(), "kafka-byoc-ledger-"));
    const names = ["json", "markdown", "html"] as const;
    const { exitCode } = await kafkaByoc(
      ...["ledger", wave, "--inventory", inventory],
      ...names.flatMap((name) => ["--output", `${name}=${join(place, name)}`]),
    );
    expect(exitCode).toBe(0);
    for (const name of names) expect(readFileSync(join(place, name), "utf8")).toContain("caches may lose records");
  });

  it("reads what synthesis wrote, too", async () => {
    const { wave, inventory } = files();
    const place = mkdtempSync(join(tmpdir(), "kafka-byoc-ledger-"));
    const file = join(place, "ledger.json");
    await kafkaByoc("ledger", wave, "--inventory", inventory, "--output", `json=${file}`);
    for (const argument of [file, place]) {
      const { exitCode, stdout } = await kafkaByoc("ledger", argument);
      expect(exitCode).toBe(4);
      expect(stdout).toContain("Needs a decision");
    }
  });

  it("tells what each principal may do that it might not before, from a wave file and from what synthesis wrote", async () => {
    const place = mkdtempSync(join(tmpdir(), "kafka-byoc-ledger-"));
    const [wave, inventory, overlay] = ["wave.yaml", "inventory.json", "overlay.yaml"].map((name) => join(place, name));
    if (wave === undefined || inventory === undefined || overlay === undefined) throw new Error("three files");
    const acls = [
      anAcl({ principal: "User:writer", operation: "WRITE" }),
      anAcl({ principal: "User:reader", operation: "READ" }),
    ];
    writeFileSync(inventory, JSON.stringify(anInventory({ topics: [aTopic()], acls })));
    const target = { principal: "User:app" };
    const head = { apiVersion: "kafka-byoc/v1" };
    writeFileSync(
      overlay,
      stringify({
        ...head,
        kind: "InventoryOverlay",
        principals: { "User:writer": { target }, "User:reader": { target } },
      }),
    );
    writeFileSync(
      wave,
      stringify({
        ...head,
        kind: "Wave",
        id: "w01-orders",
        members: { topics: ["orders"], principals: ["User:writer", "User:reader"] },
        target: { profile: "apache-kafka@4.3", brokers: 3 },
      }),
    );
    const args = ["ledger", wave, "--inventory", inventory, "--overlay", overlay];
    await kafkaByoc(...args, "--output", `json=${join(place, "ledger.json")}`);
    for (const command of [args, ["ledger", place]]) {
      const { stdout } = await kafkaByoc(...command);
      expect(stdout).toMatch(/^ {2}User:reader → User:app\n {6}wider: may also WRITE on TOPIC orders$/m);
      expect(stdout).toMatch(/^ {2}User:writer → User:app\n {6}wider: may also READ on TOPIC orders$/m);
    }
  });

  it("does not count an approval that has ended since synthesis wrote it", async () => {
    const place = mkdtempSync(join(tmpdir(), "kafka-byoc-ledger-"));
    const line = {
      object: { kind: "topic", name: "orders" },
      field: "replicationFactor",
      action: "changed",
      source: "3",
      target: "1",
      reason: "the wave says so",
      rule: "wave-override",
    };
    const approval = { needed: true, by: "jane.doe", reason: "a rehearsal", expires: "2020-01-31" };
    const lines = [{ ...line, change: "topic orders replicationFactor", approval }];
    const head = { apiVersion: "kafka-byoc/v1", kind: "Ledger", wave: "w01-orders", profile: "apache-kafka@4.3" };
    writeFileSync(join(place, "ledger.json"), JSON.stringify({ ...head, lines }));
    const { exitCode, stdout } = await kafkaByoc("ledger", place);
    expect(exitCode).toBe(4);
    expect(stdout).toContain("what jane.doe accepted ended on 2020-01-31");
  });

  it("asks for the inventory where a wave file stands alone", async () => {
    const { exitCode, stderr } = await kafkaByoc("ledger", files().wave);
    expect(exitCode).toBe(64);
    expect(stderr).toContain("name the inventory that it speaks of with --inventory");
  });

  it("tells what the target would refuse beside the ledger, and ends with 78", async () => {
    const { wave, inventory } = files([{ change: "topic nobody", by: "x", reason: "y", expires: "2999-01-01" }]);
    const { exitCode, stdout, stderr } = await kafkaByoc("ledger", wave, "--inventory", inventory);
    expect(exitCode).toBe(78);
    expect(stdout).toContain("Needs a decision");
    expect(stderr).toContain("names no line of the ledger");
  });
});
