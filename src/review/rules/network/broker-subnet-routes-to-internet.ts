import { brokerSubnetsOf } from "../../facts/broker-subnets";
import { internetRoutesBySubnet } from "../../facts/routes";
import { cannotTell, found, type Rule } from "../../rule";

const subnetWith = (target: string): string => `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "broker" {
  vpc_id     = aws_vpc.kafka.id
  cidr_block = "10.20.0.0/20"
}

resource "aws_internet_gateway" "out" {
  vpc_id = aws_vpc.kafka.id
}

resource "aws_route_table" "broker" {
  vpc_id = aws_vpc.kafka.id
}

resource "aws_route_table_association" "broker" {
  subnet_id      = aws_subnet.broker.id
  route_table_id = aws_route_table.broker.id
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.broker.id
  destination_cidr_block = "0.0.0.0/0"
  ${target}
}`;

/** Brokers in public subnets. */
export const brokerSubnetRoutesToInternet: Rule = {
  name: "broker-subnet-routes-to-internet",
  area: "network",
  severity: "high",
  title: "A subnet of brokers has a route to an internet gateway",
  what: "A subnet in which brokers stand, or their internal load balancers and endpoints, uses a route table with 0.0.0.0/0 or ::/0 to an internet gateway: by its association, or as its VPC's main table.",
  why: "One public address, given by mistake or on purpose, makes a broker part of the internet: nothing but security groups is in between.",
  remedy:
    "Give brokers subnets without such a route. What must go out goes through endpoints, or a NAT gateway or a firewall elsewhere.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html"],
  *find(plan) {
    const bySubnet = internetRoutesBySubnet(plan);
    if (bySubnet.size === 0) return;
    for (const { subnet, holds } of brokerSubnetsOf(plan))
      for (const { resource, path, destination, gateway } of bySubnet.get(subnet.address) ?? [])
        yield gateway === null
          ? cannotTell(
              resource,
              path,
              `Where ${destination} leads from ${subnet.address} (${holds}) is not known: the gateway cannot be told from this plan.`,
              [subnet.address],
            )
          : found(resource, path, `${destination} leads from ${subnet.address} (${holds}) to ${gateway}.`, [
              subnet.address,
            ]);
  },
  cases: {
    nonCompliant: { terraform: subnetWith("gateway_id             = aws_internet_gateway.out.id") },
    compliant: { terraform: subnetWith(`nat_gateway_id         = "nat-0123456789abcdef0"`) },
  },
};
