import { parse } from "dot-properties";
import { pathText } from "../../../documents/document-path";
import { type Inventory } from "../../document/inventory";
import { importedConnector } from "../connector";
import { type Told } from "../imported-inventory";
import { isRecord } from "../recognise";
import { type Unread } from "../unread";
import { addressesOf, configsFrom, textOr, textsOf } from "../values";
import { workers } from "./kafka-part";
import { type AwsPart, bootstrapLists } from "./msk-schema";
import { type State } from "./state";
import { type MskSource, type Region } from "./state-schema";

/** Which of MSK's three kinds a cluster is. */
export function mskPlatform({ metrics, aws_client_information: aws }: MskSource): Inventory["cluster"]["platform"] {
  const config = aws?.msk_cluster_config;
  const type = textOr(config?.ClusterType, textOr(metrics?.metadata?.cluster_type, "")).toUpperCase();
  if (type === "SERVERLESS") return "msk-serverless";
  const broker = [
    config?.Provisioned?.BrokerNodeGroupInfo?.InstanceType,
    metrics?.metadata?.instance_type,
    metrics?.metadata?.broker_type,
  ];
  return broker.some((word) => /^express(\.|$)/i.test(word ?? "")) ? "msk-express" : "msk-provisioned";
}

/** Addresses by which clients reach the cluster, one list for each way to sign in, and each broker's own. */
export function mskEndpoints({ bootstrap_brokers: lists, nodes }: AwsPart): Inventory["endpoints"] {
  const bootstrap = bootstrapLists.flatMap(({ key, id, protocol, visibility }) => {
    const addresses = addressesOf(lists?.[key] ?? "");
    return addresses.length === 0 ? [] : [{ id, kind: "bootstrap" as const, addresses, protocol, visibility }];
  });
  const brokers = (nodes ?? []).flatMap(({ BrokerNodeInfo: broker }) => {
    const addresses = broker?.Endpoints ?? [];
    if (addresses.length === 0) return [];
    const id = `broker-${String(broker?.BrokerId ?? "unknown")}`;
    return [{ id, kind: "broker" as const, addresses, protocol: null, visibility: null }];
  });
  return [...bootstrap, ...brokers];
}

/** What the cluster's own MSK configuration says; AWS's defaults beside it are not in the file. */
export function serverProperties(cluster: MskSource, region: Region, regions: State["regions"]) {
  const info = cluster.aws_client_information?.msk_cluster_config?.Provisioned?.CurrentBrokerSoftwareInfo;
  const arn = textOr(info?.ConfigurationArn, null);
  const own = (region.configurations ?? [])
    .filter(({ Arn, ServerProperties }) => arn !== null && Arn === arn && textOr(ServerProperties, null) !== null)
    .find(({ Revision }) => typeof info?.ConfigurationRevision !== "number" || Revision === info.ConfigurationRevision);
  const leftOut = regions.flatMap(({ path, value }) =>
    (value.configurations ?? []).flatMap((configuration, index) =>
      configuration === own
        ? []
        : [
            {
              path: pathText([...path, "configurations", index]),
              reason: `not the configuration of this cluster: ${configuration.Arn ?? "without an ARN"}`,
            },
          ],
    ),
  );
  if (own === undefined) return { leftOut, brokerConfigs: null, because: absent(arn, info?.ConfigurationRevision) };
  const properties = textsOf(parse(Buffer.from(own.ServerProperties ?? "", "base64").toString("utf8")));
  return { leftOut, brokerConfigs: configsFrom(properties, "STATIC_BROKER_CONFIG"), because: {} };
}

function absent(arn: string | null, revision: number | null | undefined): Readonly<Record<string, string>> {
  if (arn === null) return {};
  const which = typeof revision === "number" ? `revision ${String(revision)} of ${arn}` : arn;
  return { "cluster.brokerConfigs": `The cluster's configuration is not in the file: ${which}.` };
}

/** `super.users` as Kafka splits it: by `;`. */
export function superUsersOf(value: string | null | undefined): string[] | null {
  if (value === null || value === undefined) return null;
  return value
    .split(";")
    .map((user) => user.trim())
    .filter((user) => user !== "");
}

/** Connectors of MSK Connect: each has workers of its own, which are known by the connector's ARN. */
export function mskConnectors({ connectors }: AwsPart): Required<Pick<Told, "connectClusters" | "redactions">> {
  const redactions: NonNullable<Told["redactions"]> = [];
  const connectClusters = (connectors ?? []).map((connector) => {
    const { connector_arn: url, connector_name: name, connector_state: state, connector_configuration } = connector;
    const config = connector_configuration ? textsOf(connector_configuration) : null;
    const imported = importedConnector({ name, state: textOr(state, null), config }, url);
    redactions.push(...imported.redactions);
    return { ...workers(url), connectors: [imported.connector] };
  });
  return { connectClusters: connectClusters.length === 0 ? null : connectClusters, redactions };
}

interface Policies {
  readonly iamPolicies: Inventory["iamPolicies"];
  readonly leftOut: readonly Unread[];
}

/** The statements of a cluster's own policy; each has its own principals and becomes a policy of its own. */
export function clusterPolicy(policy: AwsPart["policy"], id: string, path: string): Policies {
  const text = textOr(policy?.Policy, null);
  if (text === null) return { iamPolicies: null, leftOut: [] };
  const statements = statementsIn(text);
  if (statements === null) return { iamPolicies: null, leftOut: [{ path, reason: "not a policy's JSON" }] };
  const leftOut: Unread[] = [];
  const iamPolicies = statements.map((statement, index) => {
    const at = `${path}.Statement[${String(index)}]`;
    for (const key of Object.keys(statement))
      if (!policyKeys.includes(key)) leftOut.push({ path: `${at}.${key}`, reason: "an inventory has no place for it" });
    const { Sid, Effect, Principal, Action, Resource, Condition } = statement;
    return {
      id: `${id}#${typeof Sid === "string" && Sid !== "" ? Sid : String(index)}`,
      principals: principalsOf(Principal),
      statements: [
        {
          effect: Effect === "Deny" ? ("Deny" as const) : ("Allow" as const),
          actions: wordsOf(Action),
          resources: wordsOf(Resource),
          condition: Condition === undefined ? null : JSON.stringify(Condition),
        },
      ],
    };
  });
  return { iamPolicies, leftOut };
}

const policyKeys = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];

function statementsIn(text: string): readonly Readonly<Record<string, unknown>>[] | null {
  try {
    const policy: unknown = JSON.parse(text);
    if (!isRecord(policy)) return null;
    const statement = policy["Statement"];
    return (Array.isArray(statement) ? statement : [statement]).filter(isRecord);
  } catch {
    return null;
  }
}

/** `"*"`, `{ "AWS": "arn…" }`, `{ "AWS": ["arn…"], "Service": "kafka.amazonaws.com" }`. */
function principalsOf(principal: unknown): string[] {
  return isRecord(principal) ? Object.values(principal).flatMap(wordsOf) : wordsOf(principal);
}

function wordsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((word): word is string => typeof word === "string");
}
