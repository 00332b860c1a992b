import { exposureOf } from "../../../src/review/exposure/exposure-of";
import { type Rule } from "../../../src/review/rule";
import { networkRules } from "../../../src/review/rules/network/catalogue";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan } from "../../builders/plan";

const types = [
  "aws_security_group",
  "aws_default_security_group",
  "aws_security_group_rule",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
  "aws_ec2_managed_prefix_list",
  "aws_ec2_managed_prefix_list_entry",
  "aws_lb",
  "aws_elb",
  "aws_lb_listener",
  "aws_lb_listener_rule",
  "aws_lb_target_group",
  "aws_lb_target_group_attachment",
  "aws_autoscaling_group",
  "aws_ecs_service",
  "aws_instance",
  "aws_launch_template",
  "aws_msk_cluster",
  "aws_subnet",
  "aws_route",
  "aws_route_table",
  "aws_default_route_table",
  "aws_route_table_association",
  "aws_main_route_table_association",
  "aws_eip",
  "aws_vpc_endpoint",
  "aws_vpc_endpoint_service",
  "aws_network_interface_sg_attachment",
  "kubernetes_network_policy_v1",
  "kubernetes_manifest",
];

const attributes = [
  ...[
    "id",
    "arn",
    "name",
    "tags",
    "ingress",
    "egress",
    "route",
    "spec",
    "manifest",
    "entry",
    "listener",
    "default_action",
  ],
  ...[
    "security_groups",
    "security_group_ids",
    "vpc_security_group_ids",
    "security_group_id",
    "cidr_blocks",
    "cidr_ipv4",
  ],
  ...["from_port", "to_port", "protocol", "ip_protocol", "type", "port", "internal", "subnets", "subnet_id", "vpc_id"],
  ...[
    "target_group_arn",
    "load_balancer_arn",
    "target_id",
    "network_interfaces",
    "broker_node_group_info",
    "gateway_id",
  ],
  ...["destination_cidr_block", "route_table_id", "default_route_table_id", "description", "prefix_list_id", "cidr"],
];

const odd: readonly (readonly [string, null | boolean | number | string | readonly unknown[] | object])[] = [
  ["null", null],
  ["a boolean", true],
  ["a number", -1.5],
  ["a text", "<script>alert(1)</script>"],
  ["an empty list", []],
  ["lists in lists", [[[null]], [true]]],
  [
    "blocks of odd things",
    [{ from: [[]], ports: 7, from_port: {}, cidr_blocks: [null, 3, {}], ipBlock: [], route: null }],
  ],
  ["an object with keys of the prototype", { constructor: "x", toString: [1], hasOwnProperty: null }],
  ["a network that is none", "999.0.0.0/99"],
];

function everything(rules: readonly Rule[], value: unknown): void {
  const after = Object.fromEntries(attributes.map((key) => [key, value]));
  const text = JSON.stringify(types.map((type) => ({ type, after })));
  const plan = aPlan(JSON.parse(text));
  for (const { find } of rules) expect(Array.isArray([...find(plan, aKnowledge())])).toBe(true);
  expect(exposureOf(plan, aKnowledge()).stack).toBe(plan.stack);
}

test.each(odd)("attributes that are %s are no reason to fall over", (_, value) => {
  everything(networkRules, value);
});
