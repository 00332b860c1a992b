import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const repository = resolve(__dirname, "..", "..");
const state = z.object({ resources: z.array(z.object({ type: z.string(), instances: z.array(z.unknown()) })) });
const planned = z.object({
  variables: z.record(z.string(), z.unknown()).default({}),
  resource_changes: z.array(z.object({ type: z.string(), change: z.object({ after: z.unknown() }) })),
});

/** Every process that the rehearsal starts reads TypeScript as well. */
const readingTypeScript = `--import ${pathToFileURL(require.resolve("tsx")).href}`;

describe("a rehearsal whose plan would replace a topic", () => {
  it("is stopped by the review, by name, before anything of the plan is applied", () => {
    const place = mkdtempSync(join(tmpdir(), "reviewed-"));
    const directory = join(place, "rehearsal");
    const ran = spawnSync(
      process.execPath,
      [
        join(repository, "src", "cli", "main.ts"),
        ...["rehearse", "--fault", "topic-replaced", "--directory", directory],
      ],
      {
        cwd: repository,
        encoding: "utf8",
        env: { ...process.env, NODE_OPTIONS: readingTypeScript, NO_COLOR: "1" },
        timeout: 580_000,
        killSignal: "SIGINT",
      },
    );
    expect(ran.stdout).toContain("The fault topic-replaced was found: review, topic-replaced.");
    expect(ran.stdout).toContain("orders.v1 would go down from 6 to 1 partitions");
    expect(ran.stdout).not.toContain("deploy with cdktf");
    expect(ran.stdout).toContain("nothing left running");
    expect(ran.status).toBe(1);

    // The topic that was deployed before is all there is.
    const app = join(directory, "app");
    const stateFile = readdirSync(app, { recursive: true, encoding: "utf8" }).find((name) => name.endsWith(".tfstate"));
    const { resources } = state.parse(JSON.parse(readFileSync(join(app, stateFile ?? ""), "utf8")));
    expect(resources.map(({ type, instances }) => [type, instances.length])).toEqual([["kafka_topic", 1]]);

    // Reports and the plan stay; passwords are in none of it.
    for (const name of ["index.html", "review.html", "review.json", "review.sarif"])
      expect(existsSync(join(directory, name))).toBe(true);
    expect(existsSync(join(directory, "running"))).toBe(false);
    const plan = planned.parse(JSON.parse(readFileSync(join(directory, "plans", "w01-orders.json"), "utf8")));
    const users = plan.resource_changes.filter(({ type }) => type === "kafka_user_scram_credential");
    expect(users.length).toBeGreaterThan(3);
    for (const { change } of users) expect(change.after).toMatchObject({ password: null, password_wo: null });
    expect(plan.variables).toEqual({});
    rmSync(dirname(directory), { recursive: true, force: true });
  }, 600_000);
});
