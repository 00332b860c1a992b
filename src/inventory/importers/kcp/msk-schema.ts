import { z } from "zod";
import { left, maybe } from "../unread";

const notInventory = "not part of an inventory";
const network = "the source's network is not part of an inventory";
const ofService = "tells of the managed service, not of what has to move";

const softwareInfo = z.object({
  ConfigurationArn: maybe(z.string()),
  ConfigurationRevision: maybe(z.number()),
  KafkaVersion: maybe(z.string()),
});

const clusterConfig = z.object({
  ActiveOperationArn: left(ofService),
  ClusterArn: maybe(z.string()),
  ClusterName: maybe(z.string()),
  ClusterType: maybe(z.string()),
  CreationTime: left(ofService),
  CurrentVersion: left(ofService),
  State: left(ofService),
  StateInfo: left(ofService),
  Tags: left("what people say of a cluster belongs into an overlay"),
  Provisioned: maybe(
    z.object({
      BrokerNodeGroupInfo: maybe(
        z.object({
          InstanceType: maybe(z.string()),
          BrokerAZDistribution: left(network),
          ClientSubnets: left(network),
          ConnectivityInfo: left(network),
          SecurityGroups: left(network),
          StorageInfo: left(ofService),
          ZoneIds: left(network),
        }),
      ),
      ClientAuthentication: left("told by the addresses: each way to sign in has its own"),
      CurrentBrokerSoftwareInfo: maybe(softwareInfo),
      CustomerActionStatus: left(ofService),
      EncryptionInfo: left(ofService),
      EnhancedMonitoring: left(ofService),
      LoggingInfo: left(ofService),
      NumberOfBrokerNodes: left("the brokers are listed beside it"),
      OpenMonitoring: left(ofService),
      Rebalancing: left(ofService),
      StorageMode: left(ofService),
      ZookeeperConnectString: left("what the brokers need among themselves does not move"),
      ZookeeperConnectStringTls: left("what the brokers need among themselves does not move"),
    }),
  ),
  Serverless: left(ofService),
});

/** How MSK calls each list of addresses (`GetBootstrapBrokers`), and what the list is. */
export const bootstrapLists = [
  { key: "BootstrapBrokerString", id: "bootstrap-plaintext", protocol: "PLAINTEXT", visibility: "private" },
  { key: "BootstrapBrokerStringTls", id: "bootstrap-tls", protocol: "SSL", visibility: "private" },
  { key: "BootstrapBrokerStringSaslScram", id: "bootstrap-sasl-scram", protocol: "SASL_SSL", visibility: "private" },
  { key: "BootstrapBrokerStringSaslIam", id: "bootstrap-sasl-iam", protocol: "SASL_SSL", visibility: "private" },
  { key: "BootstrapBrokerStringPublicTls", id: "bootstrap-tls-public", protocol: "SSL", visibility: "public" },
  {
    key: "BootstrapBrokerStringPublicSaslScram",
    id: "bootstrap-sasl-scram-public",
    protocol: "SASL_SSL",
    visibility: "public",
  },
  {
    key: "BootstrapBrokerStringPublicSaslIam",
    id: "bootstrap-sasl-iam-public",
    protocol: "SASL_SSL",
    visibility: "public",
  },
  {
    key: "BootstrapBrokerStringVpcConnectivityTls",
    id: "bootstrap-tls-privatelink",
    protocol: "SSL",
    visibility: "privatelink",
  },
  {
    key: "BootstrapBrokerStringVpcConnectivitySaslScram",
    id: "bootstrap-sasl-scram-privatelink",
    protocol: "SASL_SSL",
    visibility: "privatelink",
  },
  {
    key: "BootstrapBrokerStringVpcConnectivitySaslIam",
    id: "bootstrap-sasl-iam-privatelink",
    protocol: "SASL_SSL",
    visibility: "privatelink",
  },
] as const;

const addresses = maybe(z.string());

