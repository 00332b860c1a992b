import { readEvery } from "../../../documents/every-problem";
import { pathText } from "../../../documents/document-path";
import { importedInventory, type Told } from "../imported-inventory";
import { type Importer } from "../importer";
import { releaseOf, textOr, timeOf } from "../values";
import { clusterPolicy, mskConnectors, mskEndpoints, mskPlatform, serverProperties, superUsersOf } from "./aws-part";
import { chosen, clustersIn, type FoundCluster, leftOutOf } from "./clusters";
import { aclsOf, clientsOf, connectClustersOf, groupsOf, topicsOf } from "./kafka-part";
import { schemasOf } from "./registries";
import { readState } from "./state";

/**
 * State files of Confluent's kcp: of 0.4 to 0.7 (`regions` at the top), and since 0.8 with `schema_version` absent or 1 to
 * 4; newer ones are read as far as they are known. Keys as in `internal/types` of confluentinc/kcp.
 */
export const kcp: Importer = {
  format: "kcp",
  title: "Confluent's kcp: kcp-state.json of every version since 0.4",
  read(files, { cluster: name, ...taken }) {
    const states = readEvery(files, readState);
    const clusters = clustersIn(states);
    const picked = chosen(clusters, states, name);
    const registries = schemasOf(states);
    const told = picked.kind === "msk" ? mskTold(picked) : givenTold(picked);
    return importedInventory("kcp", files, taken, {
      ...told,
      schemas: registries.schemas,
      leftOut: [
        ...states.flatMap(({ leftOut }) => leftOut),
        ...leftOutOf(picked, clusters),
        ...(told.leftOut ?? []),
        ...registries.leftOut,
      ],
    });
  },
};

type OfKind<K extends FoundCluster["kind"]> = Extract<FoundCluster, { readonly kind: K }>;

/** What kcp reads over Kafka's protocol, of any cluster. */
function kafkaTold({ cluster, path }: FoundCluster): Told {
  const kafka = cluster.kafka_admin_client_information ?? {};
  const clients = clientsOf(cluster.discovered_clients, pathText([...path, "discovered_clients"]));
  const notScanned = kafka.topics === null || kafka.topics === undefined;
  return {
    topics: topicsOf(kafka.topics?.details),
    acls: aclsOf(kafka.acls),
    groups: groupsOf(kafka.consumer_groups),
    ...connectClustersOf(kafka),
    clients: clients.clients,
    leftOut: clients.leftOut,
    notes: notScanned
      ? { topics: "kcp did not scan topics: scan clusters without --skip-topics." }
      : { "topics[*].mixedReplication": "kcp looks at the replicas of the first partition only." },
    because: {
      quotas: "kcp does not read quotas.",
      acls: "kcp did not scan ACLs: scan clusters without --skip-acls.",
      groups: "kcp reads groups from schema_version 4 (0.9.1) on.",
      "groups[*].offsets": "kcp reads no committed positions.",
      connectClusters: "kcp found no connectors, or did not look: scan msk-connectors, scan self-managed-connectors.",
      schemas: "kcp looked at no registry: scan schema-registry.",
      clients: "kcp found no clients, or was given no broker log: scan client-inventory.",
    },
  };
}

function givenTold(found: OfKind<"kafka">): Told {
  const { cluster, state } = found;
  const told = kafkaTold(found);
  const kafka = cluster.kafka_admin_client_information;
  const bootstrap = { kind: "bootstrap" as const, protocol: null, visibility: null };
  return {
    ...told,
    cluster: {
      id: textOr(kafka?.cluster_id, null),
      name: cluster.id,
      kafkaVersion: releaseOf(cluster.metadata?.kafka_version),
    },
    takenAt: timeOf(cluster.metadata?.last_scanned) ?? state.takenAt,
    endpoints: endpointsOrNull([
      { id: "bootstrap", ...bootstrap, addresses: cluster.bootstrap_servers ?? [] },
      { id: "discovered-brokers", ...bootstrap, kind: "broker", addresses: kafka?.discovered_brokers ?? [] },
    ]),
    because: {
      ...told.because,
      "cluster.platform": "kcp calls every cluster outside of AWS Apache Kafka: say in an overlay whose Kafka it is.",
    },
  };
}

