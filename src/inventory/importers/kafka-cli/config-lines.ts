import { type ConfigEntry, configSources, type ConfigSource } from "../../../kafka/cluster-facts";
import { configsOf } from "./topic-lines";
import { closed, isTopicName, type LineReader, type Place, type Section } from "./line-reader";
import { type Told } from "./told";

const header =
  /^(?:(?<which>All|Dynamic|Default) c|C)onfigs? for (?<kind>topic|brokers|broker|group|client-metric|broker-logger) (?<name>.*) are:\s*$/;

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
  if (kind === "topic" && !isTopicName(name)) return undefined;
  const configs: Record<string, ConfigEntry> = {};
  const all = which === "All";
  if (kind === "topic") keepFuller(told.topicConfigs, name, { all, configs });
  else if (kind === "broker") keepFuller(told.brokerConfigs, `broker ${name}`, { all, configs });
  else if (kind === "brokers") keepFuller(told.brokerConfigs, "all brokers", { all: false, configs });
  else return leaving(configs, `${kind} configs have no place in an inventory`, told, place);
  // Of all configs, one without a synonym has Kafka's own default.
  return entries(configs, all ? "DEFAULT_CONFIG" : ownSource(kind));
};

/** Where a config was set that is told as an entity's own. */
function ownSource(kind: string): ConfigSource {
  if (kind === "topic") return "DYNAMIC_TOPIC_CONFIG";
  return kind === "broker" ? "DYNAMIC_BROKER_CONFIG" : "DYNAMIC_DEFAULT_BROKER_CONFIG";
}

/** 2.x by ZooKeeper: `Configs for topic 'orders' are retention.ms=1000,cleanup.policy=compact`. */
function ofZooKeeper(line: string, told: Told): boolean {
  const match = /^Configs for topic '(.*)' are ?(.*)$/.exec(line);
  if (match === null) return false;
  const [, name = "", text = ""] = match;
  if (!isTopicName(name)) return false;
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

/** Longer than any value; what goes on for longer has no end. */
const longestEntry = 65_536;

/**
 * Entries of one entity. A value may have line feeds: its lines are put together again.
 *
 * @param otherwise the source of an entry that has no synonym
 */
function entries(configs: Record<string, ConfigEntry>, otherwise: ConfigSource): Section {
  let begun = "";
  let beginning: Place | undefined;
  return {
    take: (line, place) => {
      if (begun === "" && !/^ {2}[^=\s]+=/.test(line)) return false;
      if (begun === "") beginning = place;
      const text = begun === "" ? line : `${begun}\n${line}`;
      const groups = wholeEntry.exec(text)?.groups;
      if (groups !== undefined) configs[groups["key"] ?? ""] = entryOf(groups, otherwise);
      else if (text.length > longestEntry) return false;
      begun = groups === undefined ? text : "";
      return true;
    },
    unfinished: () => (begun === "" ? undefined : beginning),
  };
}

function entryOf(
  { value = "", sensitive, synonyms = "" }: Readonly<Record<string, string>>,
  otherwise: ConfigSource,
): ConfigEntry {
  return { value: sensitive === "true" || value === "null" ? null : value, source: sourceOf(synonyms, otherwise) };
}

/** The first synonym is the one in force. */
function sourceOf(synonyms: string, otherwise: ConfigSource): ConfigSource {
  if (synonyms === "") return otherwise;
  const first = synonyms.slice(0, synonyms.indexOf(":"));
  return configSources.find((source) => source === first) ?? "UNKNOWN";
}

/** Entries that the inventory has no place for: told once, where there are any. */
function leaving(configs: Record<string, ConfigEntry>, reason: string, told: Told, place: string): Section {
  const section = entries(configs, "UNKNOWN");
  let isTold = false;
  return {
    ...section,
    take: (line, at) => {
      const taken = section.take(line, at);
      if (taken && !isTold) told.leftOut.push({ path: place, reason });
      isTold ||= taken;
      return taken;
    },
  };
}
