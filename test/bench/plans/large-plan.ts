import { closeSync, openSync, writeSync } from "node:fs";

/** One resource of a large plan: its change, and what the configuration says of it. */
interface LargeResource {
  readonly type: string;
  readonly name: string;
  readonly after: Readonly<Record<string, unknown>>;
  readonly unknown: Readonly<Record<string, unknown>>;
  /** Attributes that refer to others. */
  readonly refers: Readonly<Record<string, readonly string[]>>;
  /** What the provider works out: null in the plan's values, and in none of the expressions. */
  readonly computed: readonly string[];
}

const loadBalancerListeners = 50;
const wordy =
  " of the migration of orders into its own account, opened by the declared edges alone; ask the platform team first".repeat(
    4,
  );

/** Security groups and their rules, balancers with listeners, topics and ACLs, as a large migration has them. */
function resourceAt(index: number): LargeResource {
  const name = `r${String(index)}`;
  const tags = {
    Name: name,
    "kafka-byoc/path": "data",
    "kafka-byoc/wave": `w${String(index % 40)}`,
    owner: `team-${String(index % 97)}`,
    description: wordy,
  };
  const group = `aws_security_group.g${String(index % 200)}`;
  switch (index < 400 ? index % 2 : 2 + (index % 4)) {
    case 0:
      return {
        type: "aws_security_group",
        name: `g${String(index / 2)}`,
        after: {
          name: `group-${String(index)}`,
          description: `Brokers${wordy}`,
          tags,
          tags_all: tags,
          revoke_rules_on_delete: false,
          timeouts: null,
        },
        unknown: {
          arn: true,
          egress: true,
          id: true,
          ingress: true,
          owner_id: true,
          vpc_id: true,
          tags: {},
          tags_all: {},
        },
        refers: { vpc_id: ["aws_vpc.v.id", "aws_vpc.v"] },
        computed: ["name_prefix"],
      };
    case 1:
      return {
        type: "aws_lb",
        name: `b${String((index - 1) / 2)}`,
        after: {
          name: `balancer-${String(index)}`,
          internal: true,
          load_balancer_type: "network",
          enable_deletion_protection: true,
          enable_cross_zone_load_balancing: true,
          access_logs: [],
          tags,
          tags_all: tags,
        },
        unknown: {
          arn: true,
          dns_name: true,
          id: true,
          security_groups: true,
          subnets: true,
          zone_id: true,
          access_logs: [],
          tags: {},
          tags_all: {},
        },
        refers: { security_groups: [`${group}.id`, group] },
        computed: ["client_keep_alive", "customer_owned_ipv4_pool"],
      };
    case 2:
      return {
        type: "aws_vpc_security_group_ingress_rule",
        name,
        after: {
          cidr_ipv4: `10.${String(index % 200)}.0.0/16`,
          cidr_ipv6: null,
          description: `Clients reach brokers${wordy}`,
          from_port: 9092 + (index % 7),
          ip_protocol: "tcp",
          prefix_list_id: null,
          referenced_security_group_id: null,
          tags,
          tags_all: tags,
          to_port: 9098,
        },
        unknown: { arn: true, id: true, security_group_id: true, security_group_rule_id: true, tags: {}, tags_all: {} },
        refers: { security_group_id: [`${group}.id`, group] },
        computed: [],
      };
    case 3:
      return {
        type: "kafka_topic",
        name,
        after: {
          name: `orders.${String(index)}.v1`,
          partitions: 12,
          replication_factor: 3,
          config: {
            "cleanup.policy": "delete",
            "retention.ms": "604800000",
            "min.insync.replicas": "2",
            "max.message.bytes": "1048588",
            "x-notes": wordy + wordy,
          },
        },
        unknown: { config: {}, id: true },
        refers: {},
        computed: [],
      };
    case 4:
      return {
        type: "kafka_acl",
        name,
        after: {
          acl_host: "*",
          acl_operation: index % 3 === 0 ? "Write" : "Read",
          acl_permission_type: "Allow",
          acl_principal: `User:team-${String(index % 97)}-${"x".repeat(60)}`,
          resource_name: `orders.${String(index - 1)}.v1`,
          resource_pattern_type_filter: "Literal",
          resource_type: "Topic",
        },
        unknown: { id: true },
        refers: { resource_name: [`kafka_topic.r${String(index - 1)}.name`, `kafka_topic.r${String(index - 1)}`] },
        computed: [],
      };
    default: {
      const balancer = `aws_lb.b${String(Math.floor(index / loadBalancerListeners) % 200)}`;
      return {
        type: "aws_lb_listener",
        name,
        after: {
          alpn_policy: null,
          certificate_arn: null,
          default_action: [
            {
              authenticate_cognito: [],
              authenticate_oidc: [],
              fixed_response: [],
              forward: [],
              redirect: [],
              type: "forward",
            },
          ],
          port: 19000 + (index % loadBalancerListeners),
          protocol: "TCP",
          tags,
          tags_all: tags,
          tcp_idle_timeout_seconds: 900,
          timeouts: null,
        },
        unknown: {
          arn: true,
          default_action: [
            {
              authenticate_cognito: [],
              authenticate_oidc: [],
              fixed_response: [],
              forward: [],
              order: true,
              redirect: [],
              target_group_arn: true,
            },
          ],
          id: true,
          load_balancer_arn: true,
          mutual_authentication: true,
          ssl_policy: true,
          tags: {},
          tags_all: {},
        },
        refers: { load_balancer_arn: [`${balancer}.arn`, balancer] },
        computed: ["routing_http_request_x_amzn_tls_cipher_suite_header_name"],
      };
    }
  }
}

