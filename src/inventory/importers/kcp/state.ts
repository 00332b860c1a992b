import { heldTo, type ReadDocument } from "../../../documents/read-document";
import { type DocumentPath } from "../../../documents/document-path";
import { type ImportedFile } from "../importer";
import { documentsIn, isRecord, notOfThisKind } from "../recognise";
import { type Unread, unread } from "../unread";
import { timeOf } from "../values";
import { type ConfluentRegistry, type GlueRegistry } from "./registry-schema";
import { besideClusters, type KafkaSource, type Region, stateFiles } from "./state-schema";

/** Something of a state file and where it stands there. */
export interface Placed<T> {
  readonly path: DocumentPath;
  readonly value: T;
}

/** A state file of any era. */
export interface State {
  readonly document: ReadDocument<unknown>;
  readonly takenAt: string | null;
  /** What kcp found at AWS, by region. */
  readonly regions: readonly Placed<Region>[];
  /** Clusters that kcp was given the addresses of. */
  readonly given: readonly Placed<KafkaSource>[];
  readonly confluent: readonly Placed<ConfluentRegistry>[];
  readonly glue: readonly Placed<GlueRegistry>[];
  /** What the file has beside its clusters and does not come into the inventory. */
  readonly leftOut: readonly Unread[];
}

/** The newest `schema_version` whose keys are known. */
const newestVersion = 4;

/**
 * Reads one state file, whichever kcp wrote it.
 *
 * @throws DocumentError with every problem: not kcp's, not JSON, wrong values
 */
export function readState(file: ImportedFile): State {
  const [document] = documentsIn(file, "kcp");
  const content = document?.content;
  if (document === undefined || !isRecord(content) || !isState(content)) throw notOfThisKind(file, "kcp");
  const era = eraOf(content);
  const { head, ...parts } = eras[era](document);
  const version = head.schema_version ?? 0;
  const tooNew = {
    path: "schema_version",
    reason: `${String(version)} is newer than ${String(newestVersion)}, as which the file was read`,
  };
  return {
    document,
    takenAt: timeOf(head.updated_at) ?? timeOf(head.timestamp),
    ...parts,
    leftOut: [...(version > newestVersion ? [tooNew] : []), ...unread(content, besideClusters[era])],
  };
}

const marks = ["msk_sources", "osk_sources", "apache_kafka_sources", "regions", "kcp_build_info"];

/** Whether a document has what state files have. */
export function isState(content: Readonly<Record<string, unknown>>): boolean {
  return marks.some((key) => Object.hasOwn(content, key));
}

type Era = keyof typeof stateFiles;

function eraOf(content: Readonly<Record<string, unknown>>): Era {
  if (!Object.hasOwn(content, "regions")) return "current";
  return Array.isArray(content["schema_registries"]) ? "registryList" : "regionsAtTop";
}

interface Parts extends Pick<State, "regions" | "given" | "confluent" | "glue"> {
  readonly head: {
    readonly schema_version?: number | null | undefined;
    readonly timestamp?: string | null | undefined;
    readonly updated_at?: string | null | undefined;
  };
}

const eras: Readonly<Record<Era, (document: ReadDocument<unknown>) => Parts>> = {
  current: (document) => {
    const state = heldTo(document, stateFiles.current).content;
    return {
      head: state,
      regions: placed(state.msk_sources?.regions, ["msk_sources", "regions"]),
      given: (["osk_sources", "apache_kafka_sources"] as const).flatMap((key) =>
        placed(state[key]?.clusters, [key, "clusters"]),
      ),
      ...registriesOf(state.schema_registries),
    };
  },
  regionsAtTop: (document) => {
    const state = heldTo(document, stateFiles.regionsAtTop).content;
    const regions = placed(state.regions, ["regions"]);
    return { head: state, regions, given: [], ...registriesOf(state.schema_registries) };
  },
  registryList: (document) => {
    const state = heldTo(document, stateFiles.registryList).content;
    const regions = placed(state.regions, ["regions"]);
    return {
      head: state,
      regions,
      given: [],
      confluent: placed(state.schema_registries, ["schema_registries"]),
      glue: [],
    };
  },
};

function registriesOf(
  registries:
    | {
        readonly confluent_schema_registry?: readonly ConfluentRegistry[] | null | undefined;
        readonly aws_glue?: readonly GlueRegistry[] | null | undefined;
      }
    | null
    | undefined,
): Pick<State, "confluent" | "glue"> {
  return {
    confluent: placed(registries?.confluent_schema_registry, ["schema_registries", "confluent_schema_registry"]),
    glue: placed(registries?.aws_glue, ["schema_registries", "aws_glue"]),
  };
}

/** Each element with its path. */
export function placed<T>(list: readonly T[] | null | undefined, path: DocumentPath): readonly Placed<T>[] {
  return (list ?? []).map((value, index) => ({ path: [...path, index], value }));
}
