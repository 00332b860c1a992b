import { basename } from "node:path";
import { z } from "zod";
import { nearest } from "../../../documents/nearest";
import { DocumentError } from "../../../documents/problem";
import { partOf, type ReadDocument } from "../../../documents/read-document";
import { type ImportedFile } from "../importer";
import { documentsIn, isRecord, notOfThisKind } from "../recognise";
import { left, maybe, othersLeft, type Unread } from "../unread";

/** One manifest and what it says it is. */
export interface Manifest {
  readonly document: ReadDocument<unknown>;
  /** `KafkaTopic`. */
  readonly kind: string;
  /** `kafka.strimzi.io/v1`. */
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string | null;
  /** The label `strimzi.io/cluster`; null where there is none. */
  readonly cluster: string | null;
}

const bookkeeping = "Kubernetes' own bookkeeping";

/** `metadata` of any manifest. */
export const metadata = z.object({
  name: z.string().min(1),
  namespace: maybe(z.string()),
  labels: maybe(
    othersLeft({ "strimzi.io/cluster": maybe(z.string()) }, "what people say of a resource belongs into an overlay"),
  ),
  annotations: maybe(
    othersLeft(
      {
        "strimzi.io/managed": maybe(z.union([z.string(), z.boolean()])),
        "kubectl.kubernetes.io/last-applied-configuration": left(bookkeeping),
      },
      "what people say of a resource belongs into an overlay",
    ),
  ),
  ...Object.fromEntries(
    [
      "uid",
      "generation",
      "generateName",
      "resourceVersion",
      "creationTimestamp",
      "deletionTimestamp",
      "managedFields",
      "finalizers",
      "ownerReferences",
      "selfLink",
    ].map((key) => [key, left(bookkeeping)]),
  ),
});

const head = z.object({ apiVersion: z.string(), kind: z.string(), metadata: maybe(metadata) });

/**
 * Every manifest of a file: of a stream with `---`, and of lists (`kubectl get -o yaml`, `-o json`).
 *
 * @throws DocumentError where the file is not of manifests, or one of them has no name
 */
export function manifestsIn(file: ImportedFile): readonly Manifest[] {
  return documentsIn(file, "strimzi")
    .flatMap(itemsOf)
    .map((document) => manifestOf(document, file));
}

function itemsOf(document: ReadDocument<unknown>): readonly ReadDocument<unknown>[] {
  const { content } = document;
  if (!isRecord(content) || !Array.isArray(content["items"])) return [document];
  return content["items"].flatMap((item: unknown, index) => itemsOf(partOf(document, ["items", index], item)));
}

function manifestOf(document: ReadDocument<unknown>, file: ImportedFile): Manifest {
  const { content } = document;
  const version = isRecord(content) ? content["apiVersion"] : undefined;
  if (typeof version !== "string" || version.startsWith("kafka-byoc/")) throw notOfThisKind(file, "strimzi");
  const result = head.safeParse(content);
  if (!result.success || !result.data.metadata)
    throw new DocumentError([
      document.problemAt(["metadata"], "has no kind or no metadata.name", "Export the manifest whole."),
    ]);
  const { apiVersion, kind, metadata: named } = result.data;
  return {
    document,
    kind,
    apiVersion,
    name: named.name,
    namespace: named.namespace ?? null,
    cluster: named.labels?.["strimzi.io/cluster"] ?? null,
  };
}

/** Kinds whose label `strimzi.io/cluster` names a Kafka cluster; on a KafkaConnector it names the workers. */
const ofCluster = ["KafkaTopic", "KafkaUser", "KafkaNodePool", "KafkaRebalance"];

/**
 * The manifests of one Kafka cluster, and those beside it. What names no cluster belongs to the one that is picked.
 *
 * @throws DocumentError where they are of several and none is named, or the name is none of theirs
 */
export function ofOneCluster(
  manifests: readonly Manifest[],
  files: string,
  name?: string,
): { readonly picked: readonly Manifest[]; readonly others: readonly Manifest[] } {
  const names = [...new Set(manifests.flatMap((manifest) => clusterOf(manifest) ?? []))].sort();
  const unknownName = name !== undefined && !names.includes(name);
  if (unknownName || (name === undefined && names.length > 1)) {
    const near = name === undefined ? undefined : nearest(name, names);
    const instead = `They have ${names.join(", ") || "none"}.${near === undefined ? "" : ` Did you mean ${near}?`}`;
    throw new DocumentError([
      name === undefined
        ? {
            file: files,
            path: "",
            rule: "have several clusters",
            instead: `Name one by --cluster: ${names.join(", ")}.`,
          }
        : { file: files, path: "", value: JSON.stringify(name), rule: "is no cluster of these files", instead },
    ]);
  }
  const cluster = name ?? names[0];
  const isOther = (manifest: Manifest): boolean => (clusterOf(manifest) ?? cluster) !== cluster;
  return { picked: manifests.filter((manifest) => !isOther(manifest)), others: manifests.filter(isOther) };
}

/** The Kafka cluster that a manifest is about, where it says so. */
export function clusterOf({ kind, name, cluster }: Manifest): string | null {
  if (kind === "Kafka") return name;
  return ofCluster.includes(kind) ? cluster : null;
}

/** A reference to a key of a Kubernetes secret, as Strimzi's config provider writes it. */
export function secretKey(namespace: string | null, name: string, key: string): string {
  return `\${secrets:${namespace === null ? "" : `${namespace}/`}${name}:${key}}`;
}

/** What the paths of a manifest begin with: its file, where there are several. */
export function inFile({ document }: Manifest, severalFiles: boolean): string {
  return severalFiles ? `${basename(document.file)}: ` : "";
}

/** A whole manifest that does not come into the inventory. */
export function beside(manifest: Manifest, severalFiles: boolean, reason: string): Unread {
  const { kind, namespace, name } = manifest;
  return {
    path: `${inFile(manifest, severalFiles)}${kind} ${namespace === null ? "" : `${namespace}/`}${name}`,
    reason,
  };
}
