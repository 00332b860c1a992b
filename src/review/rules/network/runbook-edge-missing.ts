import { type Edge, edgeName } from "../../../network/edge";
import { actionsFor, missingEdges } from "../../../network/runbook";
import { rolesOfPlan, shutEdges } from "../../facts/declared-edges";
import { openingsOf } from "../../facts/openings";
import { cannotTell, found, type Rule } from "../../rule";
import { aNetwork } from "../private-link/network-case";

const administers: Edge = {
  path: "control",
  from: "operator",
  to: "broker",
  ports: { protocol: "tcp", from: 9095, to: 9095 },
  why: "operators administer the cluster",
};

const uses: Edge = {
  path: "data",
  from: "client",
  to: "broker",
  ports: { protocol: "tcp", from: 9094, to: 9094 },
  why: "clients reach brokers",
};

const network = aNetwork({ edges: [administers, uses] });

const brokers = `
resource "aws_security_group" "brokers" {
  name        = "brokers"
  description = "Kafka brokers"
  vpc_id      = "vpc-0123456789abcdef0"
  tags        = { "kafka-byoc/role" = "broker" }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  security_group_id = aws_security_group.brokers.id
  description       = "clients"
  ip_protocol       = "tcp"
  from_port         = 9094
  to_port           = 9094
  cidr_ipv4         = "10.30.0.0/16"
}
`;

/** Something of the runbook that people could not do. */
export const runbookEdgeMissing: Rule = {
  name: "runbook-edge-missing",
  area: "network",
  severity: "high",
  title: "An action of the runbook has no way through the network",
  what: "Every action of the runbook whose roles take part, steps back to the source included, finds its edges among the declared ones, and each of these edges is opened by rules of the plan: in at one group, out at the other.",
  why: "In the hours of a cutover somebody would have to open the firewall in an emergency, with the rights and the haste that this takes.",
  remedy: "Add the rule that is named, or declare the edge.",
  references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  needs: ["network"],
  *find(plan, known) {
    if (known.network === null) return;
    const { edges } = known.network;
    const until = edges
      .map(({ keepUntil }) => keepUntil ?? "")
      .sort()
      .at(-1);
    const actions = actionsFor(
      edges.flatMap(({ from, to }) => [from, to]),
      until === "" ? undefined : until,
    );
    const groups = rolesOfPlan(plan);
    if (groups.size === 0) {
      if (openingsOf(plan).length > 0 && edges.length > 0)
        yield cannotTell(
          null,
          null,
          "Which security group is whose is not known, so that no action of the runbook can be followed: tag groups with kafka-byoc/role.",
        );
      return;
    }
    for (const sentence of missingEdges(actions, edges)) yield found(null, null, sentence);
    for (const { edge, side, group } of shutEdges(plan, edges)) {
      const needing = actions.filter(({ needs }) =>
        needs.some(({ path, from, to }) => path === edge.path && from === edge.from && to.includes(edge.to)),
      );
      for (const { name } of needing)
        yield found(
          group,
          null,
          `${name} needs ${edgeName(edge)}, which no ${side} rule of ${group.address} opens: it would need an emergency firewall change.`,
        );
    }
  },
  cases: {
    nonCompliant: { terraform: brokers, knowing: { network } },
    compliant: {
      terraform: `${brokers}
resource "aws_vpc_security_group_ingress_rule" "operators" {
  security_group_id = aws_security_group.brokers.id
  description       = "operators"
  ip_protocol       = "tcp"
  from_port         = 9095
  to_port           = 9095
  cidr_ipv4         = "10.9.0.0/24"
}`,
      knowing: { network },
    },
  },
};