function provider(type: string): string {
  return type.startsWith("kafka_") ? "registry.terraform.io/mongey/kafka" : "registry.terraform.io/hashicorp/aws";
}

function plannedValue({ type, name, after }: LargeResource): unknown {
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: provider(type),
    schema_version: 0,
    values: after,
    sensitive_values: { tags: {}, tags_all: {} },
  };
}

function change({ type, name, after, unknown, computed }: LargeResource): unknown {
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: provider(type),
    change: {
      actions: ["create"],
      before: null,
      after: { ...after, ...Object.fromEntries(computed.map((key) => [key, null])) },
      after_unknown: unknown,
      before_sensitive: false,
      after_sensitive: { tags: {}, tags_all: {} },
    },
  };
}

function configuration({ type, name, after, refers }: LargeResource): unknown {
  const constants = Object.entries(after).filter(([key, value]) => value !== null && key !== "tags_all");
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_config_key: type.startsWith("kafka_") ? "kafka" : "aws",
    expressions: {
      ...Object.fromEntries(constants.map(([key, value]) => [key, { constant_value: value }])),
      ...Object.fromEntries(Object.entries(refers).map(([key, references]) => [key, { references }])),
    },
    schema_version: 0,
  };
}

/**
 * Writes a plan of so many resources as `terraform show -json` writes it, on one line, and tells its bytes. The same number
 * gives the same bytes.
 */
export function writeLargePlan(file: string, resources: number): number {
  const handle = openSync(file, "w");
  let bytes = 0;
  let kept = "";
  const put = (text: string): void => {
    kept += text;
    if (kept.length > 1 << 20) flush();
  };
  const flush = (): void => {
    bytes += writeSync(handle, kept);
    kept = "";
  };
  const list = (one: (resource: LargeResource) => unknown): void => {
    for (let index = 0; index < resources; index++)
      put(`${index === 0 ? "" : ","}${JSON.stringify(one(resourceAt(index)))}`);
  };
  put('{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[');
  list(plannedValue);
  put(']}},"resource_changes":[');
  list(change);
  put('],"configuration":{"provider_config":{"aws":{"name":"aws","full_name":"registry.terraform.io/hashicorp/aws"},');
  put('"kafka":{"name":"kafka","full_name":"registry.terraform.io/mongey/kafka"}},"root_module":{"resources":[');
  list(configuration);
  put(']}},"timestamp":"2026-11-21T18:00:00Z","applyable":true,"complete":true,"errored":false}');
  flush();
  closeSync(handle);
  return bytes;
}
