/** A `kafka_topic` block. */
export function topic(
  label: string,
  name: string,
  partitions: number,
  replicas = 3,
  config: Readonly<Record<string, string>> = {},
): string {
  const entries = Object.entries(config).map(([key, value]) => `    "${key}" = "${value}"\n`);
  return `resource "kafka_topic" "${label}" {
  name               = "${name}"
  partitions         = ${String(partitions)}
  replication_factor = ${String(replicas)}
${entries.length === 0 ? "" : `  config = {\n${entries.join("")}  }\n`}}
`;
}

/** A `kafka_acl` block: reading one topic. */
export function readAcl(label: string, topicName: string, user: string): string {
  return `resource "kafka_acl" "${label}" {
  resource_name       = "${topicName}"
  resource_type       = "Topic"
  acl_principal       = "User:${user}"
  acl_host            = "*"
  acl_operation       = "Read"
  acl_permission_type = "Allow"
}
`;
}
