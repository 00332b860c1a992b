import { type ConfigKey, type ForeignFamily, type Profile, type RemovedKey } from "../profile";
import { type ProfileDocument, type WrittenKey } from "./document";

/** A key as far as the documents so far tell it, every value picked for one version. */
export type LayeredKey = Omit<WrittenKey, "default" | "least" | "most" | "forced"> & {
  readonly default?: string | undefined;
  readonly least?: number | null | undefined;
  readonly most?: number | null | undefined;
  readonly forced?: string | null | undefined;
};

/** One version of a profile, and of all that it extends, laid over each other. */
export interface Layer {
  readonly title: string | undefined;
  readonly configs: ReadonlyMap<string, LayeredKey>;
  readonly foreign: ProfileDocument["foreign"];
  readonly replicas: ProfileDocument["replicas"];
  readonly capabilities: ProfileDocument["capabilities"];
  readonly limits: ProfileDocument["limits"];
}

/** A layer with all that a profile must have. */
export interface WholeLayer extends Layer {
  readonly title: string;
  readonly replicas: NonNullable<ProfileDocument["replicas"]>;
}

/** A profile that extends no other starts from this. */
export const nothing: Layer = {
  title: undefined,
  configs: new Map(),
  foreign: [],
  replicas: undefined,
  capabilities: {},
  limits: {},
};

/**
 * A document's own version laid over what it extends: keys field by field, `null` takes a key away, everything else as a
 * whole. `versions` are the document's, oldest first; `version` is one of them, or undefined for a platform without any.
 */
export function layerOver(
  parent: Layer,
  document: ProfileDocument,
  versions: readonly string[],
  version: string | undefined,
): Layer {
  const reached = (since: string): boolean =>
    version !== undefined && versions.indexOf(since) <= versions.indexOf(version);
  const configs = new Map(parent.configs);
  for (const [name, key] of Object.entries(document.configs)) {
    if (key === null) configs.delete(name);
    else if (key.since === undefined || reached(key.since))
      configs.set(name, { ...configs.get(name), ...keyAt(key, reached) });
  }
  return {
    title: document.title ?? parent.title,
    configs,
    foreign: [...document.foreign, ...parent.foreign],
    replicas: document.replicas ?? parent.replicas,
    capabilities: { ...parent.capabilities, ...document.capabilities },
    limits: { ...parent.limits, ...document.limits },
  };
}

type Reached = (since: string) => boolean;

/** Only what the document writes and what the version has reached: the rest is the parent's. */
function keyAt(key: WrittenKey, reached: Reached): LayeredKey {
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

/** What of a layer's key is there to be used; undefined where its class, type or default is missing. */
export function configKeyOf(key: LayeredKey): ConfigKey | undefined {
  if (key.class === undefined || key.type === undefined || key.default === undefined) return undefined;
  return {
    class: key.class,
    type: key.type,
    values: key.values ?? [],
    aliases: key.aliases ?? {},
    default: key.default,
    least: key.least ?? undefined,
    most: key.most ?? undefined,
    besides: key.besides ?? [],
    raise: key.raise ?? false,
    forced: key.forced ?? undefined,
    readOnly: key.readOnly ?? false,
    under: key.under ?? undefined,
    needs: key.needs ?? undefined,
    approveLossOf: key.approveLossOf ?? [],
    source: sourceText(key.source),
  };
}

/** The profile that a layer makes, once it is known to be whole (`flaws.ts`). `title` is with the version. */
export function profileOfLayer(
  { configs, foreign, replicas, capabilities, limits }: WholeLayer,
  id: string,
  title: string,
): Profile {
  const known = new Map<string, ConfigKey>();
  const removed = new Map<string, RemovedKey>();
  for (const [name, written] of configs) {
    const key = configKeyOf(written);
    if (written.removed) removed.set(name, { ...written.removed, becomes: written.removed.becomes });
    else if (key !== undefined) known.set(name, key);
  }
  return {
    id,
    title,
    configs: known,
    removed,
    foreign: foreign.map(foreignFamily),
    replicas: { ...replicas, source: sourceText(replicas.source) },
    capabilities: {
      tieredStorage: factOf(capabilities.tieredStorage),
      access: factOf(capabilities.access),
      aclHosts: factOf(capabilities.aclHosts),
      denyAcls: factOf(capabilities.denyAcls),
      scramUsers: factOf(capabilities.scramUsers),
      transactions: factOf(capabilities.transactions),
      compaction: factOf(capabilities.compaction),
      quotaEntities: factOf(capabilities.quotaEntities),
      quotasOverKafka: factOf(capabilities.quotasOverKafka),
      kafkaProvider: factOf(capabilities.kafkaProvider),
    },
    limits: {
      partitionsPerTopic: factOf(limits.partitionsPerTopic),
      partitionsPerCluster: factOf(limits.partitionsPerCluster),
      topicsPerCluster: factOf(limits.topicsPerCluster),
      aclsPerCluster: factOf(limits.aclsPerCluster),
      topicNameLength: factOf(limits.topicNameLength),
      scramIterations: factOf(limits.scramIterations),
      ...boundsOf(known),
    },
  };
}

/** The two limits that are bounds of a key: said once, at the key. */
function boundsOf(keys: ReadonlyMap<string, ConfigKey>): Pick<Profile["limits"], "maxMessageBytes" | "retentionMs"> {
  const message = keys.get("max.message.bytes");
  const retention = keys.get("retention.ms");
  return {
    maxMessageBytes: message?.most === undefined ? null : { value: message.most, source: message.source },
    retentionMs:
      retention === undefined || (retention.least === undefined && retention.most === undefined)
        ? null
        : {
            value: { least: retention.least ?? null, most: retention.most ?? null },
            source: retention.source,
          },
  };
}

function foreignFamily({ keys, reason, approvalFor }: ProfileDocument["foreign"][number]): ForeignFamily {
  return { keys: new RegExp(`^(?:${keys})$`), reason, approvalFor };
}

function factOf<T>(
  written: { readonly value: T; readonly source: string | readonly string[] } | null | undefined,
): { readonly value: T; readonly source: string } | null {
  return written === null || written === undefined
    ? null
    : { value: written.value, source: sourceText(written.source) };
}

/** Several sources read as one. */
export function sourceText(source: string | readonly string[]): string {
  return typeof source === "string" ? source : source.join("; ");
}
