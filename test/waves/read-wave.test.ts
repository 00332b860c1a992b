import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWave } from "../../src/waves/read-wave";
import { problemsOf } from "../builders/wave";

describe("reading a wave file", () => {
  const folder = mkdtempSync(join(tmpdir(), "wave-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = (text: string): string => {
    const file = join(folder, "wave.yaml");
    writeFileSync(file, text);
    return file;
  };
  const head = "apiVersion: kafka-byoc/v1\nkind: Wave\nid: w01-orders\n";

  it("gives what is written and defaults for the rest", () => {
    const text = `${head}members: { topics: [orders] }\ntarget: { profile: apache-kafka@4.3, brokers: 3 }\n`;
    expect(readWave(fileOf(text)).content).toEqual({
      apiVersion: "kafka-byoc/v1",
      kind: "Wave",
      id: "w01-orders",
      members: { topics: ["orders"], groups: [], principals: [] },
      target: { profile: "apache-kafka@4.3", brokers: 3, configs: {} },
      replication: { maxLagRecords: 0 },
      replayTolerance: { "*": 0 },
      approvals: [],
    });
  });

  it("tells every problem at once, with its line", () => {
    const text = `${head}members:\n  topics: []\n  principals: [billing]\n  owners: [jane]\ntarget: { profile: x, brokers: 0 }\n`;
    const found = problemsOf(() => readWave(fileOf(text)));
    expect(found).toHaveLength(4);
    expect(found.join("\n")).toContain("wave.yaml:6:16  members.principals[0]");
    expect(found.join("\n")).toContain("must be written as Kafka writes it: User:name");
  });

  it("says that a file is not there", () => {
    expect(problemsOf(() => readWave(join(folder, "none.yaml")))[0]).toContain("there is no such file");
  });
});
