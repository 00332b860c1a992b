/** An `aws_msk_cluster` block; `more` are further lines of it. */
export function mskCluster(name: string, brokers: number, version = "3.9.x", more = ""): string {
  return `resource "aws_msk_cluster" "orders" {
  cluster_name           = "${name}"
  kafka_version          = "${version}"
  number_of_broker_nodes = ${String(brokers)}
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
    security_groups = ["sg-0123456789abcdef0"]
  }
${more}}
`;
}
