import { type Plan, type PlannedResource } from "../../plan/plan";
import { booleanOf, elementsOf, isUnknown, textOf, Unknown } from "../../plan/value";
import { attributeAt, isWritten, managed, nameOf } from "../attribute-at";
import { ledTo } from "../led-to";
import { type Settings } from "../settings/setting";
import { type KafkaCluster, type KafkaListener } from "./kafka-cluster";

/** Clusters of Amazon MSK, provisioned and serverless. `configurations` are settings by the resource that they stand in. */
export function mskClusters(plan: Plan, configurations: ReadonlyMap<string, Settings>): readonly KafkaCluster[] {
  return [
    ...managed(plan, "aws_msk_cluster").map((resource) => provisioned(plan, resource, configurations)),
    ...managed(plan, "aws_msk_serverless_cluster").map((resource) => serverless(plan, resource)),
  ];
}

function provisioned(
  plan: Plan,
  resource: PlannedResource,
  configurations: ReadonlyMap<string, Settings>,
): KafkaCluster {
  const inCluster = booleanOf(attributeAt(plan, resource, "encryption_info", "encryption_in_transit", "in_cluster"));
  const used = ledTo(plan, resource, attributeAt(plan, resource, "configuration_info", "arn"));
  return {
    resource,
    platform: "msk",
    name: `MSK cluster ${nameOf(plan, resource, "cluster_name")}`,
    listeners: listenersOf(plan, resource),
    betweenBrokers: {
      is: isUnknown(inCluster) && isWritten(inCluster) ? inCluster : inCluster === false ? "plaintext" : "tls",
      path: "encryption_info.encryption_in_transit.in_cluster",
    },
    authorizer: null,
    superUsers: { is: [], path: "configuration_info" },
    settings: used.resources.flatMap(({ address }) => configurations.get(address) ?? []),
  };
}

/** MSK's ports, which nobody chooses (Amazon MSK Developer Guide, "Port information"). */
const ports = { plaintext: 9092, tls: 9094, scram: 9096, iam: 9098 } as const;

function listenersOf(plan: Plan, resource: PlannedResource): readonly KafkaListener[] {
  const encryption = "encryption_info.encryption_in_transit.client_broker";
  const way = textOf(attributeAt(plan, resource, ...encryption.split(".")));
  const unclear = isUnknown(way) && isWritten(way) ? way : null;
  // MSK's own default is TLS.
  const written = typeof way === "string" ? way.toUpperCase() : "TLS";
  const listener = (
    port: number,
    path: string,
    signIn: KafkaListener["signIn"],
    mechanisms: readonly string[] = [],
  ): KafkaListener => ({
    resource,
    path,
    name: `port ${String(port)}`,
    port,
    encryption: "tls",
    signIn,
    mechanisms,
  });
  const plain: KafkaListener = {
    ...listener(ports.plaintext, encryption, "none"),
    encryption: unclear ?? "plaintext",
    signIn: unclear ?? "none",
  };
  const withTls = written === "PLAINTEXT" ? [] : tlsListeners(plan, resource, listener);
  return [...(unclear !== null || written.includes("PLAINTEXT") ? [plain] : []), ...withTls];
}

function tlsListeners(
  plan: Plan,
  resource: PlannedResource,
  listener: (
    port: number,
    path: string,
    signIn: KafkaListener["signIn"],
    mechanisms?: readonly string[],
  ) => KafkaListener,
): readonly KafkaListener[] {
  const ask = (...keys: readonly string[]) =>
    booleanOf(attributeAt(plan, resource, "client_authentication", ...keys)) ?? false;
  const unauthenticated = ask("unauthenticated");
  const iam = ask("sasl", "iam");
  const scram = ask("sasl", "scram");
  const authorities = elementsOf(
    attributeAt(plan, resource, "client_authentication", "tls", "certificate_authority_arns"),
  );
  const mutual = isUnknown(authorities) || authorities.length > 0;
  // A cluster for which nothing is chosen lets in everybody: that is what MSK calls unauthenticated access.
  const nothingChosen = unauthenticated === false && iam === false && scram === false && !mutual;
  const open = nothingChosen || unauthenticated === true;
  const path = nothingChosen ? "client_authentication" : "client_authentication.unauthenticated";
  const unsure = [unauthenticated, ...(mutual ? [] : [iam, scram])].find(isUnknown);
  const anySure = iam === true || scram === true || mutual;
  return [
    ...(open ? [listener(ports.tls, path, "none")] : []),
    ...(!open && isUnknown(unauthenticated) ? [listener(ports.tls, path, unauthenticated)] : []),
    ...(!open && !isUnknown(unauthenticated) && unsure !== undefined && !anySure
      ? [listener(ports.tls, "client_authentication", new Unknown(unsure.references))]
      : []),
    ...(mutual && !open ? [listener(ports.tls, "client_authentication.tls", "required")] : []),
    ...(scram === true
      ? [listener(ports.scram, "client_authentication.sasl.scram", "required", ["SCRAM-SHA-512"])]
      : []),
    ...(iam === true ? [listener(ports.iam, "client_authentication.sasl.iam", "required", ["AWS_MSK_IAM"])] : []),
  ];
}

/** Serverless clusters know TLS and IAM and nothing else. */
function serverless(plan: Plan, resource: PlannedResource): KafkaCluster {
  const path = "client_authentication.sasl.iam.enabled";
  const enabled = booleanOf(attributeAt(plan, resource, ...path.split(".")));
  return {
    resource,
    platform: "msk-serverless",
    name: `serverless MSK cluster ${nameOf(plan, resource, "cluster_name")}`,
    listeners: [
      {
        resource,
        path,
        name: `port ${String(ports.iam)}`,
        port: ports.iam,
        encryption: "tls",
        signIn: enabled === false ? "none" : "required",
        mechanisms: ["AWS_MSK_IAM"],
      },
    ],
    betweenBrokers: null,
    authorizer: null,
    superUsers: { is: [], path },
    settings: [],
  };
}
