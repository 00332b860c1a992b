import { exposureOf } from "../../../src/review/exposure/exposure-of";
import { type ExposedWay } from "../../../src/review/exposure/exposure";
import { emptyNetwork } from "../../../src/review/facts/empty-network";
import { storedPlan } from "../corpus/stored-plan";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan } from "../../builders/plan";

const consumer = {
  name: "billing",
  principalArn: "arn:aws:iam::444455556666:role/kafka",
  cidrs: ["10.30.0.0/16"],
  waves: ["w01"],
  until: "2027-03-31",
};

const target = [
  { type: "aws_security_group", name: "nlb", after: { id: "sg-nlb", name: "nlb" } },
  { type: "aws_security_group", name: "brokers", after: { id: "sg-brokers", name: "brokers" } },
  {
    type: "aws_vpc_security_group_ingress_rule",
    name: "clients",
    after: {
      security_group_id: "sg-nlb",
      ip_protocol: "tcp",
      from_port: 19092,
      to_port: 19121,
      cidr_ipv4: "10.30.0.0/16",
    },
  },
  {
    type: "aws_vpc_security_group_ingress_rule",
    name: "nlb",
    after: {
      security_group_id: "sg-brokers",
      ip_protocol: "tcp",
      from_port: 9094,
      to_port: 9094,
      referenced_security_group_id: "sg-nlb",
    },
  },
  {
    type: "aws_vpc_security_group_ingress_rule",
    name: "metrics",
    after: {
      security_group_id: "sg-brokers",
      ip_protocol: "tcp",
      from_port: 9404,
      to_port: 9404,
      cidr_ipv4: "10.20.9.0/24",
    },
  },
  {
    type: "aws_lb",
    name: "kafka",
    after: { arn: "arn:lb", internal: true, load_balancer_type: "network", security_groups: ["sg-nlb"] },
  },
  { type: "aws_lb_target_group", name: "b0", after: { arn: "arn:tg", port: 9094, protocol: "TCP", target_type: "ip" } },
  ...[19092, 19093].map((port) => ({
    type: "aws_lb_listener",
    name: `p${String(port)}`,
    after: {
      load_balancer_arn: "arn:lb",
      port,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "arn:tg" }],
    },
  })),
  {
    type: "aws_vpc_endpoint_service",
    name: "out",
    after: {
      acceptance_required: true,
      allowed_principals: [consumer.principalArn],
      network_load_balancer_arns: ["arn:lb"],
    },
  },
];

const knowing = aKnowledge({ network: { ...emptyNetwork, cidrs: ["10.20.0.0/16"], consumers: [consumer] } });

function line({ path, client, through, to, ports, until }: ExposedWay): string {
  return [path, client.name, client.account, client.consumer, ...through, to, ports, until].join(" | ");
}

test("a consumer comes through its endpoint service, the load balancer and the listeners to the brokers", () => {
  const { ways, unresolved } = exposureOf(aPlan(target), knowing);
  expect(ways.map(line)).toEqual([
    "data | 10.30.0.0/16 | 444455556666 | billing | aws_vpc_endpoint_service.out | aws_lb.kafka | 2 listeners | aws_security_group.brokers | tcp 19092-19093 | 2027-03-31",
    "observability | 10.20.9.0/24 |  |  | aws_security_group.brokers | tcp 9404 | ",
  ]);
  expect(ways[0]?.openedBy).toEqual([
    "aws_vpc_security_group_ingress_rule.clients",
    "aws_vpc_security_group_ingress_rule.nlb",
  ]);
  expect(ways.every(({ certain }) => certain)).toBe(true);
  expect(unresolved).toEqual([]);
});

test("without the declared network the account is told where only one may come", () => {
  const [way] = exposureOf(aPlan(target), aKnowledge()).ways;
  expect(way?.client).toEqual({ name: "10.30.0.0/16", account: "444455556666", consumer: null, internet: false });
});

test("a public load balancer without a group is open to the internet", () => {
  const open = target.map((one) =>
    one.type === "aws_lb" ? { ...one, after: { arn: "arn:lb", internal: false, load_balancer_type: "network" } } : one,
  );
  const [way] = exposureOf(aPlan(open), aKnowledge()).ways;
  expect(way?.client).toMatchObject({ name: "the internet", internet: true });
});

test("who cannot be told is in the picture, and is said", () => {
  const stored = storedPlan("seeds/prefix-list-of-others");
  if (stored === null) throw new Error("The corpus has no plan of it.");
  const { ways, unresolved } = exposureOf(stored, aKnowledge());
  expect(ways.map(({ client, certain }) => [client.name, certain])).toEqual([["pl-0123456789abcdef0", false]]);
  expect(unresolved).toEqual([
    "aws_vpc_security_group_ingress_rule.partners opens tcp 9094 to pl-0123456789abcdef0, which is not known.",
  ]);
});
