import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isObject, isUnknown, textOf, type Unknown, type Value } from "../plan/value";
import { attributeAt, managed } from "./attribute-at";
import { manifestsOf } from "./manifests";
import { manifestSettings } from "./settings/manifest-settings";
import { settingsOfText, speaksKafka } from "./settings/properties-text";
import { roleOf } from "./settings/role-of";
import { entriesOf, type Settings } from "./settings/setting";
import { environmentsOf } from "./settings/workload-environment";

type Known = Pick<Settings, "role" | "platform" | "isOpen">;

const connector: Known = { role: "connector", platform: null, isOpen: true };

/** Attributes that are maps of settings. */
const maps: readonly (readonly [type: string, path: readonly string[], known: Known])[] = [
  ["aws_mskconnect_connector", ["connector_configuration"], connector],
  ["kafka-connect_connector", ["config"], connector],
  ["confluent_connector", ["config_nonsensitive"], connector],
  ["automq_connector", ["connector_config"], connector],
  ["automq_connect_cluster", ["worker_config"], { role: "connect-worker", platform: "automq", isOpen: true }],
  ["automq_kafka_instance", ["features", "instance_configs"], { role: "broker", platform: "automq", isOpen: true }],
  ["confluent_kafka_cluster_config", ["config"], { role: "broker", platform: "confluent", isOpen: true }],
  ["confluent_cluster_link", ["config"], { role: "cluster-link", platform: "confluent", isOpen: true }],
];

/** Attributes that are texts of settings whatever they say. */
const texts: readonly (readonly [type: string, path: string, known: Known])[] = [
  ["aws_msk_configuration", "server_properties", { role: "broker", platform: "msk", isOpen: true }],
  [
    "aws_mskconnect_worker_configuration",
    "properties_file_content",
    { role: "connect-worker", platform: null, isOpen: true },
  ],
];

/** Attributes that are any text: settings where they speak of Kafka. */
const files: readonly (readonly [type: string, path: string])[] = [
  ["local_file", "content"],
  ["aws_s3_object", "content"],
  ["aws_s3_bucket_object", "content"],
  ["aws_ssm_parameter", "value"],
  ["aws_ssm_parameter", "insecure_value"],
];

/** Every place in which settings of Kafka's are written, in whatever shape. */
export const kafkaSettingsOf = oncePerPlan((plan: Plan): readonly Settings[] => [
  ...maps.flatMap(([type, path, known]) => managed(plan, type).flatMap((resource) => map(plan, resource, path, known))),
  ...texts.flatMap(([type, path, known]) =>
    managed(plan, type).flatMap((resource) => text(resource, path, attributeAt(plan, resource, path), known)),
  ),
  ...files.flatMap(([type, path]) =>
    managed(plan, type).flatMap((resource) => anyText(resource, path, attributeAt(plan, resource, path), true)),
  ),
  ...managed(plan, "kubernetes_config_map", "kubernetes_config_map_v1").flatMap((resource) =>
    data(resource, "data", attributeAt(plan, resource, "data"), true),
  ),
  ...managed(plan, "kubernetes_secret", "kubernetes_secret_v1").flatMap((resource) =>
    data(resource, "data", attributeAt(plan, resource, "data"), false),
  ),
  ...manifestsOf(plan).flatMap((manifest) => {
    const { resource, kind, group, object, path } = manifest;
    if (group === "" && kind === "ConfigMap") return data(resource, `${path}.data`, field(object, "data"), true);
    if (group === "" && kind === "Secret")
      return data(resource, `${path}.stringData`, field(object, "stringData"), false);
    return manifestSettings(manifest);
  }),
  ...environmentsOf(plan).flatMap(({ resource, path, variables }) => environment(resource, path, variables)),
]);

function map(plan: Plan, resource: PlannedResource, path: readonly string[], known: Known): readonly Settings[] {
  const value = attributeAt(plan, resource, ...path);
  if (!isObject(value)) return [];
  const entries = entriesOf(Object.keys(value).map((key) => [key, plan.follow(resource, field(value, key))]));
  return [{ resource, path: path.join("."), ...known, entries }];
}

function text(resource: PlannedResource, path: string, value: Value, known: Known): readonly Settings[] {
  const written = textOf(value);
  const entries = written === null ? null : settingsOfText(written);
  return entries === null ? [] : [{ resource, path, ...known, entries }];
}

function anyText(resource: PlannedResource, path: string, value: Value, isOpen: boolean): readonly Settings[] {
  const written = isObject(value) ? null : textOf(value);
  const said = isUnknown(written) ? written.template : written;
  if (written === null || said === null || !speaksKafka(said)) return [];
  const entries = settingsOfText(written);
  return entries === null ? [] : [{ resource, path, role: roleOf(entries), platform: null, isOpen, entries }];
}

/** Each text of a ConfigMap or Secret, and the entries themselves where their names are Kafka's keys. */
function data(resource: PlannedResource, path: string, value: Value, isOpen: boolean): readonly Settings[] {
  if (!isObject(value)) return [];
  const names = Object.keys(value);
  const own = new Map<string, string | Unknown>();
  for (const name of names) {
    const one = textOf(field(value, name));
    if (one !== null && speaksKafka(`${name}=`)) own.set(name, one);
  }
  return [
    ...names.flatMap((name) => anyText(resource, `${path}[${JSON.stringify(name)}]`, field(value, name), isOpen)),
    ...(own.size === 0 ? [] : [{ resource, path, role: roleOf(own), platform: null, isOpen, entries: own }]),
  ];
}

/** Prefixes of variables that images of Kafka turn into settings: Apache's, Confluent's, Bitnami's. */
const prefix = /^(KAFKA_CFG_|KAFKA_|CONNECT_)(?=[A-Z])/;

/** Variables of those images that are no settings. */
const otherVariables = /^KAFKA_(OPTS|HEAP_OPTS|JMX_|LOG4J_|JVM_|GC_|VERSION$|HOME$|MODE$)/;

function environment(
  resource: PlannedResource,
  path: string,
  variables: readonly (readonly [string, Value])[],
): readonly Settings[] {
  const entries = entriesOf(
    variables.flatMap(([name, value]): (readonly [string, Value])[] =>
      prefix.test(name) && !otherVariables.test(name) ? [[settingOf(name), value]] : [],
    ),
  );
  if (entries.size === 0) return [];
  return [{ resource, path, role: roleOf(entries), platform: null, isOpen: true, entries }];
}

/** `KAFKA_LISTENER_NAME_CLIENTS_SSL__X` is `listener.name.clients.ssl_x` (Apache's image, `KafkaDockerWrapper`). */
function settingOf(variable: string): string {
  return variable
    .replace(prefix, "")
    .toLowerCase()
    .replaceAll("___", "-")
    .replaceAll("__", "\u0000")
    .replaceAll("_", ".")
    .replaceAll("\u0000", "_");
}
