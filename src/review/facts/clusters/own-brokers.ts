import { isUnknown, type Unknown } from "../../plan/value";
import { firstOf, listed, type Settings, told } from "../settings/setting";
import { type KafkaCluster, type KafkaListener, type Told } from "./kafka-cluster";

/** Brokers that somebody runs without a platform, as their `server.properties` or their container's environment tell. */
export function ownClusters(settings: readonly Settings[]): readonly KafkaCluster[] {
  return settings
    .filter(({ role, platform }) => role === "broker" && platform === null)
    .map((one) => ({
      resource: one.resource,
      platform: "own",
      name: `the brokers of ${one.path}`,
      listeners: namedListeners(one)
        .filter(({ isController, isLocal }) => !isController && !isLocal)
        .map((listener) => listenerOf(one, listener)),
      betweenBrokers: betweenBrokers(one),
      authorizer: authorizerOf(one),
      superUsers: superUsersOf(one),
      settings: [one],
    }));
}

interface Named {
  readonly name: string;
  readonly address: string;
  readonly port: number | null;
  /** `SASL_SSL`. */
  readonly protocol: string | Unknown;
  readonly isController: boolean;
  /** Listens for programs of its own machine alone. */
  readonly isLocal: boolean;
}

/** `listeners` (Kafka's default is `PLAINTEXT://:9092`) with the protocols that `listener.security.protocol.map` gives them. */
function namedListeners(settings: Settings): readonly Named[] {
  const listeners = settings.entries.get("listeners") ?? "PLAINTEXT://:9092";
  if (isUnknown(listeners))
    return [{ name: "listeners", address: "", port: null, protocol: listeners, isController: false, isLocal: false }];
  const map = settings.entries.get("listener.security.protocol.map");
  const protocols = new Map(
    listed(typeof map === "string" ? map : "").map((pair): [string, string] => {
      const [name = "", protocol = ""] = pair.split(":");
      return [name.trim().toUpperCase(), protocol.trim().toUpperCase()];
    }),
  );
  const controllers = new Set(
    listed(told(settings, "controller.listener.names") ?? "").map((name) => name.toUpperCase()),
  );
  return listed(listeners).map((text) => {
    const [name = "", address = ""] = text.split("://");
    const key = name.toUpperCase();
    const port = /:(\d+)$/.exec(address)?.[1];
    return {
      name,
      address,
      port: port === undefined ? null : Number(port),
      protocol: protocols.get(key) ?? (isUnknown(map) ? map : key),
      isController: controllers.has(key),
      isLocal: /^(localhost|127\.|\[::1\])/.test(address),
    };
  });
}

function listenerOf(settings: Settings, { name, port, protocol }: Named): KafkaListener {
  const prefix = `listener.name.${name.toLowerCase()}.`;
  const common = { resource: settings.resource, path: settings.path, port, mechanisms: mechanismsOf(settings, prefix) };
  const shown = `listener ${name}${port === null ? "" : ` (port ${String(port)})`}`;
  if (isUnknown(protocol)) return { ...common, name: shown, encryption: protocol, signIn: protocol };
  const encryption = protocol === "SSL" || protocol === "SASL_SSL" ? "tls" : "plaintext";
  return { ...common, name: shown, encryption, signIn: signInOf(settings, prefix, protocol) };
}

function mechanismsOf(settings: Settings, prefix: string): readonly string[] {
  const key = "sasl.enabled.mechanisms";
  const value = firstOf(settings, `${prefix}${key}`, key)?.value;
  return typeof value === "string" ? listed(value.toUpperCase()) : [];
}

function signInOf(settings: Settings, prefix: string, protocol: string): KafkaListener["signIn"] {
  if (protocol.startsWith("SASL_")) return "required";
  if (protocol !== "SSL") return "none";
  const asked = firstOf(settings, `${prefix}ssl.client.auth`, "ssl.client.auth")?.value ?? "none";
  // "requested" serves those without a certificate too.
  return isUnknown(asked) ? asked : asked.toLowerCase() === "required" ? "required" : "none";
}

/** Brokers among themselves and with their controllers. */
function betweenBrokers(settings: Settings): Told<"tls" | "plaintext"> {
  const listeners = namedListeners(settings);
  const name = told(settings, "inter.broker.listener.name")?.toUpperCase();
  const own =
    name === undefined
      ? (settings.entries.get("security.inter.broker.protocol") ?? "PLAINTEXT")
      : (listeners.find((listener) => listener.name.toUpperCase() === name)?.protocol ?? name);
  const all = [
    ...(told(settings, "process.roles") === "controller" ? [] : [own]),
    ...listeners.filter(({ isController }) => isController).map(({ protocol }) => protocol),
  ];
  const plain = all.some((protocol) => typeof protocol === "string" && !/(^|_)SSL$/i.test(protocol.trim()));
  return { is: plain ? "plaintext" : (all.find(isUnknown) ?? "tls"), path: settings.path };
}

function authorizerOf(settings: Settings): Told<"on" | "off"> {
  const name = settings.entries.get("authorizer.class.name");
  return { is: isUnknown(name) ? name : (name ?? "").trim() === "" ? "off" : "on", path: settings.path };
}

function superUsersOf(settings: Settings): Told<readonly string[]> {
  const users = settings.entries.get("super.users") ?? "";
  if (isUnknown(users)) return { is: users, path: settings.path };
  return {
    is: users
      .split(";")
      .map((user) => user.trim())
      .filter((user) => user !== ""),
    path: settings.path,
  };
}
