import { aPort, networkExpectations } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "rollback-edges-kept";
const source = (port: ReturnType<typeof aPort>) => ({ ports: { "10.9.0.1:9092": port } });
const [wayBack] = networkExpectations().edges;

describe("ways that must be kept until a day", () => {
  it("pass where the declared address of their role answers, and say nothing of edges without a day", () => {
    expect(judged(check)).toEqual([
      expect.objectContaining({
        status: "pass",
        subject: "data client→source-endpoint tcp 9092",
        seen: "10.9.0.1:9092",
        expected: "open until 2027-03-31",
      }),
    ]);
  });

  it.each(["ETIMEDOUT", "ECONNREFUSED"])("fail with %s", (tcp) => {
    expect(words(judged(check, { seen: source(aPort({ tcp })) }))).toEqual([`fail ${tcp}`]);
  });

  it("tell of the name where that is what broke", () => {
    const [result] = judged(check, { seen: source(aPort({ dns: "ENOTFOUND" })) });
    expect(result).toMatchObject({ status: "fail", cause: "ENOTFOUND", remedy: "Mend it." });
  });

  it("hold on their last day and are over the day after", () => {
    const on = (takenAt: string) => words(judged(check, { seen: { ...source(aPort({ tcp: "ETIMEDOUT" })), takenAt } }));
    expect(on("2027-03-31T23:59:59.000Z")).toEqual(["fail ETIMEDOUT"]);
    expect(on("2027-04-01T00:00:00.000Z")).toEqual(["skipped"]);
  });

  it("are unknown where no declared port stands for their end", () => {
    const [first] = networkExpectations().ports;
    const expected = { ports: [first!] };
    expect(words(judged(check, { expected }))).toEqual(["unknown EDGE_WITHOUT_ADDRESS"]);
  });

  it("take no port of another role or number for their end, and one of another path", () => {
    const [, end] = networkExpectations().ports;
    const others = [
      { ...end!, role: "broker" },
      { ...end!, port: 9093 },
    ];
    for (const port of others)
      expect(words(judged(check, { expected: { ports: [port] } }))).toEqual(["unknown EDGE_WITHOUT_ADDRESS"]);
    const ofOperators = { ...end!, path: "control" as const };
    expect(words(judged(check, { expected: { ports: [ofOperators] } }))).toEqual(["pass"]);
  });

  it("are seen from where they begin: a client's at a consumer, a replicator's inside the target", () => {
    const expected = { edges: [{ ...wayBack!, from: "replicator" }] };
    expect(words(judged(check, { expected }))).toEqual(["skipped"]);
    expect(words(judged(check, { expected, seen: { vantage: "target" } }))).toEqual(["pass"]);
  });
});