function endpointsOrNull(endpoints: NonNullable<Told["endpoints"]>): NonNullable<Told["endpoints"]> | null {
  const told = endpoints.filter(({ addresses }) => addresses.length > 0);
  return told.length === 0 ? null : told;
}

function mskTold(found: OfKind<"msk">): Told {
  const { cluster, region, state, path } = found;
  const told = kafkaTold(found);
  const aws = cluster.aws_client_information ?? {};
  const platform = mskPlatform(cluster);
  const properties = serverProperties(cluster, region, state.regions);
  const managed = mskConnectors(aws);
  const awsPath = pathText([...path, "aws_client_information"]);
  const name = textOr(cluster.name, textOr(aws.msk_cluster_config?.ClusterName, null));
  const arn = textOr(cluster.arn, textOr(aws.msk_cluster_config?.ClusterArn, name ?? "cluster-policy"));
  const policy = clusterPolicy(aws.policy, arn, `${awsPath}.policy.Policy`);
  const everyone = properties.brokerConfigs?.["allow.everyone.if.no.acl.found"]?.value;
  const workers = [...(told.connectClusters ?? []), ...(managed.connectClusters ?? [])];
  const scramSecrets = aws.ScramSecrets ?? [];
  const kafka = cluster.kafka_admin_client_information;
  const discovered = {
    id: "discovered-brokers",
    kind: "broker" as const,
    addresses: kafka?.discovered_brokers ?? [],
    protocol: null,
    visibility: null,
  };
  const withoutAcls = platform === "msk-serverless" && (told.acls ?? []).length === 0;
  return {
    ...told,
    cluster: {
      id: textOr(kafka?.cluster_id, null),
      name,
      platform,
      kafkaVersion:
        releaseOf(aws.msk_cluster_config?.Provisioned?.CurrentBrokerSoftwareInfo?.KafkaVersion) ??
        releaseOf(cluster.metrics?.metadata?.kafka_version),
      brokerConfigs: properties.brokerConfigs,
      superUsers: superUsersOf(properties.brokerConfigs?.["super.users"]?.value),
      allowEveryoneIfNoAclFound: everyone === null || everyone === undefined ? null : everyone.trim() === "true",
    },
    takenAt: state.takenAt,
    acls: withoutAcls ? null : (told.acls ?? null),
    endpoints: endpointsOrNull([...(mskEndpoints(aws) ?? []), discovered]),
    connectClusters: workers.length === 0 ? null : workers,
    redactions: [...(told.redactions ?? []), ...managed.redactions],
    iamPolicies: policy.iamPolicies,
    leftOut: [
      ...(told.leftOut ?? []),
      ...properties.leftOut,
      ...policy.leftOut,
      ...scramSecrets.map((secret, index) => ({
        path: `${awsPath}.ScramSecrets[${String(index)}]`,
        reason: `${secret}: kcp does not tell which user's password it holds; say it in an overlay`,
      })),
    ],
    notes: {
      ...told.notes,
      iamPolicies: "Policies of roles and users are not in the file, only the cluster's own.",
      ...(properties.brokerConfigs === null
        ? {}
        : { "cluster.brokerConfigs": "The file has what MSK's configuration sets, not AWS's own defaults." }),
    },
    because: {
      ...told.because,
      ...properties.because,
      ...(withoutAcls
        ? { acls: "kcp does not scan the ACLs of MSK Serverless: that there are none is not known." }
        : {}),
      "cluster.allowEveryoneIfNoAclFound":
        "MSK lets everyone in where no ACL is found unless its configuration says otherwise, and the file does not tell it.",
      ...(scramSecrets.length > 0
        ? { scramUsers: `The file has ${String(scramSecrets.length)} secrets of SCRAM users, not the users' names.` }
        : {}),
    },
  };
}
