import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { partsBesideKafka } from "../../src/cli/run/export-parts";
import { kafkaByoc } from "./run-cli";

const now = new Date("2026-01-02T03:04:05.000Z");

describe("the systems beside Kafka that an export is told of", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "kafka-byoc-parts-"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const file = (name: string, text: string): string => {
    writeFileSync(join(directory, name), text);
    return join(directory, name);
  };

  it("are one part of each kind, none where none is named", () => {
    const worker = file(
      "worker.properties",
      ["group.id=g", "config.storage.topic=c", "offset.storage.topic=o", "status.storage.topic=s"].join("\n"),
    );
    expect(partsBesideKafka({}, now)).toHaveLength(0);
    expect(
      partsBesideKafka({ registries: ["http://a", "http://b"], connects: ["http://c"], connectWorkers: [worker] }, now),
    ).toHaveLength(2);
  });

  it("need a worker's file for each address, or none", () => {
    expect(() => partsBesideKafka({ connects: ["http://a", "http://b"], connectWorkers: ["x"] }, now)).toThrow(
      "--connect-worker is given once and --connect 2 times: give one for each, in the same order.",
    );
  });

  it("are refused before anybody is asked where a password stands on the command line", async () => {
    const source = file("source.properties", "bootstrap.servers=127.0.0.1:1");
    const end = await kafkaByoc("inventory", "export", "--source", source, "--registry", "https://app:s3cr3t@registry");
    expect(end.exitCode).toBe(78);
    expect(end.stderr).toContain("--registry  holds a password");
    expect(end.stderr).not.toContain("s3cr3t");
  });
});
