/** A connector of MirrorMaker 2 in MSK Connect: `MirrorSourceConnector` with these settings. */
export function mirrorConnector(className: string, settings: Readonly<Record<string, string>>): string {
  const entries = Object.entries(settings).map(([key, value]) => `    "${key}" = "${value}"\n`);
  return `resource "aws_mskconnect_connector" "mirror" {
  name                 = "mirror"
  kafkaconnect_version = "2.7.1"
  connector_configuration = {
    "connector.class" = "org.apache.kafka.connect.mirror.${className}"
    "tasks.max"       = "2"
${entries.join("")}  }
  capacity {
    provisioned_capacity {
      mcu_count    = 1
      worker_count = 1
    }
  }
  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = "b-1.example.com:9098"
      vpc {
        security_groups = ["sg-0123456789abcdef0"]
        subnets         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
      }
    }
  }
  kafka_cluster_client_authentication {
    authentication_type = "IAM"
  }
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }
  plugin {
    custom_plugin {
      arn      = "arn:aws:kafkaconnect:eu-central-1:111122223333:custom-plugin/mirror/00000000-0000-0000-0000-000000000000-1"
      revision = 1
    }
  }
  service_execution_role_arn = "arn:aws:iam::111122223333:role/mirror"
}
`;
}

/** A ConfigMap that holds the `mm2.properties` of MirrorMaker's dedicated mode. */
export function mirrorProperties(lines: readonly string[]): string {
  return `resource "kubernetes_config_map_v1" "mirror" {
  metadata {
    name      = "mirror"
    namespace = "kafka"
  }
  data = {
    "mm2.properties" = <<-EOT
${lines.map((line) => `      ${line}`).join("\n")}
    EOT
  }
}
`;
}

/** What a sound `mm2.properties` from src to tgt says, without what it syncs beside records. */
export const soundMirror: readonly string[] = [
  "clusters = src, tgt",
  "src.bootstrap.servers = src.example.com:9094",
  "tgt.bootstrap.servers = tgt.example.com:9094",
  "src.security.protocol = SASL_SSL",
  "tgt.security.protocol = SASL_SSL",
  "src->tgt.enabled = true",
  "src->tgt.topics = orders\\\\.v1",
  "replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
  "src->tgt.sync.topic.acls.enabled = false",
  "src->tgt.sync.topic.configs.enabled = false",
];

/** Settings of a sound connector from src to tgt, without what it syncs beside records. */
export const soundConnector: Readonly<Record<string, string>> = {
  "replication.policy.class": "org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
  "source.cluster.alias": "src",
  "target.cluster.alias": "tgt",
};
