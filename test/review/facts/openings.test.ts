import { openingsByGroup, openingsOf, openingText } from "../../../src/review/facts/openings";
import { type Opening } from "../../../src/review/facts/opening";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";

const group: PlannedResourceFacts = { type: "aws_security_group", name: "brokers", after: { name: "brokers" } };
const inGroup = { security_group_id: new Unknown(["aws_security_group.brokers.id", "aws_security_group.brokers"]) };

function told(...resources: readonly PlannedResourceFacts[]): readonly string[] {
  return openingsOf(aPlan(resources)).map(text);
}

function text(opening: Opening): string {
  const peers = opening.peers.map(({ kind, name }) => `${kind} ${name}`).join(", ");
  return `${opening.groups.join()} ${opening.direction} ${openingText(opening)}: ${peers}`;
}

describe("every shape of a rule is the same opening", () => {
  const expected = "aws_security_group.brokers ingress tcp 9092: network 10.0.0.0/16";

  test("an inline block", () => {
    const ingress = [{ protocol: "tcp", from_port: 9092, to_port: 9092, cidr_blocks: ["10.0.0.0/16"], self: false }];
    expect(told({ ...group, after: { name: "brokers", ingress } })).toEqual([expected]);
  });

  test("a rule of the older kind", () => {
    const after = {
      ...inGroup,
      type: "ingress",
      protocol: "6",
      from_port: "9092",
      to_port: 9092,
      cidr_blocks: ["10.0.0.0/16"],
    };
    expect(told(group, { type: "aws_security_group_rule", after })).toEqual([expected]);
  });

  test("a rule of the newer kind", () => {
    const after = { ...inGroup, ip_protocol: "tcp", from_port: 9092, to_port: 9092, cidr_ipv4: "10.0.0.0/16" };
    expect(told(group, { type: "aws_vpc_security_group_ingress_rule", after })).toEqual([expected]);
  });
});

test("minus one opens every protocol and port, whatever its ports say", () => {
  const after = { ...inGroup, type: "egress", protocol: "-1", from_port: 9092, to_port: 9092, cidr_blocks: ["::/0"] };
  expect(told(group, { type: "aws_security_group_rule", after })).toEqual([
    "aws_security_group.brokers egress every protocol and port: network ::/0",
  ]);
});

test("TCP without ports opens all of them", () => {
  const after = { ...inGroup, ip_protocol: "tcp", from_port: -1, to_port: -1, cidr_ipv4: "10.0.0.0/16" };
  expect(told(group, { type: "aws_vpc_security_group_ingress_rule", after })).toEqual([
    "aws_security_group.brokers ingress tcp 0-65535: network 10.0.0.0/16",
  ]);
});

test("a rule of a group that others made belongs to its id, and a group of another account is called by its id", () => {
  const after = {
    security_group_id: "sg-0123456789abcdef0",
    ip_protocol: "tcp",
    from_port: 9092,
    to_port: 9092,
    referenced_security_group_id: "444455556666/sg-0fedcba9876543210",
  };
  expect(told({ type: "aws_vpc_security_group_ingress_rule", after })).toEqual([
    "sg-0123456789abcdef0 ingress tcp 9092: group sg-0fedcba9876543210",
  ]);
});

test("what is known after the apply stays unknown, unless it is a network of the plan's own", () => {
  const rule = { ...inGroup, type: "ingress", protocol: "tcp", from_port: 9092, to_port: 9092 };
  const unknown = { ...rule, cidr_blocks: [new Unknown(["data.http.offices.body", "data.http.offices"])] };
  const own = { ...rule, cidr_blocks: "${aws_vpc.kafka.cidr_block}" };
  expect(told(group, { type: "aws_security_group_rule", after: unknown })).toEqual([
    "aws_security_group.brokers ingress tcp 9092: unknown data.http.offices.body",
  ]);
  const stack = {
    resource: {
      aws_vpc: { kafka: { ipv4_ipam_pool_id: "ipam-pool-1" } },
      aws_security_group_rule: { own: { ...own, security_group_id: "sg-1" } },
    },
  };
  expect(openingsOf(aStack(stack)).map(text)).toEqual(["sg-1 ingress tcp 9092: own-network aws_vpc.kafka.cidr_block"]);
});

test("a rule that a group's state repeats is told once, and one that goes is not told from there", () => {
  const block = { protocol: "tcp", from_port: 9092, to_port: 9092, cidr_blocks: ["10.0.0.0/16", "10.9.0.0/24"] };
  const state = { id: "sg-1", name: "brokers", ingress: [block] };
  const rule = (cidr: string) => ({
    security_group_id: "sg-1",
    type: "ingress",
    protocol: "tcp",
    from_port: 9092,
    to_port: 9092,
    cidr_blocks: [cidr],
  });
  expect(
    told(
      { type: "aws_security_group", name: "brokers", action: "no-op", before: state, after: state },
      { type: "aws_security_group_rule", name: "stays", after: rule("10.0.0.0/16") },
      { type: "aws_security_group_rule", name: "goes", before: rule("10.9.0.0/24"), after: null },
    ),
  ).toEqual(["aws_security_group.brokers ingress tcp 9092: network 10.0.0.0/16"]);
});

test("rules are found by their group", () => {
  const after = { ...inGroup, ip_protocol: "-1", cidr_ipv4: "10.0.0.0/16" };
  const plan = aPlan([group, { type: "aws_vpc_security_group_egress_rule", after }]);
  expect(openingsByGroup(plan).get("aws_security_group.brokers")).toHaveLength(1);
});

test("values of any type whatever are no reason to fall over", () => {
  const odd = [null, true, 7, "x", [], [[]], {}, [{}], { a: [1] }, [null, { cidr_blocks: { x: 1 } }]];
  for (const value of odd) {
    const after = {
      ingress: value,
      egress: value,
      tags: value,
      security_group_id: value,
      from_port: value,
      to_port: value,
    };
    const rule = {
      ...after,
      protocol: value,
      ip_protocol: value,
      cidr_blocks: value,
      cidr_ipv4: value,
      prefix_list_id: value,
    };
    const plan = aPlan([
      { type: "aws_security_group", after },
      { type: "aws_default_security_group", after },
      { type: "aws_security_group_rule", after: { ...rule, type: value } },
      { type: "aws_vpc_security_group_ingress_rule", after: rule },
    ]);
    expect(() => openingsOf(plan)).not.toThrow();
  }
});
