import {
  exampleBroker,
  exampleBrokerWith,
  exampleConfigMap,
  exampleMskCluster,
} from "../../../../src/review/rules/transport/example-cluster";
import { type Seed } from "../seed";
import { strimziKafka, strimziManifest } from "./manifests";
import { chartSeeds } from "./transport/charts";
import { transportSeedsElsewhere } from "./transport/elsewhere";
import { unreadObjectSeeds } from "./transport/unread-objects";

const cluster = "aws_msk_cluster.orders";
const configMap = "kubernetes_config_map_v1.kafka";
const iamAlone = "sasl {\n      iam = true\n    }";
const scram = "sasl {\n      scram = true\n    }";

const configuration = (...lines: readonly string[]): string => `
resource "aws_msk_configuration" "orders" {
  name              = "orders"
  server_properties = "${lines.join("\\n")}"
}`;

const configured = "configuration_info {\n    arn      = aws_msk_configuration.orders.arn\n    revision = 1\n  }";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const transportSeeds: readonly Seed[] = [
  {
    name: "msk-plaintext-alone",
    terraform: exampleMskCluster({ encryption: 'client_broker = "PLAINTEXT"' }),
    finds: [
      { rule: "kafka-listener-plaintext", address: cluster },
      { rule: "kafka-listener-unauthenticated", address: cluster },
      { rule: "everyone-allowed-if-no-acl", address: cluster },
    ],
  },
  {
    name: "msk-nobody-chose-how-to-sign-in",
    terraform: `
resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0a", "subnet-0b", "subnet-0c"]
    security_groups = ["sg-0a"]
  }
}`,
    finds: [
      { rule: "kafka-listener-unauthenticated", address: cluster },
      { rule: "everyone-allowed-if-no-acl", address: cluster },
    ],
  },
  {
    name: "msk-acls-of-a-configuration-that-leaves-them-open",
    terraform: `${configuration("auto.create.topics.enable=false")}${exampleMskCluster({ authentication: scram, more: configured })}`,
    finds: [{ rule: "everyone-allowed-if-no-acl", address: "aws_msk_configuration.orders" }],
  },
  {
    name: "msk-configuration-of-an-unknown-cluster",
    terraform: configuration("auto.create.topics.enable=false"),
    finds: [{ rule: "everyone-allowed-if-no-acl", address: "aws_msk_configuration.orders", verdict: "cannot-tell" }],
  },
  {
    name: "msk-configuration-that-others-made",
    terraform: exampleMskCluster({
      authentication: scram,
      more: 'configuration_info {\n    arn      = "arn:aws:kafka:eu-central-1:111122223333:configuration/orders/01234567-89ab-cdef-0123-456789abcdef-2"\n    revision = 1\n  }',
    }),
    finds: [{ rule: "everyone-allowed-if-no-acl", address: cluster, verdict: "cannot-tell" }],
  },
  {
    name: "msk-clusters-by-for-each",
    terraform: `
variable "ways" {
  default = { plain = "TLS_PLAINTEXT", safe = "TLS" }
}
${exampleMskCluster({ encryption: "client_broker = each.value" }).replace('"orders" {', '"orders" {\n  for_each = var.ways')}`,
    finds: [
      { rule: "kafka-listener-plaintext", address: `${cluster}["plain"]` },
      { rule: "kafka-listener-unauthenticated", address: `${cluster}["plain"]` },
      { rule: "everyone-allowed-if-no-acl", address: `${cluster}["plain"]` },
    ],
  },
  {
    name: "msk-client-certificates-of-an-authority-made-now",
    terraform: `
resource "aws_acmpca_certificate_authority" "clients" {
  type = "ROOT"
  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA256WITHRSA"
    subject {
      common_name = "clients"
    }
  }
}
${configuration("allow.everyone.if.no.acl.found=false")}
${exampleMskCluster({
  authentication: "tls {\n      certificate_authority_arns = [aws_acmpca_certificate_authority.clients.arn]\n    }",
  more: configured,
})}`,
    finds: [],
  },
  { name: "msk-iam-alone-knows-no-acls", terraform: exampleMskCluster({ authentication: iamAlone }), finds: [] },
  {
    name: "msk-serverless-asks-everybody",
    terraform: `
resource "aws_msk_serverless_cluster" "orders" {
  cluster_name = "orders"
  vpc_config {
    subnet_ids         = ["subnet-0a", "subnet-0b"]
    security_group_ids = ["sg-0a"]
  }
  client_authentication {
    sasl {
      iam {
        enabled = true
      }
    }
  }
}`,
    finds: [],
  },
  {
    name: "strimzi-plain-listener-without-a-name",
    terraform: strimziKafka({ listeners: '{ name = "plain", port = 9092, type = "internal", tls = false }' }),
    finds: [
      { rule: "kafka-listener-plaintext", address: "kubernetes_manifest.kafka" },
      { rule: "kafka-listener-unauthenticated", address: "kubernetes_manifest.kafka" },
    ],
  },
  {
    name: "strimzi-without-authorization-and-with-a-super-user-for-nobody",
    terraform: strimziKafka({
      listeners:
        '{ name = "tls", port = 9093, type = "internal", tls = true, authentication = { type = "scram-sha-512" } }',
      authorization: "",
    }),
    finds: [{ rule: "authorizer-missing", address: "kubernetes_manifest.kafka" }],
  },
  {
    name: "strimzi-anonymous-super-user",
    terraform: strimziKafka({ authorization: 'authorization = { type = "simple", superUsers = ["ANONYMOUS"] }' }),
    finds: [{ rule: "anonymous-is-super-user", address: "kubernetes_manifest.kafka" }],
  },
  {
    name: "strimzi-old-versions-of-tls",
    terraform: strimziKafka({ config: '"ssl.enabled.protocols" = "TLSv1.3,TLSv1.2,TLSv1.1"' }),
    finds: [{ rule: "weak-tls-policy", address: "kubernetes_manifest.kafka" }],
  },
  {
    name: "strimzi-listener-whose-load-balancer-ends-tls",
    terraform: strimziKafka({
      listeners: `{
          name           = "external"
          port           = 9094
          type           = "loadbalancer"
          tls            = true
          authentication = { type = "tls" }
          configuration = {
            bootstrap = {
              annotations = { "service.beta.kubernetes.io/aws-load-balancer-ssl-cert" = "arn:aws:acm:eu-central-1:111122223333:certificate/x" }
            }
          }
        }`,
    }),
    finds: [{ rule: "tls-terminated-at-load-balancer", address: "kubernetes_manifest.kafka" }],
  },
  { name: "strimzi-as-it-should-be", terraform: strimziKafka({}), finds: [] },
  {
    name: "mirror-maker-of-strimzi-without-tls",
    terraform: strimziManifest(
      "KafkaMirrorMaker2",
      `replicas = 2
      target = {
        alias              = "tgt"
        bootstrapServers   = "orders-kafka-bootstrap:9093"
        groupId            = "mm2"
        configStorageTopic = "mm2-configs"
        offsetStorageTopic = "mm2-offsets"
        statusStorageTopic = "mm2-status"
        tls                = { trustedCertificates = [{ secretName = "orders-cluster-ca-cert", pattern = "*.crt" }] }
        config             = { "ssl.endpoint.identification.algorithm" = "" }
      }
      mirrors = [{
        source = { alias = "src", bootstrapServers = "10.1.0.10:9092" }
        topicsPattern   = "orders"
        sourceConnector = { tasksMax = 1 }
      }]`,
    ),
    finds: [
      { rule: "replication-link-plaintext", address: "kubernetes_manifest.kafka" },
      { rule: "hostname-verification-off", address: "kubernetes_manifest.kafka" },
    ],
  },
  {
    name: "mirror-maker-that-names-no-protocol",
    terraform: exampleConfigMap("mm2.properties", [
      "clusters = src, tgt",
      "src.bootstrap.servers = 10.1.0.10:9092",
      "tgt.bootstrap.servers = 10.2.0.10:9094",
      "tgt.security.protocol = SASL_SSL",
      "src->tgt.enabled = true",
    ]),
    finds: [{ rule: "replication-link-plaintext", address: configMap }],
  },
  {
    name: "mirror-maker-with-one-protocol-for-both",
    terraform: exampleConfigMap("mm2.properties", [
      "clusters = src, tgt",
      "security.protocol = SASL_SSL",
      "src.bootstrap.servers = 10.1.0.10:9094",
      "tgt.bootstrap.servers = 10.2.0.10:9094",
    ]),
    finds: [],
  },
  {
    name: "msk-connect-mirrors-in-the-clear",
    terraform: `
resource "aws_mskconnect_connector" "mm2" {
  name                       = "mm2"
  kafkaconnect_version       = "3.7.x"
  service_execution_role_arn = "arn:aws:iam::111122223333:role/mm2"
  capacity {
    provisioned_capacity {
      worker_count = 1
    }
  }
  connector_configuration = {
    "connector.class"                    = "org.apache.kafka.connect.mirror.MirrorSourceConnector"
    "tasks.max"                          = "1"
    "source.cluster.bootstrap.servers"   = "10.1.0.10:9092"
    "source.cluster.security.protocol"   = "SASL_PLAINTEXT"
    "source.cluster.sasl.mechanism"      = "PLAIN"
    "target.cluster.bootstrap.servers"   = "10.2.0.10:9098"
    "target.cluster.security.protocol"   = "SASL_SSL"
  }
  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = "10.2.0.10:9098"
      vpc {
        security_groups = ["sg-0a"]
        subnets         = ["subnet-0a"]
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
      arn      = "arn:aws:kafkaconnect:eu-central-1:111122223333:custom-plugin/mm2/01234567-89ab-cdef-0123-456789abcdef-2"
      revision = 1
    }
  }
}`,
    finds: [
      { rule: "replication-link-plaintext", address: "aws_mskconnect_connector.mm2" },
      { rule: "sasl-plain-without-tls", address: "aws_mskconnect_connector.mm2" },
    ],
  },
  {
    name: "own-brokers-with-everything-by-default",
    terraform: exampleConfigMap("server.properties", ["broker.id=1", "zookeeper.connect=zk:2181"]),
    finds: [
      { rule: "kafka-listener-plaintext", address: configMap },
      { rule: "kafka-listener-unauthenticated", address: configMap },
      { rule: "broker-traffic-unencrypted", address: configMap },
      { rule: "authorizer-missing", address: configMap },
    ],
  },
  {
    name: "own-brokers-that-ask-for-certificates-and-take-none-too",
    terraform: exampleConfigMap(
      "server.properties",
      exampleBrokerWith(
        "listeners=CLIENTS://:9094,INTERNAL://:9095",
        "listener.security.protocol.map=CLIENTS:SSL,INTERNAL:SSL,CONTROLLER:SSL",
        "ssl.client.auth=required",
        "listener.name.clients.ssl.client.auth=requested",
      ),
    ),
    finds: [{ rule: "kafka-listener-unauthenticated", address: configMap }],
  },
  {
    name: "own-controllers-in-the-clear",
    terraform: exampleConfigMap(
      "server.properties",
      exampleBrokerWith(
        "listeners=CLIENTS://:9094,INTERNAL://:9095,CONTROLLER://:9093",
        "listener.security.protocol.map=CLIENTS:SASL_SSL,INTERNAL:SASL_SSL,CONTROLLER:PLAINTEXT",
      ),
    ),
    finds: [{ rule: "broker-traffic-unencrypted", address: configMap }],
  },
  {
    name: "own-broker-with-a-listener-for-its-own-machine",
    terraform: exampleConfigMap(
      "server.properties",
      exampleBrokerWith(
        "listeners=CLIENTS://:9094,INTERNAL://:9095,HEALTH://127.0.0.1:9999",
        "listener.security.protocol.map=CLIENTS:SASL_SSL,INTERNAL:SASL_SSL,CONTROLLER:SASL_SSL,HEALTH:PLAINTEXT",
      ),
    ),
    finds: [],
  },
  {
    name: "own-brokers-certificates-are-many-names-of-one-kind",
    terraform: exampleConfigMap(
      "server.properties",
      exampleBrokerWith(
        `super.users=${Array.from({ length: 9 }, (_, id) => `User:CN=broker-${String(id)}`).join(";")};User:terraform`,
      ),
    ),
    finds: [],
  },
  {
    name: "own-super-users-with-a-star",
    terraform: exampleConfigMap("server.properties", exampleBrokerWith("super.users=User:*")),
    finds: [{ rule: "super-users-too-many", address: configMap }],
  },
  {
    name: "brokers-in-containers-by-their-environment",
    terraform: `
resource "kubernetes_stateful_set_v1" "kafka" {
  metadata {
    name      = "kafka"
    namespace = "kafka"
  }
  spec {
    service_name = "kafka"
    selector {
      match_labels = { app = "kafka" }
    }
    template {
      metadata {
        labels = { app = "kafka" }
      }
      spec {
        container {
          name  = "kafka"
          image = "apache/kafka:4.1.0"
          env {
            name  = "KAFKA_NODE_ID"
            value = "1"
          }
          env {
            name  = "KAFKA_LISTENERS"
            value = "CLIENTS://:9092"
          }
          env {
            name  = "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"
            value = "CLIENTS:SASL_PLAINTEXT"
          }
          env {
            name  = "KAFKA_INTER_BROKER_LISTENER_NAME"
            value = "CLIENTS"
          }
          env {
            name  = "KAFKA_SASL_ENABLED_MECHANISMS"
            value = "PLAIN"
          }
          env {
            name  = "KAFKA_AUTHORIZER_CLASS_NAME"
            value = "org.apache.kafka.metadata.authorizer.StandardAuthorizer"
          }
        }
      }
    }
  }
}`,
    finds: [
      { rule: "kafka-listener-plaintext", address: "kubernetes_stateful_set_v1.kafka" },
      { rule: "sasl-plain-without-tls", address: "kubernetes_stateful_set_v1.kafka" },
      { rule: "broker-traffic-unencrypted", address: "kubernetes_stateful_set_v1.kafka" },
    ],
  },
  ...transportSeedsElsewhere,
  ...unreadObjectSeeds,
  ...chartSeeds,
  {
    name: "settings-of-others-are-no-brokers",
    terraform: exampleConfigMap("application.properties", ["server.port=8080", "spring.application.name=billing"]),
    finds: [],
  },
  { name: "own-brokers-as-they-should-be", terraform: exampleConfigMap("server.properties", exampleBroker), finds: [] },
];
