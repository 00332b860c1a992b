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
  const all = new Map(texts.flatMap((text) => [...entriesOf(text)]));
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
          allow: patterns(all, dlqAllowed),
          deny: patterns(all, dlqDenied),
        }
      : null,
  };
}

const dlqAllowed = "topology.dlq.topics.allow.list";
const dlqDenied = "topology.dlq.topics.deny.list";

/** Lists in Java properties: `key.0=…`, `key.1=…`, or `key=a,b`. */
function listed(all: ReadonlyMap<string, string>, key: string): readonly string[] {
  return [...all]
    .filter(([name]) => name === key || (name.startsWith(key) && /^\.\d+$/.test(name.slice(key.length))))
    .flatMap(([name, value]) => (name === key ? value.split(",") : [value]))
    .map((pattern) => pattern.trim());
}

function patterns(all: ReadonlyMap<string, string>, key: string): readonly RegExp[] {
  return listed(all, key)
    .map(patternOf)
    .filter((pattern) => pattern !== null);
}

/** A pattern of whole names; null for what is none, or what Java alone knows. */
function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(`^(?:${text})$`);
  } catch {
    return null;
  }
}

/** Patterns of a properties file that are no regular expressions of ours, with their keys. */
export function brokenPatterns(text: string): readonly { readonly key: string; readonly pattern: string }[] {
  const all = entriesOf(text);
  return [dlqAllowed, dlqDenied].flatMap((key) =>
    listed(all, key)
      .filter((pattern) => patternOf(pattern) === null)
      .map((pattern) => ({ key, pattern })),
  );
}

function entriesOf(text: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(parse(text)).map(([key, value]) => [key, String(value)]));
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
