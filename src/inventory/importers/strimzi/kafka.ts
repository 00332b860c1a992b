import { z } from "zod";
import { heldTo } from "../../../documents/read-document";
import { type Inventory } from "../../document/inventory";
import { left, maybe, othersLeft } from "../unread";
import { configsFrom, releaseOf, textOr } from "../values";
import { type Manifest, metadata } from "./manifests";

const howItRuns = "how the operator runs the cluster is not part of an inventory";

const listener = othersLeft(
  {
    name: z.string().min(1),
    port: z.number().int(),
    type: maybe(z.string()),
    tls: maybe(z.boolean()),
    authentication: maybe(othersLeft({ type: z.string() }, "how the listener checks who signs in does not move")),
    configuration: maybe(
      othersLeft(
        {
          bootstrap: maybe(othersLeft({ host: maybe(z.string()), alternativeNames: left(howItRuns) }, howItRuns)),
        },
        howItRuns,
      ),
    ),
  },
  howItRuns,
);

/** `Kafka` of `kafka.strimzi.io/v1beta2` and `v1`. */
export const kafkaCluster = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata,
  spec: othersLeft(
    {
      kafka: othersLeft(
        {
          version: maybe(z.string()),
          listeners: maybe(z.array(listener)),
          config: maybe(z.record(z.string(), z.unknown())),
          authorization: maybe(
            othersLeft(
              { type: z.string(), superUsers: maybe(z.array(z.string())) },
              "an authorizer's own settings have no place in an inventory",
            ),
          ),
        },
        howItRuns,
      ),
    },
    howItRuns,
  ),
  status: maybe(
    othersLeft(
      {
        clusterId: maybe(z.string()),
        kafkaVersion: maybe(z.string()),
        listeners: maybe(
          z.array(
            othersLeft(
              { name: maybe(z.string()), type: maybe(z.string()), bootstrapServers: maybe(z.string()) },
              "told by the bootstrap addresses, or not part of an inventory",
            ),
          ),
        ),
      },
      "what the operator thinks of the resource",
    ),
  ),
});

type KafkaSpec = z.infer<typeof kafkaCluster>["spec"]["kafka"];
type Listener = NonNullable<KafkaSpec["listeners"]>[number];

/** What a Kafka resource tells of the cluster itself. */
export interface ToldCluster {
  readonly cluster: Partial<Inventory["cluster"]>;
  readonly endpoints: NonNullable<Inventory["endpoints"]>;
}

/**
 * The cluster: its configuration as the operator writes it into the brokers' files, its super users, its listeners.
 *
 * @throws DocumentError with every wrong value
 */
export function clusterTold(manifest: Manifest): ToldCluster {
  const { spec, status } = heldTo(manifest.document, kafkaCluster).content;
  const { authorization, config, listeners, version } = spec.kafka;
  const everyone = config?.["allow.everyone.if.no.acl.found"];
  return {
    cluster: {
      id: textOr(status?.clusterId, null),
      name: manifest.name,
      platform: "strimzi",
      kafkaVersion: releaseOf(version) ?? releaseOf(status?.kafkaVersion),
      authorizer: authorization ? "on" : "off",
      superUsers: authorization ? (authorization.superUsers ?? []).map(asPrincipal) : null,
      // What the resource does not set has Kafka's default: only who is named may do something.
      allowEveryoneIfNoAclFound: authorization?.type === "simple" ? String(everyone ?? false) === "true" : null,
      brokerConfigs: configsFrom(config ?? {}, "STATIC_BROKER_CONFIG"),
    },
    endpoints: (listeners ?? []).map((one) => {
      const seen = status?.listeners?.find(({ name, type }) => (name ?? type) === one.name)?.bootstrapServers;
      return endpointOf(one, manifest, textOr(seen, null));
    }),
  };
}

/** The operator puts `User:` before each (`KafkaBrokerConfigurationBuilder`). */
function asPrincipal(user: string): string {
  return user.startsWith("User:") ? user : `User:${user}`;
}

function endpointOf(listener: Listener, manifest: Manifest, seen: string | null): ToldCluster["endpoints"][number] {
  const inside = listener.type === "internal" || listener.type === "cluster-ip";
  return {
    id: `bootstrap-${listener.name}`,
    kind: "bootstrap",
    addresses: seen === null ? plannedAddresses(listener, manifest) : seen.split(",").map((address) => address.trim()),
    protocol: protocolOf(listener),
    visibility: inside ? "private" : null,
  };
}

/** Where the cluster does not tell: the service that the operator makes inside, the name that was asked for outside. */
function plannedAddresses({ port, type, configuration }: Listener, { name, namespace }: Manifest): string[] {
  const host = configuration?.bootstrap?.host;
  if (typeof host === "string") return [`${host}:${type === "ingress" || type === "route" ? "443" : String(port)}`];
  if (type !== "internal") return [];
  return [`${name}-kafka-bootstrap${namespace === null ? "" : `.${namespace}.svc`}:${String(port)}`];
}

/** mTLS is TLS alone; every other way to sign in is SASL. */
function protocolOf({ tls, authentication }: Listener): string {
  const sasl = authentication !== null && authentication !== undefined && authentication.type !== "tls";
  if (tls === true) return sasl ? "SASL_SSL" : "SSL";
  return sasl ? "SASL_PLAINTEXT" : "PLAINTEXT";
}