const bootstrapBrokers = z.object({
  BootstrapBrokerString: addresses,
  BootstrapBrokerStringTls: addresses,
  BootstrapBrokerStringSaslScram: addresses,
  BootstrapBrokerStringSaslIam: addresses,
  BootstrapBrokerStringPublicTls: addresses,
  BootstrapBrokerStringPublicSaslScram: addresses,
  BootstrapBrokerStringPublicSaslIam: addresses,
  BootstrapBrokerStringVpcConnectivityTls: addresses,
  BootstrapBrokerStringVpcConnectivitySaslScram: addresses,
  BootstrapBrokerStringVpcConnectivitySaslIam: addresses,
  ResultMetadata: left(ofService),
});

const node = z.object({
  AddedToClusterTime: left(ofService),
  BrokerNodeInfo: maybe(
    z.object({
      AttachedENIId: left(network),
      BrokerId: maybe(z.number()),
      ClientSubnet: left(network),
      ClientVpcIpAddress: left(network),
      CurrentBrokerSoftwareInfo: left("told of the cluster as a whole"),
      Endpoints: maybe(z.array(z.string())),
    }),
  ),
  ControllerNodeInfo: left("what the brokers need among themselves does not move"),
  InstanceType: left(ofService),
  NodeARN: left(ofService),
  NodeType: left(ofService),
  ZookeeperNodeInfo: left("what the brokers need among themselves does not move"),
});

const mskConnector = z.object({
  connector_arn: z.string().min(1),
  connector_name: z.string().min(1),
  connector_state: maybe(z.string()),
  creation_time: left(ofService),
  kafka_cluster: left("the cluster that it is listed under"),
  kafka_cluster_client_authentication: left("how the workers sign in is the managed service's matter"),
  capacity: left(ofService),
  plugins: left("which archive a plugin is in is the managed service's matter; its class is in the configuration"),
  connector_configuration: maybe(z.record(z.string(), z.unknown())),
});

const aws = z.object({
  msk_cluster_config: maybe(clusterConfig),
  client_vpc_connections: left(network),
  cluster_operations: left(ofService),
  nodes: maybe(z.array(node)),
  ScramSecrets: maybe(z.array(z.string())),
  bootstrap_brokers: maybe(bootstrapBrokers),
  policy: maybe(
    z.object({ CurrentVersion: left(ofService), Policy: maybe(z.string()), ResultMetadata: left(ofService) }),
  ),
  compatible_versions: left(ofService),
  cluster_networking: left(network),
  connectors: maybe(z.array(mskConnector)),
  connector_metrics: left(notInventory),
});

const metricsMetadata = z.object({
  cluster_type: maybe(z.string()),
  kafka_version: maybe(z.string()),
  broker_type: maybe(z.string()),
  instance_type: maybe(z.string()),
  number_of_broker_nodes: left(notInventory),
  broker_az_distribution: left(network),
  enhanced_monitoring: left(ofService),
  start_date: left(notInventory),
  end_date: left(notInventory),
  period: left(notInventory),
  follower_fetching: left(notInventory),
  tiered_storage: left("told by the topics' own remote.storage.enable"),
});

/** The fields of a cluster that only AWS tells. */
export const mskCluster = {
  name: maybe(z.string()),
  arn: maybe(z.string()),
  region: left("the region is in the cluster's ARN"),
  metrics: maybe(
    z.object({
      metadata: maybe(metricsMetadata),
      results: left(notInventory),
      query_info: left(notInventory),
    }),
  ),
  aws_client_information: maybe(aws),
};

/** One revision of an MSK configuration (`DescribeConfigurationRevision`); the properties are base64. */
export const regionConfiguration = z.object({
  Arn: maybe(z.string()),
  CreationTime: left(ofService),
  Description: left(ofService),
  Revision: maybe(z.number()),
  ServerProperties: maybe(z.string()),
  ResultMetadata: left(ofService),
});

/** What kcp asked AWS of a cluster. */
export type AwsPart = z.infer<typeof aws>;

/** See {@link regionConfiguration}. */
export type RegionConfiguration = z.infer<typeof regionConfiguration>;
