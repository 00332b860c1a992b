import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { field, isUnknown, textOf, type Unknown, type Value, type ValueObject } from "../plan/value";
import { groupOf, type Manifest, manifestIn, type WrittenManifest, writtenManifestsOf } from "./manifests";

/** A Kubernetes object that no rule can judge, and that may have to do with Kafka. */
export interface UnreadManifest {
  readonly resource: PlannedResource;
  readonly path: string;
  /** What is missing, a sentence: `Its kind is not known: var.kind is told by nothing in the plan.` */
  readonly because: string;
}

/**
 * Kubernetes objects that the plan does not tell, or that no rule reads, where they may be Kafka's. What certainly is another's
 * (Karpenter's, Argo's) is left out: by its apiVersion, or by what it was, which an update in place leaves as it is.
 */
export const unreadManifestsOf = oncePerPlan((plan: Plan): readonly UnreadManifest[] =>
  writtenManifestsOf(plan).flatMap(({ resource, path, written, manifest }) => {
    const because = manifest === null ? whyNone(written) : whyUnclear(manifest);
    return because === null || isOfOthers({ resource, path, written, manifest }) ? [] : [{ resource, path, because }];
  }),
);

function whyNone(written: Value): string | null {
  // An empty text writes nothing.
  if (written === null || (typeof written === "string" && /^(\s|---|#.*)*$/.test(written))) return null;
  return isUnknown(written)
    ? `Which object it writes is not known${madeOf(written)}.`
    : "What it writes cannot be read as a Kubernetes object.";
}

function whyUnclear({ object, group, kind }: Manifest): string | null {
  for (const key of ["apiVersion", "kind"]) {
    const told = textOf(field(object, key));
    if (isUnknown(told)) return `Its ${key} is not known${madeOf(told)}.`;
  }
  if (kind === "") return "It does not say its kind.";
  if (kafkaOperators.test(group) && !readGroups.has(group))
    return `No rule reads what ${group} writes with its ${kind}.`;
  const spec = field(object, "spec");
  return readGroups.get(group) === "wholly" && isUnknown(spec) ? `Its spec is not known${madeOf(spec)}.` : null;
}

/** Groups whose objects rules read: `wholly` where they are about nothing but brokers, their clients and certificates. */
const readGroups: ReadonlyMap<string, "wholly" | "partly"> = new Map([
  ["kafka.strimzi.io", "wholly"],
  ["core.strimzi.io", "partly"],
  ["cert-manager.io", "wholly"],
  ["awspca.cert-manager.io", "wholly"],
  ["", "partly"],
  ["apps", "partly"],
  ["batch", "partly"],
  ["networking.k8s.io", "partly"],
  ["elbv2.k8s.aws", "partly"],
]);

/** Operators of Kafka: Strimzi's, Confluent's, Redpanda's, AutoMQ's, Koperator, AWS's own for MSK. */
const kafkaOperators = /kafka|confluent|redpanda|vectorized|automq|strimzi/;

/** Kinds that are of some use to rules whatever their group, where that is not known. */
const telling =
  /Kafka|^(AWSPCA)?(Cluster)?Issuer$|^Certificate$|^(TargetGroupBinding|NetworkPolicy|ConfigMap|Secret|Service)$/;

function isOfOthers({ resource, path, written, manifest }: WrittenManifest): boolean {
  const { after, before, action } = resource;
  const object = manifest?.object ?? null;
  const apiVersion = object === null ? writtenApiVersion(written) : told(object, "apiVersion");
  if (apiVersion !== null) return isForeign(groupOf(apiVersion));
  const kind = object === null ? null : told(object, "kind");
  if (kind !== null) return !telling.test(kind);
  if (after === null || action !== "update") return false;
  const was = manifestIn(resource, before);
  return was !== null && was.path === path && was.kind !== "" && isForeign(was.group);
}

function isForeign(group: string): boolean {
  return !readGroups.has(group) && !kafkaOperators.test(group);
}

/** What a text says as its apiVersion, also where it is no YAML because of what is put in elsewhere. */
function writtenApiVersion(written: Value): string | null {
  const text = isUnknown(written) ? written.template : written;
  if (typeof text !== "string") return null;
  return /^\s*["']?apiVersion["']?\s*:\s*["']?([\w.-]+(?:\/[\w.-]+)?)["']?\s*,?\s*$/m.exec(text)?.[1] ?? null;
}

function told(object: ValueObject, key: string): string | null {
  const text = textOf(field(object, key));
  return isUnknown(text) || text === "" ? null : text;
}

function madeOf({ references }: Unknown): string {
  return references.length === 0 ? " before the apply" : `: it is made of ${references.slice(0, 5).join(", ")}`;
}
