import { dayProblem, expiryProblem, neededUntil, staysOn } from "../../src/network/project-window";

describe("the project window", () => {
  const window = { lastWaveEnds: "2027-03-01", rollbackDays: 30 };

  it("reaches over the last rollback and two weeks more", () => {
    expect(neededUntil(window)).toBe("2027-04-14");
  });

  it("is held against what ends", () => {
    expect(expiryProblem("the broker certificate", "2027-04-14T00:00:00Z", window)).toBeUndefined();
    expect(expiryProblem("the broker certificate", "2027-04-13T23:59:59Z", window)).toBe(
      "the broker certificate ends on 2027-04-13, and the migration needs it until 2027-04-14 (last wave 2027-03-01 + 30 days to go back + 14 in reserve): give it a longer validity, or renew it before the first wave.",
    );
  });

  it("keeps a way back through the whole of its last day", () => {
    expect(staysOn("2027-03-31", new Date("2027-03-31T23:59:59Z"))).toBe(true);
    expect(staysOn("2027-03-31", new Date("2027-04-01T00:00:00Z"))).toBe(false);
  });

  it("knows days that do not exist", () => {
    expect(dayProblem("keepUntil", "2027-02-30")).toBe('keepUntil: "2027-02-30" is no day: write it as 2027-03-31.');
    expect(dayProblem("keepUntil", "soon")).toBe('keepUntil: "soon" is no day: write it as 2027-03-31.');
    expect(dayProblem("keepUntil", "2027-02-28")).toBeUndefined();
  });
});
