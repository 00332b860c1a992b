import { parse } from "dot-properties";
import { type Unread } from "../unread";

/** What a Julie properties file decides of names and grants (`com.purbon.kafka.topology.Constants`), with Julie's defaults. */
export interface JulieSettings {
  /** `default`, `name`, or a Jinja pattern. */
  readonly topicFormat: string;
  /** `default`, or a Jinja pattern. */
  readonly projectFormat: string;
  readonly separator: string;
  /** Grants on a project become one with a prefix, instead of one for each of its topics. */
  readonly optimizedAcls: boolean;
  readonly connectorsMayCreateTopics: boolean;
  /** Role bindings instead of ACLs. */
  readonly usesRbac: boolean;
  readonly monitoringTopics: readonly string[];
  readonly dlq: DlqSettings | null;
}

/** Which dead letter topics Julie makes beside topics. */
export interface DlqSettings {
  readonly format: string;
  readonly label: string;
  /** Whole names; where there are some, only for these. */
  readonly allow: readonly RegExp[];
  readonly deny: readonly RegExp[];
}

const rbacClass = "com.purbon.kafka.topology.roles.RBACProvider";

/** The settings of the properties files given, later ones over earlier ones; Julie's defaults where there are none. */
export function julieSettings(texts: readonly string[]): JulieSettings {
  const all = new Map(texts.flatMap((text) => Object.entries(parse(text))).map(([key, value]) => [key, String(value)]));
  const get = (key: string, otherwise: string): string => all.get(key)?.trim() ?? otherwise;
  const is = (key: string): boolean => get(key, "false").toLowerCase() === "true";
  return {
    topicFormat: get("topology.topic.prefix.format", "default"),
    projectFormat: get("topology.project.prefix.format", "default"),
    separator: get("topology.topic.prefix.separator", "."),
    optimizedAcls: is("topology.acls.optimized"),
    connectorsMayCreateTopics: is("topology.connector.allow.topic.create"),
    usesRbac: get("topology.builder.access.control.class", "") === rbacClass,
    monitoringTopics: [
      get("confluent.monitoring.topic", "_confluent-monitoring"),
      get("confluent.command.topic", "_confluent-command"),
      get("confluent.metrics.topic", "_confluent-metrics"),
    ],
    dlq: is("topology.dlq.topics.generate")
      ? {
          format: get("topology.topic.dlq.prefix.format", "default"),
          label: get("topology.topic.dlq.label", "dlq"),
          allow: patterns(all, "topology.dlq.topics.allow.list"),
          deny: patterns(all, "topology.dlq.topics.deny.list"),
        }
      : null,
  };
}

/** Lists in Java properties: `key.0=…`, `key.1=…`, or `key=a,b`. */
function patterns(all: ReadonlyMap<string, string>, key: string): readonly RegExp[] {
  return [...all]
    .filter(([name]) => name === key || /^\.\d+$/.test(name.slice(key.length)))
    .filter(([name]) => name.startsWith(key))
    .flatMap(([name, value]) => (name === key ? value.split(",") : [value]))
    .map((pattern) => new RegExp(`^(?:${pattern.trim()})$`));
}

const managed = [
  "topology.service.accounts.managed.prefixes",
  "topology.topic.managed.prefixes",
  "topology.group.managed.prefixes",
];

/** Settings that narrow down what Julie creates at all: the inventory has all that the topologies ask for. */
export function settingsLeftOut(file: string, text: string): readonly Unread[] {
  return Object.keys(parse(text))
    .filter((key) => managed.some((one) => key === one || key.startsWith(`${one}.`)))
    .map((key) => ({
      path: `${file}: ${key}`,
      reason: "Julie creates only what it names; all of the topology is imported",
    }));
}
