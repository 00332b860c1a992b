import { ttlAt, ttlPlan, ttlProblems } from "../../src/network/ttl-plan";

describe("the plan of TTLs", () => {
  const times = {
    loweredAt: "2027-01-30T20:00:00Z",
    windowStarts: "2027-01-31T20:00:00Z",
    windowEnds: "2027-03-02T20:00:00Z",
  };

  it("lowers them a day before, and raises them when nobody goes back any more", () => {
    const ttls = ttlPlan(times);
    expect(ttlProblems(ttls)).toEqual([]);
    expect(ttlAt(ttls, new Date("2027-01-30T19:59:59Z"))).toBe(300);
    expect(ttlAt(ttls, new Date("2027-01-30T20:00:00Z"))).toBe(60);
    expect(ttlAt(ttls, new Date("2027-03-02T20:00:01Z"))).toBe(300);
  });

  it("is refused where it comes later than one old TTL before the window", () => {
    expect(ttlProblems(ttlPlan({ ...times, loweredAt: "2027-01-31T19:55:00Z" }))).toEqual([]);
    expect(ttlProblems(ttlPlan({ ...times, loweredAt: "2027-01-31T19:55:01Z" }))).toEqual([
      "loweredAt: 2027-01-31T19:55:01Z is too late: records with the old TTL of 300 s still live in caches at 2027-01-31T20:00:00Z. Lower it at 2027-01-31T19:55:00Z or before, best a day.",
    ]);
  });

  it("is refused where a record would live too long in the window", () => {
    expect(ttlProblems(ttlPlan({ ...times, windowSeconds: 120 }))).toEqual([
      "windowSeconds: 120 is too long for a cut-over: write 60 or less.",
    ]);
    expect(ttlProblems(ttlPlan({ ...times, steadySeconds: 30 }))).toEqual([
      "windowSeconds: 60 is longer than steadySeconds, 30: exchange them.",
    ]);
  });

  it("is refused where times are none, or in the wrong order", () => {
    expect(ttlProblems(ttlPlan({ ...times, windowStarts: "Friday" }))).toEqual([
      'windowStarts: "Friday" is no time: write it as 2027-01-31T20:00:00Z.',
    ]);
    expect(ttlProblems(ttlPlan({ ...times, windowEnds: "2027-01-31T19:00:00Z" }))[0]).toMatch(/^windowEnds: /);
  });
});
