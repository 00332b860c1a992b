import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type NetworkReport } from "../../src/check/report";
import { type NetworkExpectations } from "../../src/expectations/network/document";
import { expectations } from "../builders/expectations";
import { aNetwork } from "../builders/network";
import { networkExpectations } from "../builders/network-expectations";
import { closedPort } from "../kafka-client/fake-broker";
import { kafkaByoc } from "./run-cli";

function stackWith(content: object, outputs: object = {}): { readonly stack: string; readonly outputs: string } {
  const stack = join(mkdtempSync(join(tmpdir(), "kafka-byoc-network-")), "foundation");
  mkdirSync(stack);
  writeFileSync(join(stack, "expectations.json"), JSON.stringify(content));
  writeFileSync(join(stack, "outputs.json"), JSON.stringify(outputs));
  return { stack, outputs: join(stack, "outputs.json") };
}

const nothing = { names: [], ports: [], closed: [], certificates: [], edges: [] };
const onlyEndpoints: NetworkExpectations = networkExpectations(nothing);

describe("kafka-byoc check of a network", () => {
  it("knows a network's expectations by their kind and proves them with Terraform's outputs", async () => {
    const given = { foundation: { source_endpoint_id: "vpce-0a", source_state: "available" } };
    const { stack, outputs } = stackWith(onlyEndpoints, given);
    const { exitCode, stdout } = await kafkaByoc("check", stack, "--outputs", outputs, "--output", "json");
    expect(exitCode).toBe(0);
    const report: NetworkReport = JSON.parse(stdout);
    expect(report).toMatchObject({ kind: "NetworkReport", target: "orders-target", vantage: null, verdict: "pass" });
    expect(report.checks).toHaveLength(8);
  });

  it("tries the addresses that only an output tells", async () => {
    const port = await closedPort();
    const servers: NetworkExpectations["servers"] = [
      {
        name: "source msk",
        servers: { output: "bootstrap" },
        path: "data",
        role: "source-endpoint",
        from: ["target"],
        layer: "tcp",
        resolvesTo: "private",
      },
    ];
    const given = { foundation: { bootstrap: `127.0.0.1:${String(port)}` } };
    const { stack, outputs } = stackWith({ ...onlyEndpoints, endpoints: [], servers }, given);
    const { exitCode, stdout } = await kafkaByoc("check", stack, "--vantage", "target", "--outputs", outputs);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`data 127.0.0.1:${String(port)}`);
    expect(stdout).toContain("ECONNREFUSED");
  });

  it("is unknown without them", async () => {
    const { stack } = stackWith(onlyEndpoints);
    const { exitCode, stdout } = await kafkaByoc("check", stack);
    expect(exitCode).toBe(2);
    expect(stdout).toContain("OUTPUTS_NOT_GIVEN");
  });

  it("tells a broken port in every format", async () => {
    const port = await closedPort();
    const ports: NetworkExpectations["ports"] = [
      { host: "127.0.0.1", port, path: "control", from: ["target"], layer: "tcp" },
    ];
    const { stack } = stackWith({ ...onlyEndpoints, endpoints: [], ports });
    for (const [format, text] of [
      ["text", "network of orders-target · vantage target"],
      ["html", "What answers from here"],
      ["junit", 'classname="network of orders-target.ports-answer"'],
      ["json", '"kind": "NetworkReport"'],
    ] as const) {
      const { exitCode, stdout } = await kafkaByoc("check", stack, "--vantage", "target", "--output", format);
      expect(exitCode).toBe(1);
      expect(stdout).toContain("ECONNREFUSED");
      expect(stdout).toContain(text);
    }
  });

  it("shows the network that lies beside its expectations as a picture", async () => {
    const { stack } = stackWith(onlyEndpoints);
    const page = async (): Promise<string> => (await kafkaByoc("check", stack, "--output", "html")).stdout;
    expect(await page()).not.toContain('class="network-graph"');
    writeFileSync(join(stack, "network.json"), JSON.stringify(aNetwork()));
    expect(await page()).toContain('class="network-graph"');
  });

  it("refuses options of the other kind of expectations", async () => {
    const network = stackWith(onlyEndpoints).stack;
    const wave = stackWith(expectations()).stack;
    const refused = async (...args: readonly string[]): Promise<string> => {
      const { exitCode, stderr } = await kafkaByoc("check", ...args);
      expect(exitCode).toBe(64);
      return stderr;
    };
    expect(await refused(network, "--source", "s.properties")).toBe(
      "--source is only for a wave's expectations; these are of a network.\n",
    );
    expect(await refused(network, "--phase", "before-apply")).toContain("--phase is only for");
    expect(await refused(wave, "--target", "t", "--vantage", "consumer")).toBe(
      "--vantage is only for a network's expectations; these are of a wave.\n",
    );
    expect(await refused(network, "--vantage", "moon")).toContain("Allowed choices are target, consumer");
  });

  it("names a check that does not exist, and every problem of the document", async () => {
    const { stack } = stackWith(onlyEndpoints);
    const wrong = await kafkaByoc("check", stack, "--only", "port-answers");
    expect([wrong.exitCode, wrong.stderr]).toEqual([78, expect.stringContaining('Did you mean "ports-answer"?')]);
    const broken = stackWith({ ...onlyEndpoints, target: 3, ports: [{ host: "a", port: 0 }] }).stack;
    const { exitCode, stderr } = await kafkaByoc("check", broken);
    expect(exitCode).toBe(78);
    for (const path of ["target", "ports[0].port", "ports[0].path"]) expect(stderr).toContain(path);
  });
});
