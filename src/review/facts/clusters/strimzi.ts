import {
  booleanOf,
  elementsOf,
  field,
  isList,
  isObject,
  isUnknown,
  numberOf,
  textOf,
  type Value,
} from "../../plan/value";
import { type Manifest, under } from "../manifests";
import { type Settings } from "../settings/setting";
import { type KafkaCluster, type KafkaListener, type Told } from "./kafka-cluster";

/** Clusters that Strimzi's operator runs: `Kafka` objects. */
export function strimziClusters(
  manifests: readonly Manifest[],
  settings: ReadonlyMap<string, readonly Settings[]>,
): readonly KafkaCluster[] {
  return manifests
    .filter(({ group, kind }) => group === "kafka.strimzi.io" && kind === "Kafka")
    .map((manifest) => ({
      resource: manifest.resource,
      platform: "strimzi",
      name: `Kafka ${manifest.name ?? manifest.resource.address} of Strimzi`,
      listeners: listenersOf(manifest),
      // The operator gives every node a certificate of the cluster's authority, and nothing turns that off.
      betweenBrokers: null,
      authorizer: authorizerOf(manifest),
      superUsers: superUsersOf(manifest),
      settings: settings.get(manifest.resource.address) ?? [],
    }));
}

function listenersOf({ resource, object, path }: Manifest): readonly KafkaListener[] {
  const listeners = under(object, "spec", "kafka", "listeners");
  const at = `${path}.spec.kafka.listeners`;
  if (isUnknown(listeners))
    return [
      { resource, path: at, name: "listeners", port: null, encryption: listeners, signIn: listeners, mechanisms: [] },
    ];
  if (isList(listeners))
    return listeners.flatMap((listener, index) => listenerOf(resource, `${at}[${String(index)}]`, listener));
  return isObject(listeners) ? oldListeners(resource, at, listeners) : [];
}

function listenerOf(resource: KafkaListener["resource"], path: string, listener: Value): readonly KafkaListener[] {
  if (isUnknown(listener))
    return [{ resource, path, name: "a listener", port: null, encryption: listener, signIn: listener, mechanisms: [] }];
  if (!isObject(listener)) return [];
  const tls = booleanOf(field(listener, "tls"));
  const port = numberOf(field(listener, "port"));
  const name = textOf(field(listener, "name"));
  return [
    {
      resource,
      path,
      name: `listener ${typeof name === "string" ? name : "without a name"}${typeof port === "number" ? ` (port ${String(port)})` : ""}`,
      port: typeof port === "number" ? port : null,
      encryption: isUnknown(tls) ? tls : tls === true ? "tls" : "plaintext",
      ...signInOf(field(listener, "authentication")),
    },
  ];
}

function signInOf(authentication: Value): Pick<KafkaListener, "signIn" | "mechanisms"> {
  if (isUnknown(authentication)) return { signIn: authentication, mechanisms: [] };
  const type = textOf(isObject(authentication) ? field(authentication, "type") : null);
  if (isUnknown(type)) return { signIn: type, mechanisms: [] };
  if (type === null || type === "") return { signIn: "none", mechanisms: [] };
  const plain = isObject(authentication) && booleanOf(field(authentication, "enablePlain")) === true;
  const mechanisms = type.startsWith("scram-") ? [type.toUpperCase()] : [];
  return { signIn: "required", mechanisms: plain || type === "plain" ? ["PLAIN", ...mechanisms] : mechanisms };
}

/** Before Strimzi 0.20 listeners were an object of three kinds. */
function oldListeners(
  resource: KafkaListener["resource"],
  at: string,
  listeners: Parameters<typeof field>[0],
): readonly KafkaListener[] {
  return ["plain", "tls", "external"].flatMap((kind) => {
    const listener = field(listeners, kind);
    if (!isObject(listener)) return [];
    const tls = kind === "plain" ? false : (booleanOf(field(listener, "tls")) ?? true);
    return [
      {
        resource,
        path: `${at}.${kind}`,
        name: `listener ${kind}`,
        port: null,
        encryption: isUnknown(tls) ? tls : tls ? ("tls" as const) : ("plaintext" as const),
        ...signInOf(field(listener, "authentication")),
      },
    ];
  });
}

function authorizerOf({ object, path }: Manifest): Told<"on" | "off"> {
  const authorization = under(object, "spec", "kafka", "authorization");
  return {
    is: isUnknown(authorization) ? authorization : authorization === null ? "off" : "on",
    path: `${path}.spec.kafka.authorization`,
  };
}

/** Strimzi's names carry no type: `CN=admin` and `admin` become `User:…`. */
function superUsersOf({ object, path }: Manifest): Told<readonly string[]> {
  const at = `${path}.spec.kafka.authorization.superUsers`;
  const names = elementsOf(under(object, "spec", "kafka", "authorization", "superUsers"));
  if (isUnknown(names)) return { is: names, path: at };
  const told = names.map(textOf);
  const unclear = told.find(isUnknown);
  if (unclear !== undefined && isUnknown(unclear)) return { is: unclear, path: at };
  return {
    is: told.flatMap((name) => (typeof name === "string" ? [name.startsWith("User:") ? name : `User:${name}`] : [])),
    path: at,
  };
}
