import { paths } from "../../../network/path";
import { isEveryPort } from "../../facts/client-peers";
import { groupRolesOf } from "../../facts/group-roles";
import { adminPorts, brokerPorts, metricsPorts } from "../../facts/kafka-ports";
import { membersOf } from "../../facts/members";
import { openingsByGroup, openingText, tcpPorts } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { touches } from "../../facts/port-range";
import { pathTagOf, tagsOf } from "../../facts/tags";
import { found, type Rule } from "../../rule";
import { foundAt, groupText } from "./at-opening";

const groupFor = (path: string): string => `
resource "aws_security_group" "clients" {
  name        = "nlb"
  description = "load balancer in front of brokers"
  vpc_id      = "vpc-0123456789abcdef0"
  tags        = { "kafka-byoc/path" = "data" }
}

resource "aws_vpc_security_group_ingress_rule" "one" {
  security_group_id = aws_security_group.clients.id
  description       = "somebody"
  ip_protocol       = "tcp"
  from_port         = 19092
  to_port           = 19092
  cidr_ipv4         = "10.9.0.0/24"
  tags              = { "kafka-byoc/path" = "${path}" }
}`;

/** What stands behind a shared group, by what carries it. */
const kinds: Readonly<Record<string, string>> = {
  aws_msk_cluster: "brokers",
  aws_msk_serverless_cluster: "brokers",
  automq_kafka_instance: "brokers",
  aws_lb: "a load balancer",
  aws_alb: "a load balancer",
  aws_elb: "a load balancer",
  aws_vpc_endpoint: "an endpoint",
  aws_route53_resolver_endpoint: "a resolver",
  aws_lambda_function: "a function",
  aws_db_instance: "a database",
  aws_mskconnect_connector: "a connector",
};

const portsOfPaths = [
  { path: "data", ports: brokerPorts },
  { path: "control", ports: adminPorts },
  { path: "observability", ports: metricsPorts },
] as const;

/** One security group for several paths. */
export const securityGroupServesSeveralPaths: Rule = {
  name: "security-group-serves-several-paths",
  area: "network",
  severity: "medium",
  title: "One security group or rule serves several paths",
  what: "A group that is tagged with one path has a rule of another, one rule opens ports of data, administration and metrics together, or one group is shared by brokers and something else.",
  why: "Whoever closes one path closes the other, and whoever is let in for metrics is let in for data.",
  remedy: "Give each role a group of its own, and each path its own rules.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"],
  *find(plan) {
    const { byGroup: members } = membersOf(plan);
    const { brokers } = groupRolesOf(plan);
    for (const [address, openings] of openingsByGroup(plan)) {
      const group = plan.at(address);
      const path = group === undefined ? null : pathTagOf(tagsOf(plan, group));
      for (const opening of openings) {
        const own = opening.inline ? null : pathTagOf(opening.tags);
        if (path !== null && own !== null && own !== path && isPath(path) && isPath(own))
          yield foundAt(opening, `${groupText(opening)} is on the path ${path}, and this rule is on ${own}.`);
        const several = pathsOfPorts(opening);
        if (several.length > 1)
          yield foundAt(
            opening,
            `${groupText(opening)} opens ports of ${several.join(" and ")} in one rule: ${openingText(opening)}.`,
          );
      }
    }
    for (const group of brokers) {
      const carriers = members.get(group) ?? [];
      const own = new Set(carriers.map(({ type }) => kinds[type]).filter((kind) => kind !== undefined));
      const resource = plan.at(group);
      if (own.has("brokers") && own.size > 1)
        yield found(
          resource ?? carriers[0] ?? null,
          null,
          `${group} is the group of ${[...own].join(", ")}: whoever is let in to one is let in to all.`,
          carriers.map(({ address }) => address),
        );
    }
  },
  cases: {
    nonCompliant: { terraform: groupFor("observability") },
    compliant: { terraform: groupFor("data") },
  },
};

function isPath(text: string): boolean {
  return paths.some((path) => path === text);
}

/** Every port is another rule's matter. */
function pathsOfPorts(opening: Opening): readonly string[] {
  const range = tcpPorts(opening);
  if (opening.direction !== "ingress" || range === null || isEveryPort(range)) return [];
  return portsOfPaths.flatMap(({ path, ports }) => (touches(range, ports) ? [path] : []));
}
