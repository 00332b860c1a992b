import { type PlannedResource } from "../plan/plan";
import { field } from "../plan/value";
import { type LedTo } from "./led-to";

/** Resources and data sources whose `vpc_id` or `id` is that of a VPC which the plan so knows. */
const knowsVpc =
  /^aws_(?:default_)?(?:vpc|vpcs|subnet|subnets|security_group|eks_cluster|vpc_endpoint|network_interface|route_table|internet_gateway|vpc_ipv4_cidr_block_association)$/;

/** The VPCs that a value means, each by its id where that is known, else by the address of its resource. */
export function vpcKeys({ resources, foreign }: LedTo): readonly string[] {
  const own = resources.filter(isOfVpc).map(({ after, address }) => {
    const id = field(after ?? {}, "id");
    return typeof id === "string" && id !== "" ? id : address;
  });
  return [...new Set([...own, ...foreign])];
}

/** Whether a resource tells of a VPC. A parameter that holds an id does not: whose it is stays open. */
export function isOfVpc({ type }: Pick<PlannedResource, "type">): boolean {
  return knowsVpc.test(type);
}
