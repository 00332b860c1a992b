import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { type Unknown } from "../plan/value";
import { kafkaSettingsOf } from "./kafka-settings";
import { type Settings, told } from "./settings/setting";

/** What one connector of MirrorMaker 2, or one flow of its dedicated mode, is told to do. */
export interface MirrorFlow {
  readonly resource: PlannedResource;
  /** The attribute that holds its settings. */
  readonly path: string;
  /** `src->tgt`; `MirrorSourceConnector` where it is a connector of its own. */
  readonly name: string;
  /** Which of MirrorMaker's connectors reads these settings; the dedicated mode runs them all. */
  readonly part: "source" | "checkpoint" | "all";
  /** The alias of the source; null where nothing tells it. */
  readonly sourceAlias: string | null;
  /** A connector's setting, with MirrorMaker's own order of looking; null where nobody set it. */
  readonly setting: (key: string) => string | Unknown | null;
  readonly settings: Settings;
}

/** Every flow that MirrorMaker 2 copies, in whatever shape: dedicated mode, Connect, MSK Connect, Strimzi. */
export const mirrorFlowsOf = oncePerPlan((plan: Plan): readonly MirrorFlow[] =>
  kafkaSettingsOf(plan).flatMap((settings) =>
    settings.role === "mirror-maker" ? dedicated(settings) : settings.role === "connector" ? connector(settings) : [],
  ),
);

/** One flow for each `src->tgt.enabled=true` (`MirrorMakerConfig.clusterPairs`). */
function dedicated(settings: Settings): readonly MirrorFlow[] {
  return [...settings.entries.keys()].flatMap((key) => {
    const [, flow, source] = /^((.+)->.+)\.enabled$/.exec(key) ?? [];
    if (flow === undefined || source === undefined || told(settings, key)?.toLowerCase() !== "true") return [];
    return [
      {
        ...placeOf(settings),
        name: flow,
        part: "all" as const,
        sourceAlias: source,
        setting: (wanted: string) => settings.entries.get(`${flow}.${wanted}`) ?? settings.entries.get(wanted) ?? null,
      },
    ];
  });
}

const parts: readonly (readonly [part: "source" | "checkpoint", className: string, strimzi: string])[] = [
  ["source", "MirrorSourceConnector", "sourceConnector"],
  ["checkpoint", "MirrorCheckpointConnector", "checkpointConnector"],
];

function connector(settings: Settings): readonly MirrorFlow[] {
  const className = told(settings, "connector.class") ?? "";
  const found = parts.find(
    ([, name, strimzi]) => className.endsWith(name) || settings.path.endsWith(`.${strimzi}.config`),
  );
  if (found === undefined) return [];
  return [
    {
      ...placeOf(settings),
      name: found[1],
      part: found[0],
      sourceAlias: told(settings, "source.cluster.alias"),
      setting: (wanted) => settings.entries.get(wanted) ?? null,
    },
  ];
}

function placeOf(settings: Settings): Pick<MirrorFlow, "resource" | "path" | "settings"> {
  return { resource: settings.resource, path: settings.path, settings };
}

/** Whether a flow's setting is true; null where it cannot be told. `otherwise` is Kafka's default. */
export function isOn(flow: MirrorFlow, key: string, otherwise: boolean): boolean | null {
  const value = flow.setting(key);
  if (value === null) return otherwise;
  return typeof value === "string" ? value.trim().toLowerCase() === "true" : null;
}
