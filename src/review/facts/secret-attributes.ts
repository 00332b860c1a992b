import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, field, isObject, isUnknown, textOf, type Unknown, type Value } from "../plan/value";
import { isSecretKey } from "../../inventory/redaction/secret-keys";
import { attributeAt, isWritten, managed } from "./attribute-at";
import { kafkaProvidersOf } from "./kafka-providers";
import { kafkaSettingsOf } from "./kafka-settings";
import { isNoSecret, isSecretContent, isSecretText } from "./secret-text";

/** A secret in a plan, or one that the apply puts into the state. What it is, nobody is told. */
export interface SecretInPlan {
  /** Null for a provider's settings. */
  readonly resource: PlannedResource | null;
  readonly path: string;
  /** `known`: it stands in the plan itself. `comes`: it is made at the apply, and the state keeps it. */
  readonly is: "known" | "comes";
  /** What it is made of, where it comes: `random_password.mm2.result`. */
  readonly from: string | null;
}

/** Attributes that are secrets by what they are. */
export const secretAttributes: readonly (readonly [type: string, path: string])[] = [
  ["kafka_user_scram_credential", "password"],
  ["automq_kafka_user", "password"],
  ["automq_kafka_link", "source_cluster.password"],
  ["automq_connector", "kafka_cluster.security_protocol.password"],
  ["confluent_cluster_link", "source_kafka_cluster.credentials.secret"],
  ["confluent_cluster_link", "destination_kafka_cluster.credentials.secret"],
  ["confluent_cluster_link", "local_kafka_cluster.credentials.secret"],
  ["confluent_cluster_link", "remote_kafka_cluster.credentials.secret"],
  ["aws_dms_endpoint", "kafka_settings.sasl_password"],
  ["redpanda_user", "password"],
];

/** Attributes that are entries of secret stores: a secret in them only where it is one. */
const contents: readonly (readonly [type: string, path: string])[] = [
  ["aws_secretsmanager_secret_version", "secret_string"],
];

/** Maps of which some values are secrets. */
export const secretMaps: readonly (readonly [type: string, path: string])[] = [
  ["confluent_connector", "config_sensitive"],
  ["kafka-connect_connector", "config_sensitive"],
  ["automq_connector", "connector_config_sensitive"],
  ["kubernetes_secret", "data"],
  ["kubernetes_secret_v1", "data"],
];

/** Every secret that a plan holds or brings into the state, write-only attributes left out, which are in neither. */
export function secretsIn(plan: Plan): readonly SecretInPlan[] {
  return [
    ...secretAttributes.flatMap(([type, path]) =>
      managed(plan, type).flatMap((resource) => one(plan, resource, path, (text) => !isNoSecret(text))),
    ),
    ...contents.flatMap(([type, path]) =>
      managed(plan, type).flatMap((resource) => one(plan, resource, path, isSecretContent)),
    ),
    ...managed(plan, "aws_ssm_parameter").flatMap((resource) => parameter(plan, resource)),
    ...secretMaps.flatMap(([type, path]) => managed(plan, type).flatMap((resource) => map(plan, resource, path))),
    ...confluentCredentials(plan),
    ...connectors(plan),
    ...providers(plan),
  ];
}

function one(
  plan: Plan,
  resource: PlannedResource,
  path: string,
  isSecret: (text: string) => boolean,
): readonly SecretInPlan[] {
  const value = textOf(attributeAt(plan, resource, ...path.split(".")));
  return value === null ? [] : judged(resource, path, value, isSecret);
}

function judged(
  resource: PlannedResource | null,
  path: string,
  value: string | Unknown,
  isSecret: (text: string) => boolean,
): readonly SecretInPlan[] {
  if (!isUnknown(value)) return isSecret(value) ? [{ resource, path, is: "known", from: null }] : [];
  // What refers to nothing comes from the provider, which tells it to the state alone where the attribute is computed.
  return isWritten(value) ? [{ resource, path, is: "comes", from: value.references[0] ?? null }] : [];
}

function parameter(plan: Plan, resource: PlannedResource): readonly SecretInPlan[] {
  const type = textOf(attributeAt(plan, resource, "type"));
  return type === "SecureString" ? one(plan, resource, "value", isSecretContent) : [];
}

function map(plan: Plan, resource: PlannedResource, path: string): readonly SecretInPlan[] {
  const value = attributeAt(plan, resource, path);
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const text = textOf(plan.follow(resource, field(value, key)));
    if (text === null || (isUnknown(text) && !isSecretKey(key))) return [];
    return judged(resource, `${path}[${JSON.stringify(key)}]`, text, (known) => isSecretText(key, known));
  });
}

/** Confluent's resources take an API key in each of themselves; a thousand topics with one are one thing to change. */
function confluentCredentials(plan: Plan): readonly SecretInPlan[] {
  return plan.resources
    .filter(({ type, mode, after }) => mode === "managed" && after !== null && type.startsWith("confluent_"))
    .filter(({ type }) => type !== "confluent_cluster_link")
    .flatMap((resource) => {
      const blocks = blocksOf(attributeAt(plan, resource, "credentials"));
      if (isUnknown(blocks)) return [];
      return blocks.flatMap((block) => {
        const text = textOf(plan.follow(resource, field(block, "secret")));
        return text === null ? [] : judged(resource, "credentials.secret", text, (known) => !isNoSecret(known));
      });
    });
}

/** Connectors' own configuration, which providers and Kubernetes show to everybody. */
function connectors(plan: Plan): readonly SecretInPlan[] {
  return kafkaSettingsOf(plan)
    .filter(({ role, resource }) => role !== "client" && !openTypes.test(resource.type))
    .flatMap(({ resource, path, entries }) =>
      [...entries].flatMap(([key, value]) =>
        isUnknown(value) || !isSecretText(key, value)
          ? []
          : [{ resource, path: `${path}[${JSON.stringify(key)}]`, is: "known" as const, from: null }],
      ),
    );
}

/** ConfigMaps and containers' environments have a rule of their own; Secrets are read as maps. */
const openTypes = /^kubernetes_|^kubectl_|^aws_ecs_|^aws_ssm_/;

const providerSecrets = ["sasl_password", "sasl_aws_secret_key", "sasl_aws_token", "client_key_passphrase"];

function providers(plan: Plan): readonly SecretInPlan[] {
  const confluent = [...plan.providers]
    .filter(([name]) => /^(confluent|automq)(\.|$)/.test(name))
    .map(([name, settings]) => ({ name, settings: (key: string): Value => field(settings, key) }));
  const secrets = [...providerSecrets, "cloud_api_secret", "kafka_api_secret", "automq_byoc_secret_key"];
  return [...kafkaProvidersOf(plan), ...confluent].flatMap(({ name, settings }) =>
    secrets.flatMap((key) => {
      const text = textOf(settings(key));
      // What comes from a variable or another resource is in no file of the provider's.
      return typeof text === "string" && !isNoSecret(text)
        ? [{ resource: null, path: `provider.${name}.${key}`, is: "known" as const, from: null }]
        : [];
    }),
  );
}
