import { groupRolesOf } from "../../facts/group-roles";
import { kafkaPortsAt, kafkaPortsOf } from "../../facts/kafka-ports";
import { openToInternet } from "../../facts/open-to-internet";
import { loadBalancersOf } from "../../facts/load-balancers";
import { networksIn, openingsByGroup, openingsOf, openingText, peersText } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { merged, type PortRange, rangeText } from "../../facts/port-range";
import { type Plan } from "../../plan/plan";
import { type Rule } from "../../rule";
import { foundAt, openingSentence } from "./at-opening";

/** Listeners of brokers may have any of these: a group that brokers carry is open on none of them. */
const registered: PortRange = { from: 1024, to: 65535 };

/** A Kafka port that the internet may connect to. */
export const kafkaPortOpenToInternet: Rule = {
  name: "kafka-port-open-to-internet",
  area: "network",
  severity: "critical",
  title: "A Kafka port is open to the internet",
  what: "Rules of a security group let 0.0.0.0/0, ::/0 or as good as all public addresses in on a port of Kafka: brokers, ZooKeeper, Connect, schema registries, metrics and the listeners in front of brokers; of a group that brokers carry, on any port above 1023. Inline blocks and both kinds of rule resources count, networks within prefix lists too, and networks that are the internet only together.",
  why: "Brokers answer anyone who can reach them, and scanners find them in minutes. What keeps strangers out then is a password alone.",
  remedy: "Name the networks that clients come from, or offer the brokers through PrivateLink.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    "https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html",
  ],
  *find(plan, known) {
    const usual = kafkaPortsOf(plan, known);
    const wantedAt = kafkaPortsAt(plan, known);
    const toldElsewhere = groupsOfPublic(plan);
    const ofBrokers = merged([...usual, registered]);
    const { brokers, byPortsAlone, doors } = groupRolesOf(plan);
    const groups = [
      ...openingsByGroup(plan),
      ...openingsOf(plan)
        .filter(({ groups }) => groups.length === 0)
        .map((opening): readonly [string, readonly Opening[]] => ["", [opening]]),
    ];
    for (const [group, openings] of groups) {
      const isBrokers = brokers.has(group) && !byPortsAlone.has(group) && !doors.has(group);
      const wanted = isBrokers ? ofBrokers : toldElsewhere.has(group) ? usual : wantedAt([group]);
      const ingress = openings.filter(({ direction }) => direction === "ingress");
      for (const { openings: together, ports } of openToInternet(ingress, wanted)) {
        const [first, ...others] = together;
        const peers = together.flatMap((one) =>
          one.peers.filter((peer) => networksIn({ ...one, peers: [peer] }).length > 0),
        );
        yield foundAt(
          first,
          others.length === 0
            ? `${openingSentence(first, peersText(peers))}, among them Kafka's ${rangeText(ports)}.`
            : `${openingSentence(first, peersText(peers), openingText({ ...first, protocol: "tcp", ports }))}, which is the internet in parts, by ${String(together.length)} rules.`,
          others.map(({ resource }) => resource.address),
        );
      }
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.brokers.id
  description       = "clients"
  ip_protocol       = "tcp"
  from_port         = 9092
  to_port           = 9098
  cidr_ipv4         = "0.0.0.0/0"
}`,
    },
    compliant: {
      terraform: `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.brokers.id
  description       = "clients"
  ip_protocol       = "tcp"
  from_port         = 9092
  to_port           = 9098
  cidr_ipv4         = "10.30.0.0/16"
}`,
    },
  },
};

/** Groups of public load balancers: what comes through those is a way of the internet to brokers, which another rule tells. */
function groupsOfPublic(plan: Plan): ReadonlySet<string> {
  return new Set(loadBalancersOf(plan).flatMap(({ internal, groups }) => (internal === false ? groups.groups : [])));
}
