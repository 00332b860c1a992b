import { type Plan, type PlannedResource } from "../../plan/plan";
import { elementsOf, isUnknown, textOf, Unknown, type Value } from "../../plan/value";
import { attributeAt, managed, nameOf } from "../attribute-at";
import { type Settings } from "../settings/setting";
import { type KafkaCluster, type KafkaListener } from "./kafka-cluster";

/** Clusters of AutoMQ BYOC: `automq_kafka_instance`. */
export function autoMqClusters(
  plan: Plan,
  settings: ReadonlyMap<string, readonly Settings[]>,
): readonly KafkaCluster[] {
  return managed(plan, "automq_kafka_instance").map((resource) => ({
    resource,
    platform: "automq",
    name: `AutoMQ instance ${nameOf(plan, resource, "name")}`,
    listeners: listenersOf(plan, resource),
    betweenBrokers: null,
    authorizer: null,
    superUsers: { is: [], path: "features.instance_configs" },
    settings: settings.get(resource.address) ?? [],
  }));
}

const modesPath = "features.security.transit_encryption_modes";
const methodsPath = "features.security.authentication_methods";

/** A listener for each way of encrypting; those who sign in and those who do not come in by the same. */
function listenersOf(plan: Plan, resource: PlannedResource): readonly KafkaListener[] {
  const modes = chosen(attributeAt(plan, resource, ...modesPath.split(".")), modesPath);
  const methods = chosen(attributeAt(plan, resource, ...methodsPath.split(".")), methodsPath);
  const signIn = isUnknown(methods) ? methods : methods.includes("anonymous") ? "none" : "required";

  const listener = (encryption: KafkaListener["encryption"], index: number): KafkaListener => ({
    resource,
    path: signIn === "none" && index > 0 ? methodsPath : modesPath,
    name: encryption === "plaintext" ? "its plaintext listener" : "its listener",
    port: null,
    encryption,
    signIn: encryption === "plaintext" && methods instanceof Unknown ? methods : signIn,
    mechanisms: [],
  });
  if (isUnknown(modes)) return [listener(modes, 0)];
  return modes.map((mode, index) => listener(mode === "tls" ? "tls" : "plaintext", index));
}

/** The elements of a set; Unknown where it is not written, since the environment's default is not in the plan. */
function chosen(value: Value, path: string): readonly string[] | Unknown {
  const elements = elementsOf(value);
  if (isUnknown(elements)) return elements;
  if (elements.length === 0) return new Unknown([], path);
  const texts = elements.map(textOf);
  return texts.find(isUnknown) ?? texts.flatMap((text) => (typeof text === "string" ? [text.toLowerCase()] : []));
}
