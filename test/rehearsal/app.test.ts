import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expectationsSchema } from "../../src/expectations/document";
import { writeCdktfProject } from "../../src/rehearsal/terraform/cdktf-project";

const documents = resolve(__dirname, "../../examples/rehearsal");

describe("the app that a rehearsal deploys", () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "rehearsal's app "))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** Runs the app as cdktf does: by the shell, as its `cdktf.json` says. */
  const synthesize = (env: Readonly<Record<string, string>>): ReturnType<typeof spawnSync> => {
    writeCdktfProject(directory);
    const { app } = JSON.parse(readFileSync(join(directory, "cdktf.json"), "utf8"));
    return spawnSync(String(app), {
      shell: true,
      cwd: directory,
      encoding: "utf8",
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: "1",
        KAFKA_BYOC_INVENTORY: join(documents, "inventory.json"),
        KAFKA_BYOC_WAVE: join(documents, "w01-orders.yaml"),
        KAFKA_BYOC_SOURCE_SERVERS: "s:1",
        KAFKA_BYOC_TARGET_SERVERS: "t:1,t:2,t:3",
        KAFKA_BYOC_MIRROR_MAKER_SECRETS: "/secrets",
        ...env,
      },
    });
  };
  const beside = (name: string): string => readFileSync(join(directory, "cdktf.out/stacks/w01-orders", name), "utf8");

  it("takes documents and clusters from its environment", () => {
    expect(synthesize({ KAFKA_BYOC_MIRROR_MAKER_LISTENER: "http://127.0.0.1:18083" }).stderr).toBe("");
    expect(beside("mm2.properties")).toContain("tgt.bootstrap.servers = t:1,t:2,t:3\n");
    expect(beside("mm2.properties")).toContain("listeners = http://127.0.0.1:18083\n");
    const expectations = expectationsSchema.parse(JSON.parse(beside("expectations.json")));
    expect(expectations.targetBrokers).toEqual({ count: 3, advertised: ["t:1", "t:2", "t:3"] });
    expect(expectations.topics.find(({ name }) => name === "mm2-status.src.internal")?.replicationFactor).toBe(3);
  });

  it("says what is wrong with a document without a stack trace, and ends with the code for it", () => {
    mkdirSync(directory, { recursive: true });
    const wave = join(directory, "wave.yaml");
    writeFileSync(wave, readFileSync(join(documents, "w01-orders.yaml"), "utf8").replace("orders.v1.dlq", "orders.v2"));
    const { status, stderr } = synthesize({ KAFKA_BYOC_WAVE: wave });
    expect(String(stderr)).toContain('"orders.v2" is not in the inventory');
    expect(String(stderr)).not.toContain("    at ");
    expect(status).toBe(78);
  });
});
