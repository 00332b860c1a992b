import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aNetwork } from "../builders/network";
import { kafkaByoc } from "./run-cli";

/** A stack's folder with what synthesis wrote of its network. */
function aStack(network: object = aNetwork()): string {
  const place = mkdtempSync(join(tmpdir(), "kafka-byoc-network-"));
  writeFileSync(join(place, "network.json"), JSON.stringify(network));
  return place;
}

describe("kafka-byoc network graph", () => {
  it("says a network in words, from the stack's folder or its file", async () => {
    const stack = aStack();
    for (const place of [stack, join(stack, "network.json")]) {
      const { exitCode, stdout } = await kafkaByoc("network", "graph", place);
      expect(exitCode ?? 0).toBe(0);
      expect(stdout).toContain("payments in us-east-1");
    }
  });

  it("writes the picture to a file, and every other form beside it", async () => {
    const stack = aStack();
    const file = (name: string): string => join(stack, name);
    const { exitCode, stdout } = await kafkaByoc(
      ...["network", "graph", stack, "-o", file("network.svg"), "--output", "text"],
      ...["html", "mermaid", "json"].flatMap((format) => ["--output", `${format}=${file(format)}`]),
    );
    expect(exitCode ?? 0).toBe(0);
    expect(stdout).toContain("payments in us-east-1");
    expect(readFileSync(file("network.svg"), "utf8")).toMatch(/^<svg\s+xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(readFileSync(file("html"), "utf8")).toMatch(/^<!doctype html>/);
    expect(readFileSync(file("mermaid"), "utf8")).toMatch(/^flowchart LR/);
    expect(JSON.parse(readFileSync(file("json"), "utf8"))).toEqual(aNetwork());
  });

  it("ends with 78 and says where the document is wrong, and writes nothing", async () => {
    const stack = aStack({ ...aNetwork(), brokers: [{ nodeId: "one" }] });
    const { exitCode, stderr } = await kafkaByoc("network", "graph", stack, "-o", join(stack, "network.svg"));
    expect(exitCode).toBe(78);
    expect(stderr).toContain("brokers[0].nodeId");
    expect(existsSync(join(stack, "network.svg"))).toBe(false);
  });

  it("ends with 78 where synthesis wrote no network", async () => {
    const { exitCode, stderr } = await kafkaByoc("network", "graph", tmpdir());
    expect(exitCode).toBe(78);
    expect(stderr).toContain("network.json");
  });

  it("ends with 64 for a format that does not exist", async () => {
    expect((await kafkaByoc("network", "graph", aStack(), "--output", "png")).exitCode).toBe(64);
  });
});
