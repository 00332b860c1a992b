import { type Answer, known, notKnown } from "../../../kafka/answer";
import { type Inventory } from "../../document/inventory";
import { withoutSecrets } from "../../redaction/without-secrets";
import { noted } from "../http/unknown-parts";
import { type Connector, type Expanded, type Plugins } from "./answers";

/** What a worker told of one connector. */
export interface ConnectorFacts {
  readonly name: string;
  readonly told: Answer<Expanded>;
  readonly topics: Answer<readonly string[]>;
  readonly offsets: Answer<
    readonly {
      readonly partition: Readonly<Record<string, unknown>> | null;
      readonly offset: Readonly<Record<string, unknown>> | null;
    }[]
  >;
}

/** One connector for the inventory, with what of it is not known and what was taken out. */
export interface AssembledConnector {
  readonly connector: Connector;
  readonly unknowns: Inventory["unknowns"];
  readonly redactions: Inventory["redactions"];
}

/**
 * Puts one connector together.
 *
 * @param clusterPath the path of its workers in the document
 */
export function connectorOf(facts: ConnectorFacts, plugins: Answer<Plugins>, clusterPath: string): AssembledConnector {
  const { name, told, topics, offsets } = facts;
  const path = `${clusterPath}.connectors[${JSON.stringify(name)}]`;
  const rest = {
    name,
    topics: topics.known ? [...topics.value].sort() : null,
    offsets: offsets.known ? offsets.value.map(offsetTexts) : null,
  };
  const unknowns = [...noted(`${path}.topics`, topics), ...noted(`${path}.offsets`, offsets)];
  if (!told.known)
    return {
      connector: { ...rest, ...nothingTold() },
      unknowns: [{ path, ...told.because }, ...unknowns],
      redactions: [],
    };
  const { info, status } = told.value;
  const given = withoutNulls(info.config);
  const className = given["connector.class"] ?? null;
  const kind = kindOf(className, info.type ?? null);
  const version = versionOf(className, status.connector.version ?? null, plugins);
  const { config, secretRefs, redactions } = withoutSecrets(given, `${path}.config`);
  return {
    connector: {
      ...rest,
      class: className,
      kind: kind.known ? kind.value : null,
      version: version.known ? version.value : null,
      state: status.connector.state,
      tasks: status.tasks.map(({ id, state, worker_id }) => ({ id, state, workerId: worker_id })),
      config,
      secretRefs,
      groupId: kind.known && kind.value === "sink" ? sinkGroup(name, given) : null,
    },
    unknowns: [...noted(`${path}.kind`, kind), ...noted(`${path}.version`, version), ...unknowns],
    redactions,
  };
}

function nothingTold(): Omit<Connector, "name" | "topics" | "offsets"> {
  return {
    class: null,
    kind: null,
    version: null,
    state: null,
    tasks: null,
    config: null,
    secretRefs: [],
    groupId: null,
  };
}

function withoutNulls(config: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(config)
      .flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** MirrorMaker's three connectors are sources that belong to a mirror, which moves as a whole. */
function kindOf(className: string | null, type: string | null): Answer<NonNullable<Connector["kind"]>> {
  if (className !== null && /(^|\.)Mirror(Source|Checkpoint|Heartbeat)(Connector)?$/.test(className))
    return known("mirror");
  if (type === "source" || type === "sink") return known(type);
  return notKnown({ error: "NOT_TOLD", message: "The worker does not tell whether it is a source or a sink." });
}

/** `SinkUtils.consumerGroupId`, unless the connector's own configuration names another. */
function sinkGroup(name: string, config: Readonly<Record<string, string>>): string {
  return config["consumer.override.group.id"] ?? `connect-${name}`;
}

/** From its status where that tells it (Kafka 4.0), else of the plugin of its class where the worker has one of that class. */
function versionOf(className: string | null, told: string | null, plugins: Answer<Plugins>): Answer<string> {
  if (told !== null) return known(told);
  if (!plugins.known) return plugins;
  const versions = new Set(
    plugins.value
      .filter((plugin) => className !== null && isOfClass(plugin.class, className))
      .flatMap(({ version }) => (isTold(version) ? [version] : [])),
  );
  const [version] = versions;
  if (version !== undefined && versions.size === 1) return known(version);
  return notKnown({
    error: versions.size === 0 ? "NOT_TOLD" : "SEVERAL_VERSIONS",
    message:
      versions.size === 0
        ? "The worker tells no version of this connector's class."
        : `The worker has several versions of this connector's class: ${[...versions].join(", ")}.`,
  });
}

/** A plugin that names no version is told with the word. */
function isTold(version: string | null | undefined): version is string {
  return typeof version === "string" && version !== "undefined";
}

/** A class may be written short: `FileStreamSource` for `…file.FileStreamSourceConnector`. */
function isOfClass(plugin: string, written: string): boolean {
  const short = plugin.slice(plugin.lastIndexOf(".") + 1);
  return [plugin, short, short.replace(/Connector$/, "")].includes(written);
}

function offsetTexts(offset: {
  readonly partition: Readonly<Record<string, unknown>> | null;
  readonly offset: Readonly<Record<string, unknown>> | null;
}): NonNullable<Connector["offsets"]>[number] {
  return {
    partition: JSON.stringify(offset.partition),
    offset: offset.offset === null ? null : JSON.stringify(offset.offset),
  };
}
