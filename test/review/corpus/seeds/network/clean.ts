import { type Seed } from "../../seed";
import { block, brokers, clients, group, oldRule, rule, vpc, world } from "./hcl";

/** What looks wrong and is not. */
export const clean: readonly Seed[] = [
  {
    name: "web-server-open-to-internet-is-not-kafka",
    terraform: group("web") + rule("https", world, 443, "web"),
    finds: [],
  },
  {
    name: "web-server-may-use-brokers",
    terraform:
      brokers(block("ingress", 9094, 9094, "security_groups = [aws_security_group.web.id]")) +
      group("web") +
      rule("https", world, 443, "web"),
    finds: [],
  },
  {
    name: "web-servers-may-go-to-the-internet",
    terraform: group("web", block("egress", 0, 0, `cidr_blocks = ["0.0.0.0/0"]`, "-1")),
    finds: [],
  },
  {
    name: "udp-on-kafka-ports-is-not-kafka",
    terraform: group("games", block("ingress", 9092, 9098, `cidr_blocks = ["0.0.0.0/0"]`, "udp")),
    finds: [],
  },
  {
    name: "brokers-among-themselves",
    terraform: brokers(clients + block("ingress", 0, 0, "self = true", "-1")),
    finds: [],
  },
  {
    name: "two-quarters-of-private-space-are-not-the-internet",
    terraform: brokers() + oldRule("private", `cidr_blocks = ["10.0.0.0/16", "10.1.0.0/16", "192.168.0.0/16"]`),
    finds: [],
  },
  {
    name: "brokers-go-to-storage-by-its-prefix-list",
    terraform: `
resource "aws_vpc_endpoint" "s3" {
  vpc_id       = "${vpc}"
  service_name = "com.amazonaws.eu-central-1.s3"
  policy       = jsonencode({ Version = "2012-10-17", Statement = [] })
}
${brokers(clients + block("egress", 443, 443, "prefix_list_ids = [aws_vpc_endpoint.s3.prefix_list_id]"))}`,
    finds: [],
  },
];
