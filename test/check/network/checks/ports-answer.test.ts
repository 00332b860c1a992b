import { aLayer, aPort, brokerHost, networkExpectations } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "ports-answer";
const expected = { ports: networkExpectations().ports.slice(0, 1) };
const port = (seen: ReturnType<typeof aPort>) => ({ ports: { [`${brokerHost}:19093`]: seen } });

describe("ports that must answer", () => {
  it("pass where every layer holds, with the layers for the report", () => {
    const [result] = judged(check, { expected });
    expect(result).toMatchObject({ status: "pass", subject: `data ${brokerHost}:19093` });
    expect(result?.details).toMatchObject({
      kind: "ways",
      ways: [{ address: "10.0.1.1", layers: [{ layer: "dns" }, { layer: "tcp" }, { layer: "tls" }] }],
    });
  });

  it.each([
    ["dns", "ENOTFOUND"],
    ["tcp", "ECONNREFUSED"],
    ["tcp", "ETIMEDOUT"],
    ["tcp", "EHOSTUNREACH"],
    ["tls", "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["tls", "CERT_HAS_EXPIRED"],
  ] as const)("fail at %s with %s", (layer, cause) => {
    const [result] = judged(check, { expected, seen: port(aPort({ [layer]: cause })) });
    expect(result).toMatchObject({ status: "fail", cause, remedy: "Mend it." });
    expect(result?.message).toBe(`It breaks at ${layer}: broken by ${cause}.`);
  });

  it("fail where one address of several breaks: a third of the clients would meet it", () => {
    const good = aPort();
    const bad = { address: "10.0.2.1", layers: [aLayer("tcp", "ETIMEDOUT")] };
    const [result] = judged(check, { expected, seen: port({ ...good, ways: [...good.ways, bad] }) });
    expect(result).toMatchObject({
      status: "fail",
      cause: "ETIMEDOUT",
      seen: "10.0.2.1 breaks at tcp with ETIMEDOUT",
      message: "It breaks at tcp at 1 of 2 addresses: broken by ETIMEDOUT.",
    });
  });

  it("need no TLS where only TCP is declared", () => {
    const [tls] = expected.ports;
    const tcpOnly = { ports: [{ ...tls!, layer: "tcp" as const }] };
    const broken = port(aPort({ tls: "SELF_SIGNED_CERT_IN_CHAIN" }));
    expect(words(judged(check, { expected: tcpOnly, seen: broken }))).toEqual(["pass"]);
  });

  it("are unknown where they were not tried", () => {
    expect(words(judged(check, { expected, seen: { ports: {} } }))).toEqual(["unknown PORT_NOT_TRIED"]);
  });
});
