/** An MSK cluster for the cases of rules: everything right but what `settings` says otherwise. */
export function exampleMskCluster(settings: {
  readonly encryption?: string;
  readonly authentication?: string;
  readonly connectivity?: string;
  readonly more?: string;
}): string {
  const {
    encryption = 'client_broker = "TLS"',
    authentication = "sasl {\n      iam = true\n    }",
    connectivity = "",
    more = "",
  } = settings;
  return `
resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0a", "subnet-0b", "subnet-0c"]
    security_groups = ["sg-0a"]
    ${connectivity}
  }
  client_authentication {
    ${authentication}
  }
  encryption_info {
    encryption_in_transit {
      ${encryption}
    }
  }
  ${more}
}`;
}

/** A ConfigMap with one file, for the cases of rules. */
export function exampleConfigMap(file: string, lines: readonly string[]): string {
  return `
resource "kubernetes_config_map_v1" "kafka" {
  metadata {
    name      = "kafka"
    namespace = "kafka"
  }
  data = {
    "${file}" = <<-EOT
      ${lines.join("\n      ")}
    EOT
  }
}`;
}

/** `server.properties` of a broker that is set up as it should be. */
export const exampleBroker: readonly string[] = [
  "process.roles=broker",
  "node.id=1",
  "listeners=CLIENTS://:9094,INTERNAL://:9095",
  "listener.security.protocol.map=CLIENTS:SASL_SSL,INTERNAL:SASL_SSL,CONTROLLER:SASL_SSL",
  "controller.listener.names=CONTROLLER",
  "inter.broker.listener.name=INTERNAL",
  "sasl.enabled.mechanisms=SCRAM-SHA-512",
  "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
  "super.users=User:broker;User:terraform",
];

/** The same with some lines put in the place of those that begin with the same key. */
export function exampleBrokerWith(...lines: readonly string[]): readonly string[] {
  const keys = new Set(lines.map((line) => line.slice(0, line.indexOf("="))));
  return [...exampleBroker.filter((line) => !keys.has(line.slice(0, line.indexOf("=")))), ...lines];
}
