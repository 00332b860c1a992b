import { type ImportedFile } from "../../../../src/inventory/importers/importer";
import { type Inventory } from "../../../../src/inventory/document/inventory";
import { kcp } from "../../../../src/inventory/importers/kcp/kcp";

/** When the tests of importers take place. */
export const taken = { now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "0.1.0" };

/** A state file as a file. */
export function stateFile(state: object, file = "state/kcp-state.json"): ImportedFile {
  return { file, text: JSON.stringify(state) };
}

/** What one state file becomes. */
export function imported(state: object, cluster?: string): Inventory {
  return kcp.read([stateFile(state)], { ...taken, ...(cluster === undefined ? {} : { cluster }) });
}

/** What kcp read over Kafka's protocol: one topic, one ACL. */
export function aKafkaPart(part: object = {}): object {
  return {
    cluster_id: "abc",
    topics: {
      summary: { topics: 1 },
      details: [{ name: "orders", partitions: 3, replication_factor: 2, configurations: { "retention.ms": "1000" } }],
    },
    acls: [anAclOfKcp()],
    ...part,
  };
}

/** An ACL as sarama spells it. */
export function anAclOfKcp(acl: object = {}): object {
  return {
    ResourceType: "Topic",
    ResourceName: "orders",
    ResourcePatternType: "Literal",
    Principal: "User:alice",
    Host: "*",
    Operation: "Read",
    PermissionType: "Allow",
    ...acl,
  };
}

/** A state file with one cluster that kcp was given the addresses of. */
export function aStateFile(kafka: object = {}, cluster: object = {}, state: object = {}): object {
  return {
    schema_version: 3,
    kcp_build_info: { version: "0.9.0", commit: "x", date: "y" },
    timestamp: "2026-08-21T00:00:00Z",
    osk_sources: {
      clusters: [
        {
          id: "prod",
          bootstrap_servers: ["b1:9092"],
          discovered_clients: [],
          metadata: { kafka_version: "3.6.0", last_scanned: "2026-08-20T10:00:00Z" },
          kafka_admin_client_information: aKafkaPart(kafka),
          ...cluster,
        },
      ],
    },
    ...state,
  };
}

/** The ARN of the sample cluster at AWS. */
export const arn = "arn:aws:kafka:eu-west-1:123456789012:cluster/shop/0000-1";

/** One region with one cluster that kcp found at AWS. */
export function aRegion(aws: object = {}, cluster: object = {}, region: object = {}): object {
  return {
    configurations: [],
    clusters: [
      {
        name: "shop",
        arn,
        region: "eu-west-1",
        aws_client_information: {
          msk_cluster_config: {
            ClusterType: "PROVISIONED",
            Provisioned: {
              BrokerNodeGroupInfo: { InstanceType: "kafka.m5.large" },
              CurrentBrokerSoftwareInfo: {
                ConfigurationArn: "arn:aws:kafka:eu-west-1:123456789012:configuration/shop/1",
                ConfigurationRevision: 2,
                KafkaVersion: "3.7.x",
              },
            },
          },
          ...aws,
        },
        kafka_admin_client_information: aKafkaPart(),
        ...cluster,
      },
    ],
    ...region,
  };
}

/** A state file with what kcp found at AWS. */
export function anMskStateFile(aws: object = {}, cluster: object = {}, region: object = {}): object {
  return {
    schema_version: 3,
    msk_sources: { regions: [aRegion(aws, cluster, region)] },
    timestamp: "2026-08-21T00:00:00Z",
  };
}
