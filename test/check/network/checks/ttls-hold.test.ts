import { notKnown } from "../../../../src/kafka/answer";
import { type TtlSeen } from "../../../../src/check/network/seen";
import { aName, brokerHost } from "../../../builders/network-expectations";
import { judged, words } from "../judged";

const check = "ttls-hold";
const lives = (seconds: number) => ({ names: { [brokerHost]: aName(["10.0.1.1"], seconds) } });
const name = { host: brokerHost, from: ["consumer" as const], resolvesTo: "private" as const };
const plan = {
  steadySeconds: 300,
  windowSeconds: 60,
  loweredAt: "2026-12-09T20:00:00Z",
  windowStarts: "2026-12-10T20:00:00Z",
  windowEnds: "2026-12-20T20:00:00Z",
};

describe("how long names are remembered", () => {
  it("passes up to the declared time and fails beyond it", () => {
    expect(words(judged(check, { seen: lives(60) }))).toEqual(["pass"]);
    expect(judged(check, { seen: lives(61) })).toEqual([
      expect.objectContaining({
        status: "fail",
        cause: "TTL_TOO_LONG",
        expected: "at most 60 s",
        seen: "61 s (CNAME)",
      }),
    ]);
  });

  it("follows the plan: 300 s in ordinary times, 60 s from the day before the window", () => {
    const expected = { names: [{ ...name, ttlPlan: plan }] };
    const at = (takenAt: string) => words(judged(check, { expected, seen: { ...lives(300), takenAt } }));
    expect(at("2026-12-01T12:00:00Z")).toEqual(["pass"]);
    expect(at("2026-12-10T12:00:00Z")).toEqual(["fail TTL_TOO_LONG"]);
    expect(at("2026-12-21T12:00:00Z")).toEqual(["pass"]);
  });

  it("takes the shorter of a figure and a plan", () => {
    const expected = { names: [{ ...name, ttlSeconds: 30, ttlPlan: plan }] };
    expect(words(judged(check, { expected, seen: lives(31) }))).toEqual(["fail TTL_TOO_LONG"]);
  });

  it("is unknown where only a cache answered", () => {
    const ttl = notKnown<TtlSeen>({ error: "TTL_FROM_CACHE", message: "The resolver answers from its cache." });
    const seen = { names: { [brokerHost]: { ...aName(), ttl } } };
    expect(words(judged(check, { seen }))).toEqual(["unknown TTL_FROM_CACHE"]);
  });

  it("says nothing of names that have no declared time", () => {
    expect(judged(check, { expected: { names: [name] } })).toEqual([]);
  });
});
