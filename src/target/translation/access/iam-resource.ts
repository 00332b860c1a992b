import { type Acl, clusterResourceName, type ResourceType } from "../../../kafka/acl";

/** A part of a cluster that the `Resource` of an IAM statement names. */
export interface IamResource {
  /** `every`: all kinds of resources, with all names. */
  readonly resourceType: ResourceType | "every";
  /** The cluster's name, with IAM's wildcards. */
  readonly cluster: string;
  /** The topic, group or transactional id, with IAM's wildcards; of a cluster Kafka's own name for it. */
  readonly name: string;
}

const kinds: Readonly<Record<string, ResourceType>> = {
  cluster: "CLUSTER",
  topic: "TOPIC",
  group: "GROUP",
  "transactional-id": "TRANSACTIONAL_ID",
};

/**
 * Reads a resource as Amazon MSK names them: `arn:aws:kafka:REGION:ACCOUNT:topic/CLUSTER/UUID/NAME`, or `*`. A `*` at the
 * end stands for all the parts that would follow. Undefined where it is nothing of Kafka's.
 */
export function readIamResource(written: string): IamResource | undefined {
  const everything: IamResource = { resourceType: "every", cluster: "*", name: "*" };
  if (written === "*") return everything;
  const [arn, , service, , , ...rest] = written.split(":");
  const path = rest.join(":");
  if (arn !== "arn" || (service !== "kafka" && service !== "*")) return undefined;
  if (path === "*" || path === "") return everything;
  const [kind = "", ...parts] = path.split("/");
  const resourceType = kind === "*" ? "every" : kinds[kind];
  if (resourceType === undefined) return undefined;
  const [cluster, , ...name] = parts;
  if (cluster === undefined) return undefined;
  if (resourceType === "CLUSTER") return { resourceType, cluster, name: clusterResourceName };
  // Names of topics hold no slash, but group ids may.
  if (name.length > 0) return { resourceType, cluster, name: name.join("/") };
  return parts.at(-1) === "*" ? { resourceType, cluster, name: "*" } : undefined;
}

/** A name with IAM's wildcards as Kafka's patterns can say it; undefined where they cannot. */
export function kafkaPatternOf(name: string): Pick<Acl, "resourceName" | "patternType"> | undefined {
  if (name === "*") return { resourceName: "*", patternType: "LITERAL" };
  if (!/[*?]/.test(name)) return { resourceName: name, patternType: "LITERAL" };
  return /^[^*?]+\*$/.test(name) ? { resourceName: name.slice(0, -1), patternType: "PREFIXED" } : undefined;
}
