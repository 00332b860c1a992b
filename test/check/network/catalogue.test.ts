import { existsSync } from "node:fs";
import { join } from "node:path";
import { areas } from "../../../src/check/check";
import { networkCatalogue } from "../../../src/check/network/catalogue";
import { type NetworkSeen } from "../../../src/check/network/seen";
import { judgeNetwork } from "../../../src/check/run-network-check";
import { aNetworkSeen, networkExpectations } from "../../builders/network-expectations";

describe("the catalogue of a network's checks", () => {
  it("passes a network in which everything that can be seen from here is as declared", () => {
    const results = judgeNetwork(networkCatalogue, networkExpectations(), aNetworkSeen());
    expect(results.filter(({ status }) => status !== "pass")).toEqual([
      expect.objectContaining({ check: "ports-answer", subject: "data 10.9.0.1:9092", status: "skipped" }),
    ]);
    expect(new Set(results.map(({ check }) => check)).size).toBe(8);
  });

  it("passes nothing that depends on the place where nobody said where it runs", () => {
    const results = judgeNetwork(networkCatalogue, networkExpectations(), aNetworkSeen({ vantage: null }));
    const passed = results.filter(({ status }) => status === "pass").map(({ check }) => check);
    expect(passed).toEqual(["endpoints-available"]);
    expect(results.filter(({ cause }) => cause === "VANTAGE_NOT_NAMED")).toHaveLength(8);
  });

  it("passes nothing of a network of which nothing was seen", () => {
    const nothing = aNetworkSeen({ names: {}, ports: {}, outputs: null });
    const results = judgeNetwork(networkCatalogue, networkExpectations(), nothing);
    expect(results.filter(({ status }) => status === "pass")).toEqual([]);
  });

  it("judges once what two constructs declare alike", () => {
    const { names, ports, ...rest } = networkExpectations();
    const twice = networkExpectations({ ...rest, names: [...names, ...names], ports: [...ports, ...ports] });
    expect(judgeNetwork(networkCatalogue, twice, aNetworkSeen())).toHaveLength(
      judgeNetwork(networkCatalogue, networkExpectations(), aNetworkSeen()).length,
    );
  });

  it("judges what was kept as JSON as it judges what was seen", () => {
    const seen = aNetworkSeen({ names: {} });
    const kept: NetworkSeen = JSON.parse(JSON.stringify(seen));
    expect(judgeNetwork(networkCatalogue, networkExpectations(), kept)).toEqual(
      judgeNetwork(networkCatalogue, networkExpectations(), seen),
    );
  });

  it("gives each check a name of its own, in kebab-case, and a file of that name with a test, area by area", () => {
    const names = networkCatalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(existsSync(join(__dirname, "../../../src/check/network/checks", `${name}.ts`))).toBe(true);
      expect(existsSync(join(__dirname, "checks", `${name}.test.ts`))).toBe(true);
    }
    const order = networkCatalogue.map(({ area }) => areas.indexOf(area));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});
