import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { faults } from "../../src/rehearsal/faults/catalogue";
import { expectations } from "../builders/expectations";
import { kafkaByoc } from "./run-cli";

const repository = resolve(__dirname, "..", "..");

const place = (): string => mkdtempSync(join(tmpdir(), "kafka-byoc-cli-"));

const nobodyListens = "bootstrap.servers=127.0.0.1:9\nsecurity.protocol=PLAINTEXT\n";

describe("the command line", () => {
  it("tells its commands and the exit codes", async () => {
    const { exitCode, stdout } = await kafkaByoc("--help");
    expect(exitCode).toBe(0);
    for (const word of ["inventory", "check", "rehearse", "doctor", "78 configuration"]) expect(stdout).toContain(word);
  });

  it("fills the lines of a terminal with its help, and tells no default that is nothing", async () => {
    const { stdout } = await kafkaByoc("inventory", "status", "--help");
    expect(stdout).toContain("gate of a migration, and tells what is open: for which objects");
    expect(stdout).not.toMatch(/default: (\[\]|false)/);
    expect((await kafkaByoc("review", "--help")).stdout).toContain("(default: medium)");
  });

  it("says after a mistake whose help to read", async () => {
    for (const [args, help] of [
      [["inventory", "export"], "kafka-byoc inventory export --help"],
      [["check", "x", "--bogus"], "kafka-byoc check --help"],
      [["chekc"], "kafka-byoc --help"],
    ] as const)
      expect((await kafkaByoc(...args)).stderr).toContain(`${help} tells what it takes.`);
  });

  it("loads neither a Kafka client nor CDKTF nor zod for its help", () => {
    const text =
      "require('./src/cli/program').program().helpInformation();" +
      "console.log(Object.keys(require.cache).filter((file) => /node_modules.(kafkajs|cdktf|constructs|zod|yaml|node-forge|@cdktf)/.test(file)).length)";
    const { stdout } = spawnSync(process.execPath, ["--require", require.resolve("tsx/cjs"), "-e", text], {
      cwd: repository,
      encoding: "utf8",
    });
    expect(stdout.trim()).toBe("0");
  });

  it("ends with 64 for a command that does not exist and one that lacks an option", async () => {
    expect((await kafkaByoc("chekc")).exitCode).toBe(64);
    const file = join(place(), "expectations.json");
    writeFileSync(file, JSON.stringify(expectations()));
    const { exitCode, stderr } = await kafkaByoc("check", file);
    expect([exitCode, stderr]).toEqual([64, expect.stringContaining("--target <file>")]);
  });

  it("names a format that does not exist, and the ones that do", async () => {
    const { exitCode, stderr } = await kafkaByoc(
      "check",
      "x.json",
      "--target",
      "t.properties",
      "--output",
      "pdf=x.pdf",
    );
    expect(exitCode).toBe(64);
    expect(stderr).toBe("--output pdf: there is no such format. Write one of text, json, junit, html.\n");
  });

  it("sends one report to stdout at most", async () => {
    const { exitCode, stderr } = await kafkaByoc("check", "x", "--target", "t", "--output", "text", "--output", "json");
    expect(exitCode).toBe(64);
    expect(stderr).toContain("Only one --output can go to stdout");
  });

  it("ends with 78 for a document that is not there, without a stack trace", async () => {
    const { exitCode, stderr } = await kafkaByoc("check", "missing.json", "--target", "missing.properties");
    expect(exitCode).toBe(78);
    expect(stderr).toContain("missing.json  cannot be read: there is no such file.");
    expect(stderr).not.toContain("    at ");
  });
});

describe("exporting from a cluster that cannot be reached", () => {
  it("says which layer broke and what to do, and leaves no file", async () => {
    const directory = place();
    writeFileSync(join(directory, "source.properties"), nobodyListens);
    const { exitCode, stderr } = await kafkaByoc(
      ...["inventory", "export", "--source", join(directory, "source.properties")],
      ...["-o", join(directory, "inventory.json")],
    );
    expect(exitCode).toBe(1);
    expect(stderr).toContain("127.0.0.1:9");
    expect(stderr).toContain("ECONNREFUSED");
    expect(readdirSync(directory)).toEqual(["source.properties"]);
  });
});

describe("the rehearsal's arguments", () => {
  it("tells every fault with the check or the rule that finds it", async () => {
    const { exitCode, stdout } = await kafkaByoc("rehearse", "--list-faults");
    expect(exitCode).toBe(0);
    for (const { name, found } of faults)
      expect(stdout).toMatch(
        new RegExp(
          `^${name} .*\n +→ ${"rule" in found ? `review: ${found.rule}` : `${found.check}: ${found.cause}`}$`,
          "m",
        ),
      );
  });

  it("refuses a fault that does not exist", async () => {
    const { exitCode, stderr } = await kafkaByoc("rehearse", "--fault", "meteor");
    expect(exitCode).toBe(64);
    expect(stderr).toContain("--list-faults");
  });

  it("does not touch a directory that is not its own", async () => {
    const directory = place();
    writeFileSync(join(directory, "thesis.txt"), "years of work");
    const { exitCode, stderr } = await kafkaByoc("rehearse", "--directory", directory);
    expect(exitCode).toBe(78);
    expect(stderr).toContain("is not empty and was not made by a rehearsal");
    expect(readdirSync(directory)).toEqual(["thesis.txt"]);
  });
});

describe("the doctor", () => {
  it("tells what is there, what is missing, and whether this machine can rehearse", async () => {
    const { exitCode, stdout } = await kafkaByoc("doctor");
    for (const name of ["Node.js 20+", "Java 17+", "Maven 3+", "Terraform 1.11+", "cdktf 0.21+"])
      expect(stdout).toContain(name);
    expect(stdout).toContain(exitCode === 0 ? "This machine can rehearse." : "This machine cannot rehearse yet.");
    expect([0, 78]).toContain(exitCode);
    const lineWidth = process.stdout.isTTY ? process.stdout.columns : 120;
    expect(stdout.split("\n")[0]).toMatch(new RegExp(`^┌.{${String(lineWidth - 2)}}┐$`));
  });
});
