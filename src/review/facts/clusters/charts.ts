import { type Plan } from "../../plan/plan";
import { booleanOf, isUnknown, textOf, Unknown } from "../../plan/value";
import { nameOf } from "../attribute-at";
import { type ChartValue, type KafkaRelease, kafkaReleasesOf } from "../helm-releases";
import { type KafkaCluster, type KafkaListener, type Told } from "./kafka-cluster";

/**
 * Brokers that a Helm chart runs, as far as the release's own values tell how clients come in. What they leave out the chart
 * decides, and no plan shows it: a rule of its own says so of each chart.
 */
export function chartClusters(plan: Plan): readonly KafkaCluster[] {
  return kafkaReleasesOf(plan).flatMap((release): readonly KafkaCluster[] => {
    const protocols = protocolsOf(release);
    const listeners = [
      ...protocols.filter(({ betweenBrokers }) => !betweenBrokers).map(({ listener }) => listener),
      ...redpandaListener(release),
    ];
    const own = protocols.filter(({ betweenBrokers }) => betweenBrokers).map(({ listener }) => listener);
    if (listeners.length + own.length === 0) return [];
    return [
      {
        resource: release.resource,
        platform: "chart",
        name: `the release ${nameOf(plan, release.resource, "name")}`,
        listeners,
        betweenBrokers: betweenBrokers(own),
        authorizer: null,
        superUsers: { is: [], path: "values" },
        settings: [],
      },
    ];
  });
}

type Protection = Pick<KafkaListener, "encryption" | "signIn">;

/** What a protocol comes to: Kafka's own names, and before them those of Bitnami's charts up to 22. */
const protections: Readonly<Record<string, Protection>> = {
  PLAINTEXT: { encryption: "plaintext", signIn: "none" },
  SASL_PLAINTEXT: { encryption: "plaintext", signIn: "required" },
  SASL: { encryption: "plaintext", signIn: "required" },
  SASL_SSL: { encryption: "tls", signIn: "required" },
  SASL_TLS: { encryption: "tls", signIn: "required" },
  MTLS: { encryption: "tls", signIn: "required" },
  TLS: { encryption: "tls", signIn: "none" },
};

interface Protocol {
  readonly listener: KafkaListener;
  readonly betweenBrokers: boolean;
}

/** `listeners.client.protocol` of Bitnami's chart and of those made from it, and `auth.clientProtocol` before. */
function protocolsOf({ resource, values }: KafkaRelease): readonly Protocol[] {
  return [...values].flatMap(([key, { value, path }]) => {
    const [, prefix = "", now, before] =
      /^(.*?)(?:listeners\.(client|external|interbroker|controller)\.protocol|auth\.(client|externalClient|interBroker|controller)Protocol)$/.exec(
        key,
      ) ?? [];
    const name = now ?? before;
    if (name === undefined || (prefix !== "" && !prefix.endsWith("."))) return [];
    const protocol = textOf(value);
    if (protocol === null || protocol === "") return [];
    const protection = isUnknown(protocol)
      ? { encryption: protocol, signIn: protocol }
      : protectionOf(protocol.toUpperCase(), values, `${prefix}listeners.${name}.sslClientAuth`);
    if (protection === null) return [];
    return [
      {
        listener: { resource, path, name: `the ${name} listener`, port: null, mechanisms: [], ...protection },
        betweenBrokers: /^(interbroker|controller)$/i.test(name),
      },
    ];
  });
}

function protectionOf(protocol: string, values: KafkaRelease["values"], clientAuth: string): Protection | null {
  if (protocol !== "SSL") return Object.hasOwn(protections, protocol) ? (protections[protocol] ?? null) : null;
  const said = textOf(values.get(clientAuth)?.value ?? null);
  if (isUnknown(said)) return { encryption: "tls", signIn: said };
  if (said === null || said === "") return { encryption: "tls", signIn: leftToChart(clientAuth) };
  return { encryption: "tls", signIn: said === "required" ? "required" : "none" };
}

function betweenBrokers(listeners: readonly KafkaListener[]): Told<"tls" | "plaintext"> | null {
  const first =
    listeners.find(({ encryption }) => encryption === "plaintext") ??
    listeners.find(({ encryption }) => isUnknown(encryption)) ??
    listeners[0];
  return first === undefined ? null : { is: first.encryption, path: first.path };
}

/** Redpanda's chart says for all listeners at once whether they have TLS and whether clients sign in. */
function redpandaListener({ resource, chart, values }: KafkaRelease): readonly KafkaListener[] {
  if (chart === null || !/(?:^|\/)redpanda\/?$/.test(chart)) return [];
  const tls = values.get("listeners.kafka.tls.enabled") ?? values.get("tls.enabled");
  const sasl = values.get("auth.sasl.enabled");
  const at = tls ?? sasl;
  if (at === undefined) return [];
  const hasTls = switched(tls, "tls.enabled");
  const mutual = booleanOf(values.get("listeners.kafka.tls.requireClientAuth")?.value ?? null) === true;
  const signsIn = mutual && hasTls !== false ? true : switched(sasl, "auth.sasl.enabled");
  return [
    {
      resource,
      path: hasTls === true && sasl !== undefined ? sasl.path : at.path,
      name: "its Kafka listener",
      port: null,
      encryption: isUnknown(hasTls) ? hasTls : hasTls ? "tls" : "plaintext",
      signIn: isUnknown(signsIn) ? signsIn : signsIn ? "required" : "none",
      mechanisms: [],
    },
  ];
}

function switched(value: ChartValue | undefined, key: string): boolean | Unknown {
  return booleanOf(value?.value ?? null) ?? leftToChart(key);
}

function leftToChart(key: string): Unknown {
  return new Unknown([], `the chart's default of ${key}`);
}
