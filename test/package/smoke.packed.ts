import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const repository = resolve(__dirname, "..", "..");
const project = mkdtempSync(join(tmpdir(), "kafka-byoc-package-"));
const byoc = join(project, "node_modules", "cdktf-kafka-byoc", "lib", "cli", "main.js");

/** npm carries Node itself, one package per platform: every line that we promise runs without being installed. */
const lines = ["20", "22", "24"] as const;

function npm(...args: readonly string[]): void {
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--ignore-scripts"], { cwd: project, stdio: "pipe" });
}

function nodeOf(line: string): string {
  const at = join(project, "runtimes", line);
  const name = `node-${process.platform}-${process.arch}`;
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), "{}");
  execFileSync("npm", ["install", `${name}@${line}`, "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: at,
    stdio: "pipe",
  });
  return join(at, "node_modules", name, "bin", "node");
}

function synthesized(directory: string): Readonly<Record<string, string>> {
  const stacks = join(directory, "stacks");
  return Object.fromEntries(
    readdirSync(stacks, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json") || name.endsWith(".properties"))
      .sort()
      .map((name) => [name, readFileSync(join(stacks, name), "utf8")]),
  );
}

/** A rule as a user writes one, against the package's third entry. */
const ownRule = `import { defineRule, found } from "cdktf-kafka-byoc/review";
export const noServices = defineRule({
  name: "no-endpoint-services", area: "private-link", severity: "high", title: "No endpoint services here",
  what: "There is one.", why: "We use a transit gateway.", remedy: "Take it out.", references: [],
  find: (plan) => plan.ofType("aws_vpc_endpoint_service").map((service) => found(service, null, "Here is one.")),
});
`;

beforeAll(() => {
  execFileSync("npm", ["pack", "--pack-destination", project], { cwd: repository, stdio: "pipe" });
  const tarball = readdirSync(project).find((name) => name.endsWith(".tgz"));
  const peers: { readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(repository, "package.json"), "utf8"),
  );
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "empty-project", private: true }));
  npm(
    "install",
    join(project, tarball ?? "no tarball was packed"),
    `cdktf@${peers.devDependencies["cdktf"] ?? ""}`,
    `constructs@${peers.devDependencies["constructs"] ?? ""}`,
    `typescript@${peers.devDependencies["typescript"] ?? ""}`,
    `@types/node@${peers.devDependencies["@types/node"] ?? ""}`,
    `@cdktf/provider-aws@${peers.devDependencies["@cdktf/provider-aws"] ?? ""}`,
    `@cdktf/provider-kubernetes@${peers.devDependencies["@cdktf/provider-kubernetes"] ?? ""}`,
  );
  cpSync(join(repository, "examples", "rehearsal"), project, { recursive: true });
  cpSync(join(repository, "examples", "self-managed", "main.ts"), join(project, "foundation.ts"));
  writeFileSync(join(project, "own-rule.ts"), ownRule);
  writeFileSync(
    join(project, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        target: "ES2022",
        module: "commonjs",
        strict: true,
        types: ["node"],
        skipLibCheck: false,
        outDir: ".",
      },
      files: ["main.ts", "foundation.ts", "own-rule.ts"],
    }),
  );
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe("the packed package in an empty project", () => {
  it("compiles an example against its own types, with CDKTF's usual compiler settings", () => {
    const compiled = spawnSync(
      process.execPath,
      [join(project, "node_modules", "typescript", "bin", "tsc"), "-p", project],
      {
        encoding: "utf8",
      },
    );
    expect(compiled.stdout).toBe("");
    expect(compiled.status).toBe(0);
  });

  it("holds what a rehearsal needs and nothing of the tests", () => {
    const at = join(project, "node_modules", "cdktf-kafka-byoc");
    expect(existsSync(join(at, "lib", "rehearsal", "assets", "kafka-provider", "go.mod"))).toBe(true);
    expect(readdirSync(at).sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "lib", "package.json"]);
  });

  describe.each(lines)("on Node %s", (line) => {
    let node: string;

    beforeAll(() => {
      node = nodeOf(line);
    });

    it("is that line", () => {
      expect(execFileSync(node, ["--version"], { encoding: "utf8" })).toMatch(new RegExp(`^v${line}\\.`));
    });

    it("synthesizes the example, the same on every line", () => {
      const out = join(project, `out-${line}`);
      const ran = spawnSync(node, [join(project, "main.js")], {
        cwd: project,
        encoding: "utf8",
        env: { ...process.env, CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: "1" },
      });
      expect(ran.stderr).toBe("");
      expect(ran.status).toBe(0);
      expect(Object.keys(synthesized(out)).length).toBeGreaterThan(2);
      if (line !== lines[0]) expect(synthesized(out)).toEqual(synthesized(join(project, `out-${lines[0]}`)));
    });

    it("synthesizes a foundation through the second entry", () => {
      const out = join(project, `foundation-${line}`);
      const ran = spawnSync(node, [join(project, "foundation.js")], {
        cwd: project,
        encoding: "utf8",
        env: { ...process.env, CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: "1" },
      });
      expect(ran.stderr).toBe("");
      expect(ran.status).toBe(0);
      expect(Object.keys(synthesized(out)).length).toBeGreaterThan(2);
    });

    it("reviews that foundation and finds nothing, and with a rule of one's own finds what it says", () => {
      const review = (...args: readonly string[]) =>
        spawnSync(node, [byoc, "review", join(project, `foundation-${line}`), ...args], {
          cwd: project,
          encoding: "utf8",
        });
      const clean = review();
      expect(clean.stderr).toBe("");
      expect(clean.stdout).toMatch(/^PASS {2}nothing found/m);
      expect(clean.status).toBe(0);
      const own = review("--rules", join(project, "own-rule.js"));
      expect(own.stdout).toContain("Here is one.");
      expect(own.status).toBe(1);
    });

    it("tells its help and refuses what it does not know", () => {
      expect(execFileSync(node, [byoc, "--help"], { encoding: "utf8" })).toContain("kafka-byoc");
      expect(spawnSync(node, [byoc, "chekc"], { encoding: "utf8" }).status).toBe(64);
      expect(spawnSync(node, [byoc, "check", "missing.json", "--target", "missing.properties"]).status).toBe(78);
    });
  });
});
