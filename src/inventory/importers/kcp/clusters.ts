import { type DocumentPath, pathText } from "../../../documents/document-path";
import { DocumentError } from "../../../documents/problem";
import { nearest } from "../../../documents/nearest";
import { isRecord } from "../recognise";
import { type Unread, unread } from "../unread";
import { textOr } from "../values";
import { placed, type State } from "./state";
import { kafkaSource, type KafkaSource, type MskSource, mskSource, type Region } from "./state-schema";

/** One cluster of a state file. */
export type FoundCluster = {
  readonly state: State;
  readonly path: DocumentPath;
  /** What it can be named by: its name, ARN or id. The first is for people. */
  readonly names: readonly string[];
} & (
  | { readonly kind: "msk"; readonly cluster: MskSource; readonly region: Region }
  | { readonly kind: "kafka"; readonly cluster: KafkaSource }
);

/** Every cluster of state files. */
export function clustersIn(states: readonly State[]): readonly FoundCluster[] {
  return states.flatMap((state) => [
    ...state.regions.flatMap(({ path, value: region }) =>
      placed(region.clusters, [...path, "clusters"]).map(({ path: at, value: cluster }): FoundCluster => ({
        state,
        path: at,
        kind: "msk",
        cluster,
        region,
        names: named([cluster.name, cluster.arn, cluster.kafka_admin_client_information?.cluster_id]),
      })),
    ),
    ...state.given.map(({ path, value: cluster }): FoundCluster => ({
      state,
      path,
      kind: "kafka",
      cluster,
      names: named([cluster.id, cluster.kafka_admin_client_information?.cluster_id]),
    })),
  ]);
}

function named(names: readonly (string | null | undefined)[]): string[] {
  return [...new Set(names.flatMap((name) => textOr(name, [])))];
}

/**
 * The one cluster that is meant: the named one, or the only one.
 *
 * @throws DocumentError where there is none, several and none is named, or the name fits none or several
 */
export function chosen(clusters: readonly FoundCluster[], states: readonly State[], name?: string): FoundCluster {
  const fitting = name === undefined ? clusters : clusters.filter(({ names }) => names.includes(name));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const told = clusters.map(({ names, path }) => names.join(" = ") || pathText(path)).join("; ");
  const near =
    name === undefined
      ? undefined
      : nearest(
          name,
          clusters.flatMap(({ names }) => names),
        );
  throw new DocumentError([
    {
      file: states.map(({ document }) => document.file).join(", "),
      path: "",
      ...(name === undefined ? {} : { value: JSON.stringify(name) }),
      ...(clusters.length === 0
        ? { rule: "has no cluster", instead: "Let kcp discover or scan the cluster first." }
        : fitting.length > 1
          ? {
              rule: name === undefined ? "has several clusters" : "fits several clusters",
              instead: `Name one by --cluster, each in its own run: ${told}.`,
            }
          : {
              rule: "is no cluster of these files",
              instead: `They have ${told}.${near === undefined ? "" : ` Did you mean ${near}?`}`,
            }),
    },
  ]);
}

/** What the chosen cluster has and does not come into the inventory, and the clusters beside it. */
export function leftOutOf(picked: FoundCluster, all: readonly FoundCluster[]): readonly Unread[] {
  const raw = picked.path.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : isRecord(value) ? value[String(key)] : undefined),
    picked.state.document.content,
  );
  return [
    ...unread(raw, picked.kind === "msk" ? mskSource : kafkaSource, pathText(picked.path)),
    ...all
      .filter((other) => other !== picked)
      .map(({ path, names }) => ({
        path: pathText(path),
        reason: `another cluster: import it by --cluster ${names[0] ?? "with its name"}`,
      })),
  ];
}
