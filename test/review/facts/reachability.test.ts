import { internetEntriesOf } from "../../../src/review/facts/reachability";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";

const group = (name: string, role?: string): PlannedResourceFacts => ({
  type: "aws_security_group",
  name,
  after: { id: `sg-${name}`, name, ...(role === undefined ? {} : { tags: { "kafka-byoc/role": role } }) },
});

const lets = (from: string, into: string, port = 9094): PlannedResourceFacts => ({
  type: "aws_vpc_security_group_ingress_rule",
  name: `${into}_from_${from.replaceAll(/\W/g, "_")}`,
  after: {
    security_group_id: `sg-${into}`,
    ip_protocol: "tcp",
    from_port: port,
    to_port: port,
    ...(from.includes("/") ? { cidr_ipv4: from } : { referenced_security_group_id: `sg-${from}` }),
  },
});

const world = "0.0.0.0/0";

function ways(...resources: readonly PlannedResourceFacts[]): readonly string[] {
  return internetEntriesOf(aPlan(resources), aKnowledge()).flatMap((entry) =>
    entry.ways.map(({ through, to }) =>
      [...through, to].map((name) => name.replace("aws_security_group.", "")).join(" > "),
    ),
  );
}

test("the internet gets to brokers through groups that are open and are let in further", () => {
  expect(
    ways(
      group("outer"),
      group("inner"),
      group("brokers", "broker"),
      lets(world, "outer"),
      lets("outer", "inner", 8082),
      lets("inner", "brokers"),
    ),
  ).toEqual(
    // What is open on a broker's port counts as a broker itself.
    ["outer > inner > brokers"],
  );
});

test("a group that is open on other ports is no way: its machines would have to be taken over first", () => {
  expect(ways(group("web"), group("brokers", "broker"), lets(world, "web", 443), lets("web", "brokers"))).toEqual([]);
});

test("a way ends where the next group lets it in on other ports alone", () => {
  expect(ways(group("outer"), group("brokers", "broker"), lets(world, "outer"), lets("outer", "brokers", 443))).toEqual(
    [],
  );
});

test("groups that let each other in are no trap", () => {
  expect(
    ways(
      group("a"),
      group("b"),
      group("brokers", "broker"),
      lets(world, "a"),
      lets("a", "b", 8082),
      lets("b", "a", 8082),
      lets("b", "brokers"),
    ),
  ).toEqual(["a > b > brokers"]);
});

test("what is open directly is another rule's finding", () => {
  expect(ways(group("brokers", "broker"), lets(world, "brokers"))).toEqual([]);
});

test("a chain of thousands of groups is walked once", () => {
  const length = 5000;
  const chain = Array.from({ length }, (_, index) => [
    group(`g${String(index)}`),
    lets(index === 0 ? world : `g${String(index - 1)}`, `g${String(index)}`, 8082),
  ]).flat();
  const [entry] = internetEntriesOf(
    aPlan([...chain, group("brokers", "broker"), lets(`g${String(length - 1)}`, "brokers")]),
    aKnowledge(),
  );
  expect(entry?.reached).toEqual(["aws_security_group.brokers"]);
  expect(entry?.ways[0]?.through).toHaveLength(length);
});
