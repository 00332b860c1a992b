import { type ConfigEntry, configSources, type ConfigSource } from "../../../kafka/cluster-facts";
import { configsOf } from "./topic-lines";
import { closed, type LineReader, type Section } from "./line-reader";
import { type Told } from "./told";

const header =
  /^(?<which>All|Dynamic|Default) configs for (?<kind>topic|brokers|broker|group|client-metric|broker-logger) (?<name>.*) are:\s*$/;

/**
 * Texts of `kafka-configs --describe` (`kafka.admin.ConfigCommand`): a header, then one entry a line. With `--all` every
 * effective config is told, without it what was set on the entity itself.
 */
export const configLines: LineReader = (line, told, place) => {
  const old = ofZooKeeper(line, told);
  if (old) return closed;
  const groups = header.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const { which = "", kind = "", name = "" } = groups;
  const configs: Record<string, ConfigEntry> = {};
  const all = which === "All";
  if (kind === "topic") keepFuller(told.topicConfigs, name, { all, configs });
  else if (kind === "broker") keepFuller(told.brokerConfigs, `broker ${name}`, { all, configs });
  else if (kind === "brokers") keepFuller(told.brokerConfigs, "all brokers", { all: false, configs });
  else return leaving(configs, `${kind} configs have no place in an inventory`, told, place);
  return entries(configs);
};

/** 2.x by ZooKeeper: `Configs for topic 'orders' are retention.ms=1000,cleanup.policy=compact`. */
function ofZooKeeper(line: string, told: Told): boolean {
  const match = /^Configs for topic '(.*)' are ?(.*)$/.exec(line);
  if (match === null) return false;
  const [, name = "", text = ""] = match;
  const configs = Object.fromEntries(
    Object.entries(configsOf(text)).map(([key, value]): [string, ConfigEntry] => [
      key,
      { value, source: "DYNAMIC_TOPIC_CONFIG" },
    ]),
  );
  keepFuller(told.topicConfigs, name, { all: false, configs });
  return true;
}

/** Where both are at hand, all effective configs say more than those of the entity itself. */
function keepFuller<T extends { readonly all: boolean }>(map: Map<string, T>, name: string, told: T): void {
  const there = map.get(name);
  if (there?.all !== true || told.all) map.set(name, told);
}

const wholeEntry =
  /^ {2}(?<key>[^=\s]+)=(?<value>[\s\S]*) sensitive=(?<sensitive>true|false) synonyms=\{(?<synonyms>[\s\S]*)\}\s*$/;

/** Entries of one entity. A value may have line feeds: its lines are put together again. */
function entries(configs: Record<string, ConfigEntry>): Section {
  let begun = "";
  return {
    take: (line) => {
      if (begun === "" && !/^ {2}[^=\s]+=/.test(line)) return false;
      const text = begun === "" ? line : `${begun}\n${line}`;
      const groups = wholeEntry.exec(text)?.groups;
      begun = groups === undefined ? text : "";
      if (groups !== undefined) configs[groups["key"] ?? ""] = entryOf(groups);
      return true;
    },
  };
}

function entryOf({ value = "", sensitive, synonyms = "" }: Readonly<Record<string, string>>): ConfigEntry {
  return { value: sensitive === "true" || value === "null" ? null : value, source: sourceOf(synonyms) };
}

/** The first synonym is the one in force; a key without any has Kafka's own default. */
function sourceOf(synonyms: string): ConfigSource {
  if (synonyms === "") return "DEFAULT_CONFIG";
  const first = synonyms.slice(0, synonyms.indexOf(":"));
  return configSources.find((source) => source === first) ?? "UNKNOWN";
}

/** Entries that the inventory has no place for: told once, where there are any. */
function leaving(configs: Record<string, ConfigEntry>, reason: string, told: Told, place: string): Section {
  const { take } = entries(configs);
  let isTold = false;
  return {
    take: (line, at) => {
      const taken = take(line, at);
      if (taken && !isTold) told.leftOut.push({ path: place, reason });
      isTold ||= taken;
      return taken;
    },
  };
}
