import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { assets, fetchWithMaven } from "../../../src/rehearsal/rig/fetch-with-maven";

describe("what Maven fetches", () => {
  let cache: string;
  const path = process.env["PATH"];
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), "kafka-byoc-fetch-"));
    const programs = join(cache, "programs");
    mkdirSync(programs);
    writeFileSync(
      join(programs, "mvn"),
      `#!/bin/sh\necho "$@" > "${join(cache, "arguments")}"\ncp pom.xml "${cache}"\nmkdir jars\n`,
    );
    chmodSync(join(programs, "mvn"), 0o755);
    process.env["PATH"] = `${programs}${delimiter}/usr/bin${delimiter}/bin`;
  });
  afterEach(() => {
    process.env["PATH"] = path;
    rmSync(cache, { recursive: true, force: true });
  });

  it.each([
    ["apicurio-2.6.13.Final", "unpack", "dependency:unpack"],
    ["connect-file-4.3.1", "copy", "dependency:copy-dependencies"],
  ] as const)("lies in the cache under its name, by its own pom: %s", async (name, as, goal) => {
    const place = await fetchWithMaven({ name, title: name, as, otherwise: "", cacheDirectory: cache });
    expect(place).toBe(join(cache, "kafka-byoc", name));
    expect(existsSync(place)).toBe(true);
    expect(readFileSync(join(cache, "arguments"), "utf8").split(" ")).toContain(goal);
    expect(readFileSync(join(cache, "pom.xml"), "utf8")).toContain(`<artifactId>${name}</artifactId>`);
  });

  it("has the release in its pom that its folder is named for", () => {
    const poms = readdirSync(assets).filter((name) => /^(apicurio|connect-file)-/.test(name));
    expect(poms).toHaveLength(4);
    for (const name of poms) {
      const release = name.replace(/^(apicurio|connect-file)-/, "");
      expect(readFileSync(join(assets, name, "pom.xml"), "utf8")).toContain(`<version>${release}</version>`);
    }
  });
});
