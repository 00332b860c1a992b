import { dnsRecordsOf } from "../../../src/review/facts/dns-records";
import { destinationOf } from "../../../src/review/facts/kafka-records";
import { zonesOf } from "../../../src/review/facts/zones";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

const zone: PlannedResourceFacts = {
  type: "aws_route53_zone",
  name: "kafka",
  after: { name: "Kafka.Example.com.", zone_id: "Z1", vpc: [{ vpc_id: "vpc-1" }] },
};

const record = (after: PlannedResourceFacts["after"], name = "x"): PlannedResourceFacts => ({
  type: "aws_route53_record",
  name,
  after: { zone_id: "Z1", type: "CNAME", ttl: 60, ...after },
});

describe("zones", () => {
  it("have their VPCs from their own blocks, from associations and from authorizations", () => {
    const plan = aPlan([
      zone,
      { type: "aws_route53_zone_association", name: "a", after: { zone_id: "Z1", vpc_id: "vpc-2" } },
      {
        type: "aws_route53_vpc_association_authorization",
        name: "b",
        after: { zone_id: new Unknown(["aws_route53_zone.kafka.zone_id"]), vpc_id: "vpc-3" },
      },
    ]);
    const [kafka, ...others] = zonesOf(plan).values();
    expect(others).toEqual([]);
    expect(kafka).toMatchObject({ name: "kafka.example.com", isPrivate: true });
    expect(kafka?.vpcs.flatMap(({ vpc }) => vpc.foreign)).toEqual(["vpc-1", "vpc-2", "vpc-3"]);
  });

  it("are public without a VPC, and not known where only their id is", () => {
    const plan = aPlan([
      { type: "aws_route53_zone", name: "public", after: { name: "example.com", zone_id: "Z2" } },
      record({ zone_id: "Z9", name: "a.example.net", records: ["b"] }),
    ]);
    expect(zonesOf(plan).get("aws_route53_zone.public")?.isPrivate).toBe(false);
    expect(dnsRecordsOf(plan)[0]?.zone).toMatchObject({ key: "Z9", isPrivate: null, name: null });
  });

  it("is found by its id even where records carry that id as well", () => {
    const plan = aPlan([
      zone,
      ...[0, 1, 2].map((n) => record({ name: `n${String(n)}`, records: ["x"] }, `r${String(n)}`)),
    ]);
    expect(dnsRecordsOf(plan).map((one) => one.zone.key)).toEqual(Array(3).fill("aws_route53_zone.kafka"));
  });
});

describe("records", () => {
  it("have full names, however they are written", () => {
    const names = ["orders", "orders.kafka.example.com", "ORDERS.kafka.example.com.", "", "kafka.example.com"];
    const plan = aPlan([zone, ...names.map((name, index) => record({ name, records: ["x"] }, `r${String(index)}`))]);
    expect(dnsRecordsOf(plan).map(({ name }) => name)).toEqual([
      ...Array<string>(3).fill("orders.kafka.example.com"),
      ...Array<string>(2).fill("kafka.example.com"),
    ]);
  });

  it("answer with texts also where another record has that name", () => {
    const plan = aPlan([
      zone,
      record({ name: "a", records: ["B.kafka.example.com."] }, "a"),
      record({ name: "b.kafka.example.com", records: ["10.0.0.1"], type: "A" }, "b"),
    ]);
    expect(dnsRecordsOf(plan).map(({ answers }) => answers)).toEqual([["b.kafka.example.com"], ["10.0.0.1"]]);
  });

  it("lead to what they are aliases of, and an alias has no TTL of its own", () => {
    const plan = aPlan([
      zone,
      { type: "aws_lb", name: "kafka", after: { dns_name: new Unknown([]) } },
      record({
        name: "b",
        type: "A",
        ttl: null,
        alias: [{ name: new Unknown(["aws_lb.kafka.dns_name"]), zone_id: "Z0" }],
      }),
    ]);
    const [alias] = dnsRecordsOf(plan);
    expect(alias).toMatchObject({ isAlias: true, ttlSeconds: null });
    expect(alias === undefined ? "" : destinationOf(alias)).toBe("aws_lb.kafka");
  });

  it("are chosen among as their policy says", () => {
    const plan = aPlan([
      zone,
      record({ name: "w", records: ["x"], weighted_routing_policy: [{ weight: 0 }] }, "w"),
      record({ name: "f", records: ["x"], failover_routing_policy: [{ type: "PRIMARY" }] }, "f"),
      record({ name: "m", records: ["x"], multivalue_answer_routing_policy: true }, "m"),
      record({ name: "s", records: ["x"], weighted_routing_policy: [] }, "s"),
    ]);
    expect(dnsRecordsOf(plan).map(({ routing, weight }) => [routing, weight])).toEqual([
      ["weighted", 0],
      ["failover", null],
      ["multivalue", null],
      [null, null],
    ]);
  });

  it("may be a list within a zone that is wholly Terraform's", () => {
    const plan = aPlan([
      zone,
      {
        type: "aws_route53_records_exclusive",
        after: {
          zone_id: "Z1",
          resource_record_set: [
            { name: "a", type: "CNAME", ttl: 300, weight: 5, resource_records: [{ value: "x" }] },
            { name: "b", type: "A", alias_target: [{ dns_name: "lb.example.com" }] },
          ],
        },
      },
    ]);
    expect(
      dnsRecordsOf(plan).map(({ name, path, routing, ttlSeconds, answers }) => [
        name,
        path,
        routing,
        ttlSeconds,
        answers,
      ]),
    ).toEqual([
      ["a.kafka.example.com", "resource_record_set[0].", "weighted", 300, ["x"]],
      ["b.kafka.example.com", "resource_record_set[1].", null, null, ["lb.example.com"]],
    ]);
  });
});
