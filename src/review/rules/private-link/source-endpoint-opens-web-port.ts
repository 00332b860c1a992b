import { endpointsOf } from "../../facts/endpoints";
import { openingsByGroup, openingText, peersText, tcpPorts } from "../../facts/openings";
import { found, type Rule } from "../../rule";

const endpoint = (port: number): string => `
resource "aws_security_group" "source" {
  name        = "kafka-source"
  description = "The endpoint of the source"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_vpc_security_group_ingress_rule" "replicator" {
  security_group_id = aws_security_group.source.id
  description       = "the replicator reads the source"
  cidr_ipv4         = "10.20.0.0/20"
  ip_protocol       = "tcp"
  from_port         = ${String(port)}
  to_port           = ${String(port)}
}

resource "aws_vpc_endpoint" "source" {
  vpc_id             = "vpc-0123456789abcdef0"
  vpc_endpoint_type  = "Interface"
  service_name       = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_ids = [aws_security_group.source.id]
}`;

/** An endpoint of a Kafka source into which plain HTTP is let. */
export const sourceEndpointOpensWebPort: Rule = {
  name: "source-endpoint-opens-web-port",
  area: "private-link",
  severity: "low",
  title: "Port 80 is open into the endpoint of a source",
  what: "A rule of the security group of an endpoint to somebody's service lets port 80 in. A rule for every port is another rule's matter.",
  why: "Nothing of Kafka speaks on port 80: recipes open it for the redirect of a web page, and it stays.",
  remedy: "Take the rule out: Kafka needs the brokers' port, and a registry 443.",
  references: ["https://docs.confluent.io/cloud/current/networking/private-links/aws-privatelink.html"],
  *find(plan) {
    const byGroup = openingsByGroup(plan);
    const told = new Set<string>();
    for (const { resource, target, groups } of endpointsOf(plan)) {
      if (target.is !== "offered") continue;
      for (const opening of groups.groups.flatMap((group) => byGroup.get(group) ?? [])) {
        const ports = tcpPorts(opening);
        const key = `${opening.resource.address} ${opening.path ?? ""}`;
        if (opening.direction !== "ingress" || ports === null || told.has(key)) continue;
        if (ports.from > 80 || ports.to < 80 || ports.to - ports.from > 1000) continue;
        told.add(key);
        yield found(
          opening.resource,
          opening.path,
          `${openingText(opening)} is open to ${peersText(opening.peers)} into ${resource.address}.`,
          [resource.address],
        );
      }
    }
  },
  cases: { nonCompliant: { terraform: endpoint(80) }, compliant: { terraform: endpoint(9092) } },
};
