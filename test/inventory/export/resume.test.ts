import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Inventory, inventorySchema } from "../../../src/inventory/document/inventory";
import { type ScriptedCluster, startScriptedCluster } from "../../scripted-cluster/start";

const repository = resolve(__dirname, "..", "..", "..");
const keys = { listOffsets: 2, describeConfigs: 32, describeAcls: 29, describeLogDirs: 35, offsetFetch: 9 } as const;
const password = "hunter2-never-on-disk";

interface End {
  readonly exitCode: number | null;
  readonly stderr: string;
}

describe("an export that is interrupted", () => {
  let cluster: ScriptedCluster;
  let directory: string;
  let file: string;

  beforeEach(async () => {
    cluster = await startScriptedCluster({
      brokers: 2,
      topics: 30,
      partitionsPerTopic: 2,
      groups: 4,
      topicsPerGroup: 2,
    });
    directory = mkdtempSync(join(tmpdir(), "kafka-byoc-resume-"));
    file = join(directory, "inventory.json");
    writeFileSync(
      join(directory, "source.properties"),
      [
        `bootstrap.servers=${cluster.bootstrapServers}`,
        "security.protocol=SASL_PLAINTEXT",
        "sasl.mechanism=PLAIN",
        `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="auditor" password="${password}";`,
      ].join("\n"),
    );
  });

  afterEach(async () => {
    await cluster.stop();
    rmSync(directory, { recursive: true });
  });

  /** Runs the export as a process; `meanwhile` is called once the brokers were asked for offsets. */
  async function exported(options: readonly string[], meanwhile?: (pid: number) => unknown): Promise<End> {
    const child = spawn(
      process.execPath,
      [
        ...["--import", "tsx", "src/cli/main.ts", "inventory", "export"],
        ...["--source", join(directory, "source.properties"), "-o", file, ...options],
      ],
      { cwd: repository, stdio: ["ignore", "ignore", "pipe"] },
    );
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const ended = new Promise<number | null>((done) => child.once("close", done));
    if (meanwhile !== undefined) {
      const before = asked("listOffsets");
      while (asked("listOffsets") === before && child.exitCode === null) await pause(20);
      await quiet();
      await meanwhile(child.pid ?? 0);
    }
    return { exitCode: await ended, stderr };
  }

  /** Until nothing else is asked: what was asked for at the same time is answered by then. */
  async function quiet(): Promise<void> {
    const total = (): number => [...cluster.asked.values()].reduce((sum, count) => sum + count, 0);
    for (let before = -1; before !== total();) {
      before = total();
      await pause(1_500);
    }
  }

  const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const asked = (api: keyof typeof keys): number => cluster.asked.get(keys[api]) ?? 0;
  const inventory = (): Inventory => inventorySchema.parse(JSON.parse(readFileSync(file, "utf8")));

  it("by Ctrl-C ends with 130 and goes on from what it has read, asking only for the rest", async () => {
    cluster.stall(keys.listOffsets);
    const stopped = await exported([], (pid) => process.kill(pid, "SIGINT"));
    expect(stopped.exitCode).toBe(130);
    expect(stopped.stderr).toContain(`What was read is kept in ${file}.partial: 11 of 12 parts.`);
    expect(readdirSync(directory).sort()).toEqual(["inventory.json.partial", "source.properties"]);
    expect(statSync(`${file}.partial`).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${file}.partial`, "utf8")).not.toContain(password);

    cluster.stall(undefined);
    const before = (["describeAcls", "describeLogDirs", "offsetFetch"] as const).map(asked);
    const configs = asked("describeConfigs");
    const gone = await exported(["--resume"]);
    expect(gone).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("11 of 12 parts are there") });
    expect((["describeAcls", "describeLogDirs", "offsetFetch"] as const).map(asked)).toEqual(before);
    expect(asked("describeConfigs")).toBe(configs);
    expect(existsSync(`${file}.partial`)).toBe(false);
    expect(inventory().topics).toHaveLength(30);
    expect(inventory().topics[0]?.offsets).toHaveLength(2);
    expect(inventory().groups?.[0]?.offsets?.[0]).toMatchObject({ committed: 89_000, lag: 1_002 });

    const resumed = inventory();
    expect((await exported([])).exitCode).toBe(0);
    const timeless = { exportedAt: "", sources: [] };
    expect({ ...resumed, ...timeless }).toEqual({ ...inventory(), ...timeless });
  });

  it("by SIGTERM ends with 143 and has kept what it has read", async () => {
    cluster.stall(keys.listOffsets);
    const stopped = await exported([], (pid) => process.kill(pid, "SIGTERM"));
    expect(stopped).toMatchObject({ exitCode: 143, stderr: expect.stringContaining("11 of 12 parts") });
  });

  it("by its deadline ends with 3 and has kept what it has read", async () => {
    cluster.stall(keys.listOffsets);
    const late = await exported(["--deadline", "6s"]);
    expect(late).toMatchObject({ exitCode: 3, stderr: expect.stringContaining("Not done within 6 s.") });
    expect(late.stderr).toMatch(/kept in .*: \d+ of 12 parts/);
  });

  it("by the loss of the cluster ends with 1, and has kept what it has read", async () => {
    cluster.stall(keys.listOffsets);
    const lost = await exported([], () => cluster.stop());
    expect(lost.exitCode).toBe(1);
    expect(lost.stderr).toContain("What was read is kept in");
    expect(lost.stderr).toContain("ECONNREFUSED");
    expect(existsSync(file)).toBe(false);
  });

  it("starts anew, and says why, where what is left is too old or there is nothing", async () => {
    expect((await exported(["--resume"])).stderr).toContain(`There is no ${file}.partial to go on from. All is read.`);
    writeFileSync(`${file}.partial`, "half of someth");
    const anew = await exported(["--resume"]);
    expect(anew).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("not whole, or was changed") });
    expect(existsSync(`${file}.partial`)).toBe(false);
  });
});
