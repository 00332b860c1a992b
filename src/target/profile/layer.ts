import { type Capabilities, type Fact, type ForeignFamily, type Limits, type ReplicaRule } from "../profile";
import { type ProfileDocument, type WrittenKey } from "./document";

/** A key as far as the documents so far tell it, every value picked for one version. */
export interface LayeredKey extends Omit<WrittenKey, "default" | "least" | "most" | "forced" | "source"> {
  readonly default?: string | undefined;
  readonly least?: number | null | undefined;
  readonly most?: number | null | undefined;
  readonly forced?: string | null | undefined;
  readonly source: string;
}

/** The limits that documents write; the others are bounds of keys. */
export type WrittenLimits = Omit<Limits, "maxMessageBytes" | "retentionMs">;

/** One version of a profile, and of all that it extends, laid over each other. */
export interface Layer {
  readonly title: string | undefined;
  readonly configs: ReadonlyMap<string, LayeredKey>;
  readonly foreign: readonly ForeignFamily[];
  readonly replicas: ReplicaRule | undefined;
  readonly capabilities: Capabilities;
  readonly limits: WrittenLimits;
}

/**
 * A document's own version laid over what it extends: keys field by field, `null` takes a key away, everything else as a
 * whole. `versions` are the document's, oldest first; `version` is one of them, or undefined for a platform without any.
 */
export function layerOver(
  parent: Layer | undefined,
  document: ProfileDocument,
  versions: readonly string[],
  version: string | undefined,
): Layer {
  const reached: Reached = (since) => version !== undefined && versions.indexOf(since) <= versions.indexOf(version);
  const sourceOf: SourceOf = (source) => sourceText(source, document.sources);
  const { replicas } = document;
  return {
    title: document.title ?? parent?.title,
    configs: configsOver(parent?.configs ?? new Map(), document.configs, reached, sourceOf),
    foreign: [...document.foreign.map(foreignFamily), ...(parent?.foreign ?? [])],
    replicas: replicas === undefined ? parent?.replicas : { ...replicas, source: sourceOf(replicas.source) },
    capabilities: capabilitiesOver(parent?.capabilities, document.capabilities, sourceOf),
    limits: limitsOver(parent?.limits, document.limits, sourceOf),
  };
}

type Reached = (since: string) => boolean;
type Source = string | readonly string[];
type SourceOf = (source: Source) => string;

/** Several sources read as one; a name stands for the document's source of that name. */
function sourceText(source: Source, named: ProfileDocument["sources"]): string {
  const each = typeof source === "string" ? [source] : source;
  return each.map((text) => named[text] ?? text).join("; ");
}

function configsOver(
  parent: Layer["configs"],
  own: ProfileDocument["configs"],
  reached: Reached,
  sourceOf: SourceOf,
): Layer["configs"] {
  const configs = new Map(parent);
  for (const [name, key] of Object.entries(own)) {
    if (key === null) configs.delete(name);
    else if (key.since === undefined || reached(key.since))
      configs.set(name, { ...configs.get(name), ...keyAt(key, reached), source: sourceOf(key.source) });
  }
  return configs;
}

/** Only what the document writes and what the version has reached: the rest is the parent's. */
function keyAt(key: WrittenKey, reached: Reached): Omit<LayeredKey, "source"> & Pick<WrittenKey, "source"> {
  const { default: preset, least, most, forced, removed, ...plain } = key;
  return {
    ...plain,
    ...written("default", preset === undefined ? undefined : at<string>(preset, reached)),
    ...written("least", least === undefined || least === null ? least : at<number>(least, reached)),
    ...written("most", most === undefined || most === null ? most : at<number>(most, reached)),
    ...written("forced", forced === undefined || forced === null ? forced : at<string>(forced, reached)),
    ...written("removed", removed === undefined || removed === null || reached(removed.in) ? removed : undefined),
  };
}

function written<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  const one: Partial<Record<K, V>> = {};
  if (value !== undefined) one[name] = value;
  return one;
}

/** The newest value that the version has reached. */
function at<T extends string | number>(values: T | Readonly<Record<string, T>>, reached: Reached): T | undefined {
  if (typeof values !== "object") return values;
  return Object.entries(values).findLast(([since]) => reached(since))?.[1];
}

function foreignFamily({ keys, reason, approvalFor }: ProfileDocument["foreign"][number]): ForeignFamily {
  return { keys: new RegExp(`^(?:${keys})$`), reason, approvalFor };
}

function capabilitiesOver(
  parent: Capabilities | undefined,
  own: ProfileDocument["capabilities"],
  sourceOf: SourceOf,
): Capabilities {
  return {
    tieredStorage: factOver(parent?.tieredStorage, own.tieredStorage, sourceOf),
    access: factOver(parent?.access, own.access, sourceOf),
    openWithoutAcls: factOver(parent?.openWithoutAcls, own.openWithoutAcls, sourceOf),
    aclHosts: factOver(parent?.aclHosts, own.aclHosts, sourceOf),
    denyAcls: factOver(parent?.denyAcls, own.denyAcls, sourceOf),
    scramUsers: factOver(parent?.scramUsers, own.scramUsers, sourceOf),
    transactions: factOver(parent?.transactions, own.transactions, sourceOf),
    compaction: factOver(parent?.compaction, own.compaction, sourceOf),
    quotaEntities: factOver(parent?.quotaEntities, own.quotaEntities, sourceOf),
    quotasOverKafka: factOver(parent?.quotasOverKafka, own.quotasOverKafka, sourceOf),
    kafkaProvider: factOver(parent?.kafkaProvider, own.kafkaProvider, sourceOf),
  };
}

function limitsOver(
  parent: WrittenLimits | undefined,
  own: ProfileDocument["limits"],
  sourceOf: SourceOf,
): WrittenLimits {
  return {
    partitionsPerTopic: factOver(parent?.partitionsPerTopic, own.partitionsPerTopic, sourceOf),
    partitionsPerCluster: factOver(parent?.partitionsPerCluster, own.partitionsPerCluster, sourceOf),
    topicsPerCluster: factOver(parent?.topicsPerCluster, own.topicsPerCluster, sourceOf),
    aclsPerCluster: factOver(parent?.aclsPerCluster, own.aclsPerCluster, sourceOf),
    topicNameLength: factOver(parent?.topicNameLength, own.topicNameLength, sourceOf),
    scramIterations: factOver(parent?.scramIterations, own.scramIterations, sourceOf),
  };
}

/** `null` takes the parent's fact away: it is not known. */
function factOver<T>(
  parent: Fact<T> | null | undefined,
  own: { readonly value: T; readonly source: Source } | null | undefined,
  sourceOf: SourceOf,
): Fact<T> | null {
  if (own === undefined) return parent ?? null;
  return own === null ? null : { value: own.value, source: sourceOf(own.source) };
}
