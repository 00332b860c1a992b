import { swallowedNames, zoneConflicts } from "../../src/network/zone-conflicts";

describe("private zones", () => {
  it("are refused twice in one VPC and allowed in two", () => {
    const one = { zone: "c1.kafka.example.com", vpc: "vpc-1", wantedBy: "Dns" };
    expect(zoneConflicts([one, { ...one, vpc: "vpc-2" }])).toEqual([]);
    expect(zoneConflicts([one, { ...one, wantedBy: "Source" }])).toEqual([
      "c1.kafka.example.com would be 2 times in vpc-1 (Dns, Source): a VPC holds one private zone of a name. Bring the one that is there (fromExisting), or take another VPC.",
    ]);
  });

  it("do not swallow names that must be answered in public", () => {
    const bootstrap = "lkc-abc.glb.confluent.cloud";
    expect(swallowedNames("abc123.us-east-1.aws.confluent.cloud", [bootstrap])).toEqual([]);
    expect(swallowedNames("confluent.cloud", [bootstrap])).toEqual([
      "the private zone confluent.cloud would swallow lkc-abc.glb.confluent.cloud, which must be answered in public: name the zone more closely, as the source's network tells it.",
    ]);
    expect(swallowedNames("fluent.cloud", [bootstrap])).toEqual([]);
  });
});
