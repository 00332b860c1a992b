import { type Knowledge } from "../../../src/review/knowledge";
import { type Plan } from "../../../src/review/plan/plan";
import { Unknown } from "../../../src/review/plan/value";
import { dnsRules } from "../../../src/review/rules/dns/catalogue";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";

function seen(name: string, plan: Plan, known: Partial<Knowledge> = {}): readonly string[] {
  const rule = dnsRules.find((one) => one.name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return [...rule.find(plan, aKnowledge(known))].map((one) => `${one.verdict}: ${one.seen}`);
}

const zone = (name: string, more: PlannedResourceFacts["after"] = {}, resource = "z"): PlannedResourceFacts => ({
  type: "aws_route53_zone",
  name: resource,
  after: { name, zone_id: `Z-${resource}`, vpc: [{ vpc_id: "vpc-1" }], ...more },
});

describe("what the rules of DNS say", () => {
  it("compares the answers of two halves of a name, and not their order", () => {
    const half = (name: string, records: readonly string[]): PlannedResourceFacts => ({
      type: "aws_route53_record",
      name,
      after: {
        zone_id: "Z-z",
        name: "kafka.example.com",
        type: "A",
        records,
        weighted_routing_policy: [{ weight: 1 }],
      },
    });
    const same = aPlan([
      zone("kafka.example.com"),
      half("a", ["10.0.0.1", "10.0.0.2"]),
      half("b", ["10.0.0.2", "10.0.0.1"]),
    ]);
    const other = aPlan([zone("kafka.example.com"), half("a", ["10.0.0.1"]), half("b", ["10.0.0.3"])]);
    expect(seen("weighted-record-over-consumers", same)).toEqual([]);
    expect(seen("weighted-record-over-consumers", other)).toEqual([
      "found: kafka.example.com leads to 10.0.0.1 and 10.0.0.3 at once (weighted).",
    ]);
  });

  it("is quiet about TTLs from the day after the last on which people may go back", () => {
    const plan = aPlan([
      zone("kafka.example.com"),
      {
        type: "aws_route53_record",
        after: { zone_id: "Z-z", name: "orders", type: "CNAME", ttl: 300, records: ["a.example.com"] },
      },
    ]);
    const window = { lastWaveEnds: "2027-03-01", rollbackDays: 30 };
    const on = (today: string): number => seen("dns-ttl-too-long-in-window", plan, { today, window }).length;
    expect(["2027-02-28", "2027-03-01", "2027-03-31", "2027-04-01"].map(on)).toEqual([0, 1, 1, 0]);
  });

  it("takes a zone that Confluent's own resource names for what it is", () => {
    const named = (reference: string): Plan =>
      aPlan([{ ...zone("x"), after: { name: new Unknown([reference]), vpc: [{ vpc_id: "vpc-1" }] } }]);
    expect(seen("private-zone-swallows-bootstrap", named("confluent_network.private.dns_domain"))).toEqual([]);
    expect(seen("private-zone-swallows-bootstrap", named("var.zone"))).toEqual([
      "cannot-tell: The name of the private zone is known only after the apply (var.zone): whether it hides public names cannot be told.",
    ]);
  });

  it.each(["cloud", "com", "confluent.cloud", "aws.glb.confluent.cloud", "eu-central-1.amazonaws.com"])(
    "tells that %s hides public names",
    (name) => {
      expect(seen("private-zone-swallows-bootstrap", aPlan([zone(name)]))).toHaveLength(1);
    },
  );

  it("finds two zones that meet in one VPC of the plan by its id once applied", () => {
    const plan = aPlan([
      { type: "aws_vpc", name: "v", after: { id: "vpc-1" } },
      zone("kafka.example.com"),
      zone("kafka.example.com", { vpc: [{ vpc_id: new Unknown(["aws_vpc.v.id"]) }] }, "other"),
    ]);
    expect(seen("two-private-zones-of-one-name", plan)).toHaveLength(1);
  });

  it("reads a synthesized stack, where an alias is no list", () => {
    const plan = aStack({
      resource: {
        aws_lb: { kafka: { load_balancer_type: "network", internal: true } },
        aws_route53_zone: { public: { name: "kafka.example.com" } },
        aws_route53_record: {
          b0: {
            zone_id: "${aws_route53_zone.public.zone_id}",
            name: "b-0.kafka.example.com",
            type: "A",
            alias: { name: "${aws_lb.kafka.dns_name}", zone_id: "${aws_lb.kafka.zone_id}" },
          },
        },
      },
    });
    expect(seen("kafka-name-in-public-zone", plan)).toEqual([
      "found: b-0.kafka.example.com leads to aws_lb.kafka and can be looked up by everybody.",
    ]);
  });

  it.each([
    { name: 5, type: [], ttl: "x", records: { a: 1 }, alias: 7, weighted_routing_policy: "x" },
    { name: null, type: null, ttl: [], records: [[{}]], alias: [[]], weighted_routing_policy: [{ weight: {} }] },
  ])("survives values of any type: %j", (after) => {
    const plan = aPlan([
      { type: "aws_route53_record", after: { zone_id: 5, ...after } },
      { type: "aws_route53_zone", after: { name: [], vpc: "x" } },
      { type: "aws_route53_zone_association", after: { zone_id: {}, vpc_id: [] } },
      { type: "aws_route53_records_exclusive", after: { zone_id: null, resource_record_set: 5 } },
      { type: "aws_route53_resolver_endpoint", after: { security_group_ids: 5 } },
    ]);
    const window = { lastWaveEnds: "2026-11-01", rollbackDays: 30 };
    for (const { name } of dnsRules) expect(() => seen(name, plan, { window })).not.toThrow();
  });
});
