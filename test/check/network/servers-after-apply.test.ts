import { type Outputs } from "../../../src/check/network/outputs";
import { withServers } from "../../../src/check/network/servers-after-apply";
import { type NetworkExpectations } from "../../../src/expectations/network/document";
import { known, notKnown } from "../../../src/kafka/answer";
import { networkExpectations } from "../../builders/network-expectations";
import { judged } from "./judged";

const nothing = { names: [], ports: [], certificates: [] };
const servers: NetworkExpectations["servers"] = [
  {
    name: "source msk",
    servers: { output: "bootstrap" },
    path: "data",
    role: "source-endpoint",
    from: ["target"],
    layer: "tls",
    resolvesTo: "private",
  },
];
const expected = networkExpectations({ ...nothing, servers });
const told = (text: string) => withServers(expected, { bootstrap: known([text]) });

describe("servers that only the apply knows", () => {
  it("are proved as if they had been known: their names, their ports, their certificates", () => {
    const complete = told("b-1.msk.example.com:14001, b-2.msk.example.com:14002");
    const names = ["b-1.msk.example.com", "b-2.msk.example.com"];
    expect(complete.names).toEqual(names.map((host) => ({ host, from: ["target"], resolvesTo: "private" })));
    expect(complete.ports).toEqual(
      names.map((host, place) => ({
        host,
        port: 14001 + place,
        path: "data",
        role: "source-endpoint",
        from: ["target"],
        layer: "tls",
      })),
    );
    expect(complete.certificates).toEqual(
      names.map((host, place) => ({ host, port: 14001 + place, from: ["target"], names: [host] })),
    );
    expect(complete.servers).toEqual([]);
  });

  it("have no name and no certificate of it where they are addresses", () => {
    const { names, ports, certificates } = told("10.0.0.1:9094");
    expect([names, certificates]).toEqual([[], []]);
    expect(ports).toMatchObject([{ host: "10.0.0.1", port: 9094 }]);
  });

  it.each<readonly [string, Outputs | null]>([
    ["OUTPUTS_NOT_GIVEN", null],
    ["OUTPUT_MISSING", {}],
    ["NO_SERVERS", { bootstrap: known([""]) }],
    ["NO_SERVERS", { bootstrap: known(["b-1.msk.example.com"]) }],
    ["OUTPUT_SENSITIVE", { bootstrap: notKnown({ error: "OUTPUT_SENSITIVE", message: "It is not looked at." }) }],
  ])("are unknown with %s, and never pass", (cause, outputs) => {
    expect(withServers(expected, outputs).servers).toEqual(servers);
    const [result, ...others] = judged("ports-answer", {
      expected: withServers(expected, outputs),
      seen: { vantage: "target", outputs },
    });
    expect(others).toEqual([]);
    expect(result).toMatchObject({ status: "unknown", cause, subject: "data servers of source msk" });
    expect(result?.remedy).toContain("--outputs FILE");
  });

  it("are left to their own place", () => {
    const [result] = judged("ports-answer", { expected, seen: { vantage: "consumer" } });
    expect(result).toMatchObject({ status: "skipped" });
  });
});
