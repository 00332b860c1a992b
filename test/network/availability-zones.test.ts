import { commonZoneProblems, zoneProblems, zonesRemark } from "../../src/network/availability-zones";

describe("availability zones", () => {
  it("are ids, two at least, none twice", () => {
    expect(zoneProblems(["use1-az1", "use1-az2", "use1-az4"])).toEqual([]);
    expect(zoneProblems(["usgw1-az1", "usw2-lax1-az1"])).toEqual([]);
    expect(zoneProblems(["us-east-1a", "zone-1"])).toEqual([
      "us-east-1a is a zone's name, which is another zone in another account: write its id, such as use1-az1 (aws ec2 describe-availability-zones shows ZoneId).",
      '"zone-1" is no zone\'s id: write it as use1-az1.',
    ]);
    expect(zoneProblems(["use1-az1", "use1-az1"])).toHaveLength(2);
    expect(zoneProblems([])[0]).toContain("0 zone(s) are too few");
  });

  it("are three as a rule, which is said and not refused", () => {
    expect(zonesRemark(["use1-az1", "use1-az2", "use1-az4"])).toBeUndefined();
    expect(zonesRemark(["use1-az1", "use1-az2"])).toContain("3 are usual");
  });

  it("must be common to a consumer and the service", () => {
    expect(commonZoneProblems(["use1-az1", "use1-az2"], ["use1-az2", "use1-az1", "use1-az4"])).toEqual([]);
    expect(commonZoneProblems(["use1-az5", "use1-az2"], ["use1-az1", "use1-az2"])).toEqual([
      expect.stringContaining("only use1-az2 is common"),
    ]);
    expect(commonZoneProblems(["use1-az5"], ["use1-az1"])[0]).toContain("none is common");
  });
});
