import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isList, isObject, isUnknown, textOf, Unknown, type Value } from "../plan/value";
import { attributeAt, managed } from "./attribute-at";
import { kafkaSettingsOf } from "./kafka-settings";
import { type Manifest, manifestsOf, under } from "./manifests";
import { firstOf, listed, type Settings, told } from "./settings/setting";

/** One connection over which records are copied, or which a Connect worker holds to its cluster. */
export interface ReplicationLink {
  readonly resource: PlannedResource;
  readonly path: string;
  /** `MirrorMaker's connection to src`. */
  readonly name: string;
  /** `PLAINTEXT`, `SASL_PLAINTEXT`, `SSL`, `SASL_SSL`. */
  readonly protocol: string | Unknown;
  /** Whether the protocol is Kafka's default because nobody wrote one. */
  readonly byDefault: boolean;
  /** In capitals: `PLAIN`. */
  readonly mechanism: string | null;
}

/** Every connection of MirrorMaker, Connect and cluster links, in whatever shape. */
export const replicationLinksOf = oncePerPlan((plan): readonly ReplicationLink[] => [
  ...kafkaSettingsOf(plan).flatMap(linksOf),
  ...manifestsOf(plan).flatMap(strimziLinks),
  ...managed(plan, "automq_kafka_link").map((resource) => autoMqLink(plan, resource)),
]);

function linksOf(settings: Settings): readonly ReplicationLink[] {
  switch (settings.role) {
    case "mirror-maker":
      return aliasesOf(settings).map((alias) =>
        link(settings, `MirrorMaker's connection to ${alias}`, [`${alias}.`, ""]),
      );
    case "connector":
      return told(settings, "connector.class")?.includes(".mirror.") === true
        ? ["source.cluster.", "target.cluster."]
            .filter((prefix) => settings.entries.has(`${prefix}bootstrap.servers`))
            .map((prefix) => link(settings, `the connector's connection to its ${prefix.slice(0, 6)}`, [prefix]))
        : [];
    case "connect-worker":
      // Strimzi and AutoMQ say beside these settings how their workers connect.
      return settings.platform === null && settings.entries.has("bootstrap.servers")
        ? [link(settings, "the Connect worker's connection", [""])]
        : [];
    case "cluster-link":
      return settings.entries.has("security.protocol") ? [link(settings, "the cluster link's connection", [""])] : [];
    case "broker":
    case "client":
      return [];
  }
}

function aliasesOf(settings: Settings): readonly string[] {
  return listed(told(settings, "clusters") ?? "");
}

function link(settings: Settings, name: string, prefixes: readonly string[]): ReplicationLink {
  const find = (key: string) => firstOf(settings, ...prefixes.map((prefix) => `${prefix}${key}`));
  const protocol = find("security.protocol")?.value;
  const mechanism = find("sasl.mechanism")?.value;
  return {
    resource: settings.resource,
    path: settings.path,
    name,
    protocol: isUnknown(protocol) ? protocol : (protocol ?? "PLAINTEXT").toUpperCase(),
    byDefault: protocol === undefined,
    mechanism: typeof mechanism === "string" ? mechanism.toUpperCase() : null,
  };
}

/** Strimzi's workers have TLS where there is a `tls` object, empty or not. */
function strimziLinks(manifest: Manifest): readonly ReplicationLink[] {
  const { group, kind, object, path } = manifest;
  if (group !== "kafka.strimzi.io") return [];
  if (kind === "KafkaConnect" || kind === "KafkaBridge")
    return [strimziLink(manifest, `the connection of ${kind}`, under(object, "spec"), `${path}.spec`)];
  if (kind !== "KafkaMirrorMaker2") return [];
  const spec = under(object, "spec");
  const targets = under(spec, "target");
  return [
    ...each(under(spec, "clusters"), `${path}.spec.clusters`),
    ...(targets === null ? [] : [{ value: targets, at: `${path}.spec.target` }]),
    ...each(under(spec, "mirrors"), `${path}.spec.mirrors`).map(({ value, at }) => ({
      value: under(value, "source"),
      at: `${at}.source`,
    })),
  ]
    .filter(({ value }) => value !== null)
    .map(({ value, at }) => strimziLink(manifest, `MirrorMaker's connection to ${aliasOf(value)}`, value, at));
}

function each(value: Value, path: string): readonly { readonly value: Value; readonly at: string }[] {
  if (isUnknown(value)) return [{ value, at: path }];
  return isList(value) ? value.map((one, index) => ({ value: one, at: `${path}[${String(index)}]` })) : [];
}

function aliasOf(value: Value): string {
  const alias = textOf(under(value, "alias"));
  return typeof alias === "string" ? alias : "a cluster";
}

function strimziLink(manifest: Manifest, name: string, spec: Value, path: string): ReplicationLink {
  const tls = isObject(spec) ? field(spec, "tls") : spec;
  const type = textOf(under(spec, "authentication", "type"));
  const sasl = type !== null && type !== "tls";
  const protocol = isUnknown(tls) ? tls : tls === null ? "PLAINTEXT" : "SSL";
  return {
    resource: manifest.resource,
    path: `${path}.tls`,
    name,
    protocol: typeof protocol === "string" && sasl ? `SASL_${protocol}` : protocol,
    byDefault: tls === null,
    mechanism: typeof type === "string" ? type.toUpperCase() : null,
  };
}

function autoMqLink(plan: Plan, resource: PlannedResource): ReplicationLink {
  const protocol = textOf(attributeAt(plan, resource, "source_cluster", "security_protocol"));
  const mechanism = textOf(attributeAt(plan, resource, "source_cluster", "sasl_mechanism"));
  return {
    resource,
    path: "source_cluster.security_protocol",
    name: "the Kafka link's connection to its source",
    protocol: typeof protocol === "string" ? protocol.toUpperCase() : (protocol ?? new Unknown([])),
    byDefault: protocol === null,
    mechanism: typeof mechanism === "string" ? mechanism.toUpperCase().replaceAll("_", "-") : null,
  };
}
