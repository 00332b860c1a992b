import { type Rule } from "../../rule";
import { lossesFound } from "./losses";

/** A replicator that a plan deletes or replaces. */
export const workerDestroyed: Rule = {
  name: "worker-destroyed",
  area: "destruction",
  severity: "high",
  title: "A replicator is destroyed",
  what: "The plan deletes or replaces what copies records: MirrorMaker, a Connect worker or connector, an MSK replicator, a cluster link.",
  why: "Copying stops. Records that the source deletes meanwhile never arrive, and a connector under a new name begins again at the start.",
  remedy: "Change it in place. Where it is no longer needed because its wave is closed, release it in the policy.",
  references: [
    "https://kafka.apache.org/documentation/#georeplication",
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-replicator.html",
  ],
  find: (plan, known) => lossesFound(plan, known, "worker"),
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}`,
      before: `
resource "aws_mskconnect_connector" "mirror" {
  name                 = "mirror"
  kafkaconnect_version = "2.7.1"
  connector_configuration = {
    "connector.class" = "org.apache.kafka.connect.mirror.MirrorSourceConnector"
    "tasks.max"       = "2"
  }
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
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}`,
    },
    compliant: {
      terraform: `
resource "aws_mskconnect_connector" "mirror" {
  name                 = "mirror"
  kafkaconnect_version = "2.7.1"
  connector_configuration = {
    "connector.class" = "org.apache.kafka.connect.mirror.MirrorSourceConnector"
    "tasks.max"       = "2"
  }
  capacity {
    provisioned_capacity {
      mcu_count    = 1
      worker_count = 2
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
}`,
      before: `
resource "aws_mskconnect_connector" "mirror" {
  name                 = "mirror"
  kafkaconnect_version = "2.7.1"
  connector_configuration = {
    "connector.class" = "org.apache.kafka.connect.mirror.MirrorSourceConnector"
    "tasks.max"       = "2"
  }
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
}`,
    },
  },
};
