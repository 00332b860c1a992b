import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const repository = resolve(__dirname, "..", "..");

/** Command lines of processes that work in a directory. */
function processesIn(directory: string): readonly string[] {
  const listed = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" }).stdout.split("\n");
  return listed.filter((line) => line.includes(directory) && /java|terraform/.test(line));
}

describe("a rehearsal that a person interrupts", () => {
  it("stops both clusters, keeps logs and no secret, and ends with 130", async () => {
    const directory = join(mkdtempSync(join(tmpdir(), "interrupted-")), "rehearsal");
    const child = spawn(
      process.execPath,
      [
        ...["--import", pathToFileURL(require.resolve("tsx")).href, join(repository, "src", "cli", "main.ts")],
        ...["rehearse", "--directory", directory],
      ],
      { cwd: repository, stdio: ["ignore", "pipe", "pipe"] },
    );
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = new Promise<number | null>((done) => child.once("close", done));

    while (!said.includes("start two clusters")) {
      if (child.exitCode !== null) throw new Error(`The rehearsal ended before the clusters were there:\n${said}`);
      await new Promise((wait) => setTimeout(wait, 200));
    }
    expect(processesIn(directory).length).toBeGreaterThanOrEqual(4);
    child.kill("SIGINT");

    expect(await ended).toBe(130);
    expect(said).toContain("nothing left running");
    expect(processesIn(directory)).toEqual([]);
    expect(existsSync(join(directory, "running"))).toBe(false);
    expect(existsSync(join(directory, "logs"))).toBe(true);
  }, 600_000);
});
