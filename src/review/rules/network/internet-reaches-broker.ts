import { internetEntriesOf } from "../../facts/reachability";
import { found, type Rule } from "../../rule";

const brokers = `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "from_proxy" {
  security_group_id            = aws_security_group.brokers.id
  description                  = "the proxy"
  ip_protocol                  = "tcp"
  from_port                    = 9092
  to_port                      = 9092
  referenced_security_group_id = aws_security_group.proxy.id
}

resource "aws_security_group" "proxy" {
  name        = "kafka-rest"
  description = "REST proxy"
  vpc_id      = "vpc-0123456789abcdef0"
}
`;

const proxyFrom = (cidr: string): string => `
resource "aws_vpc_security_group_ingress_rule" "proxy" {
  security_group_id = aws_security_group.proxy.id
  description       = "callers of the proxy"
  ip_protocol       = "tcp"
  from_port         = 8082
  to_port           = 8082
  cidr_ipv4         = "${cidr}"
}`;

/** Brokers that the internet reaches over somebody else. */
export const internetReachesBroker: Rule = {
  name: "internet-reaches-broker",
  area: "network",
  severity: "critical",
  title: "The internet reaches brokers over something in between",
  what: "A public load balancer passes connections to ports of brokers, or a group that is open to the internet on Kafka's ports may itself reach the brokers' group on Kafka's ports, over as many groups as it takes.",
  why: "No single rule looks wrong: each names a group or a load balancer. Together they let strangers through to the brokers.",
  remedy: "Make the load balancer internal, and let only named networks in at the outermost group.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
  ],
  *find(plan, known) {
    for (const { opener, path, reached, ways } of internetEntriesOf(plan, known)) {
      const sentences = ways.map(({ to, through }) => `The internet reaches ${to} through ${through.join(", then ")}.`);
      const more = reached.length - ways.length;
      const involves = new Set(ways.flatMap(({ to, through, involves: others }) => [to, ...through, ...others]));
      involves.delete(opener.address);
      yield found(opener, path, [...sentences, ...(more > 0 ? [`So it does ${String(more)} more.`] : [])].join(" "), [
        ...involves,
      ]);
    }
  },
  cases: {
    nonCompliant: { terraform: `${brokers}${proxyFrom("0.0.0.0/0")}` },
    compliant: { terraform: `${brokers}${proxyFrom("10.30.0.0/16")}` },
  },
};
