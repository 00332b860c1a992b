import { type ConfigKey, type Profile, type RemovedKey, type ReplicaRule } from "../profile";
import { type Layer, type LayeredKey } from "./layer";

/** A layer with all that a profile must have. */
export interface WholeLayer extends Layer {
  readonly title: string;
  readonly replicas: ReplicaRule;
}

/** The profile that a layer makes, once it is known to be whole (`flaws.ts`). `title` is with the version. */
export function profileOfLayer(layer: WholeLayer, id: string, title: string): Profile {
  const configs = new Map<string, ConfigKey>();
  const removed = new Map<string, RemovedKey>();
  for (const [name, layered] of layer.configs) {
    const key = configKeyOf(layered);
    if (layered.removed) removed.set(name, { ...layered.removed, becomes: layered.removed.becomes });
    else if (key !== undefined) configs.set(name, key);
  }
  const { foreign, replicas, capabilities, limits } = layer;
  return { id, title, configs, removed, foreign, replicas, capabilities, limits: { ...limits, ...boundsOf(configs) } };
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
    source: key.source,
  };
}

/** The two limits that are bounds of a key: said once, at the key. */
function boundsOf(keys: ReadonlyMap<string, ConfigKey>): Pick<Profile["limits"], "maxMessageBytes" | "retentionMs"> {
  const message = keys.get("max.message.bytes");
  const retention = keys.get("retention.ms");
  const isBounded = retention?.least !== undefined || retention?.most !== undefined;
  return {
    maxMessageBytes: message?.most === undefined ? null : { value: message.most, source: message.source },
    retentionMs: isBounded
      ? { value: { least: retention.least ?? null, most: retention.most ?? null }, source: retention.source }
      : null,
  };
}
