import { type Path } from "../../../network/path";
import { isEveryPort } from "../../facts/client-peers";
import { groupRolesOf } from "../../facts/group-roles";
import { adminPorts, brokerPorts, dataPortsOf, metricsPorts } from "../../facts/kafka-ports";
import { openingsOf, tcpPorts } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { type PortRange, touches } from "../../facts/port-range";
import { pathTagOf } from "../../facts/tags";
import { defaultPolicy } from "../../policy/policy";
import { Unknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";

const brokers = `
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
`;

const knowing = { policy: { ...defaultPolicy, requiredPaths: ["data", "observability"] as const } };

/** Ports that only one path uses, where nothing is tagged. */
const portsOf: Readonly<Record<Path, readonly PortRange[]>> = {
  data: brokerPorts,
  control: adminPorts,
  observability: metricsPorts,
};

/** A path that the policy asks for and the plan has not. */
export const requiredPathMissing: Rule = {
  name: "required-path-missing",
  area: "network",
  severity: "medium",
  title: "A path that must be there has no rule",
  what: "The policy names paths that every target must have (requiredPaths); where a plan has brokers, each needs a rule that is tagged with the path (kafka-byoc/path), or that opens the path's own ports.",
  why: "Without a way for those who watch and those who steer, the first incident is met blind, and a firewall is opened in its midst.",
  remedy: "Open the path: metrics to the scraper, administration to the operators.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  *find(plan, known) {
    const { requiredPaths } = known.policy;
    if (requiredPaths.length === 0 || groupRolesOf(plan).brokers.size === 0) return;
    const ingress = openingsOf(plan).filter(({ direction }) => direction === "ingress");
    const untold = ingress.filter(({ ports }) => ports instanceof Unknown).map(({ resource }) => resource.address);
    for (const path of requiredPaths) {
      const ports = path === "data" ? dataPortsOf(plan, known) : portsOf[path];
      if (ingress.some((opening) => serves(opening, path, ports))) continue;
      if (untold.length > 0)
        yield cannotTell(
          null,
          null,
          `Whether the path ${path} is open is not known: ports of ${untold.slice(0, 3).join(", ")} cannot be told.`,
          untold,
        );
      else yield found(null, null, `No rule of this plan opens the path ${path}, which the policy requires.`);
    }
  },
  cases: {
    nonCompliant: { terraform: brokers, knowing },
    compliant: {
      terraform: `${brokers}
resource "aws_vpc_security_group_ingress_rule" "metrics" {
  security_group_id = aws_security_group.brokers.id
  description       = "scrapers"
  ip_protocol       = "tcp"
  from_port         = 9404
  to_port           = 9404
  cidr_ipv4         = "10.40.0.0/24"
}`,
      knowing,
    },
  },
};

function serves(opening: Opening, path: Path, ports: readonly PortRange[]): boolean {
  const tag = pathTagOf(opening.tags);
  if (tag !== null && !opening.inline) return tag === path;
  const range = tcpPorts(opening);
  return range !== null && !isEveryPort(range) && touches(range, ports);
}
