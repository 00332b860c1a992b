import { brokersOf, brokerSubnetsOf } from "../../facts/broker-subnets";
import { valuesAt } from "../../facts/members";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { booleanOf, field, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";

const brokerWith = (address: string): string => `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"

  ingress {
    description = "clients"
    protocol    = "tcp"
    from_port   = 9094
    to_port     = 9094
    cidr_blocks = ["10.30.0.0/16"]
  }
}

resource "aws_instance" "broker" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "m7g.large"
  subnet_id                   = "subnet-0123456789abcdef0"
  vpc_security_group_ids      = [aws_security_group.brokers.id]
  associate_public_ip_address = ${address}
}`;

/** Where types of resources say that a machine gets a public address. */
const places: Readonly<Record<string, string>> = {
  aws_instance: "associate_public_ip_address",
  aws_spot_instance_request: "associate_public_ip_address",
  aws_launch_template: "network_interfaces.associate_public_ip_address",
  aws_launch_configuration: "associate_public_ip_address",
  aws_ecs_service: "network_configuration.assign_public_ip",
};

/** Brokers with addresses on the internet. */
export const brokerHasPublicAddress: Rule = {
  name: "broker-has-public-address",
  area: "network",
  severity: "high",
  title: "A broker gets a public address",
  what: "A machine or template of brokers asks for a public address, has an Elastic IP, or stands in a subnet that gives them out (map_public_ip_on_launch). Public access to MSK is another rule.",
  why: "Brokers are then a rule of a security group away from everybody, and their addresses are found by scanners within minutes.",
  remedy: "Give brokers private addresses alone, and offer them to other networks through PrivateLink.",
  references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html"],
  *find(plan) {
    const brokers = brokersOf(plan);
    for (const broker of brokers) yield* asked(plan, broker);
    for (const { subnet, holds, ofBrokers } of brokerSubnetsOf(plan)) {
      if (!ofBrokers || subnet.after === null) continue;
      if (booleanOf(plan.follow(subnet, field(subnet.after, "map_public_ip_on_launch"))) === true)
        yield found(subnet, "map_public_ip_on_launch", `Machines get public addresses here, where ${holds} stands.`);
    }
    const addresses = new Set(brokers.map(({ address }) => address));
    for (const eip of plan.ofType("aws_eip", "aws_eip_association")) {
      if (eip.after === null || eip.mode === "data") continue;
      for (const key of ["instance", "instance_id", "network_interface", "network_interface_id"])
        for (const { address } of plan.resolve(eip, field(eip.after, key)).resources)
          if (addresses.has(address)) yield found(eip, key, `${address}, a broker, gets an Elastic IP.`, [address]);
    }
  },
  cases: {
    nonCompliant: { terraform: brokerWith("true") },
    compliant: { terraform: brokerWith("false") },
  },
};

function* asked(plan: Plan, broker: PlannedResource): Iterable<Sighting> {
  const path = Object.hasOwn(places, broker.type) ? places[broker.type] : undefined;
  if (path === undefined) return;
  for (const value of valuesAt(plan, broker, path)) {
    const asks = booleanOf(value);
    if (asks === true) yield found(broker, path, "It asks for a public address.");
    // Where nothing is written the subnet decides, which is looked at by itself.
    else if (isUnknown(asks) && asks.references.length > 0)
      yield cannotTell(
        broker,
        path,
        `Whether it asks for a public address is not known: ${asks.references.join(", ")}.`,
      );
  }
}
