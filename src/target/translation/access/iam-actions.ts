import { type Operation, type ResourceType } from "../../../kafka/acl";

/** What an action of AWS's own authorizer is in Kafka's words. */
export interface IamAction {
  readonly action: string;
  readonly resourceType: ResourceType;
  readonly operation: Operation;
}

/** Amazon MSK Developer Guide, "Semantics of IAM authorization policy actions and resources". */
const table: Readonly<Partial<Record<ResourceType, Readonly<Record<string, Operation>>>>> = {
  CLUSTER: {
    DescribeCluster: "DESCRIBE",
    AlterCluster: "ALTER",
    DescribeClusterDynamicConfiguration: "DESCRIBE_CONFIGS",
    AlterClusterDynamicConfiguration: "ALTER_CONFIGS",
    WriteDataIdempotently: "IDEMPOTENT_WRITE",
  },
  TOPIC: {
    CreateTopic: "CREATE",
    DescribeTopic: "DESCRIBE",
    AlterTopic: "ALTER",
    DeleteTopic: "DELETE",
    DescribeTopicDynamicConfiguration: "DESCRIBE_CONFIGS",
    AlterTopicDynamicConfiguration: "ALTER_CONFIGS",
    ReadData: "READ",
    WriteData: "WRITE",
  },
  // AlterGroup is joining a group and committing its offsets: Kafka's READ.
  GROUP: { DescribeGroup: "DESCRIBE", AlterGroup: "READ", DeleteGroup: "DELETE" },
  TRANSACTIONAL_ID: { DescribeTransactionalId: "DESCRIBE", AlterTransactionalId: "WRITE" },
};

const actions: readonly IamAction[] = (["CLUSTER", "TOPIC", "GROUP", "TRANSACTIONAL_ID"] as const).flatMap(
  (resourceType) =>
    Object.entries(table[resourceType] ?? {}).map(([action, operation]) => ({ action, resourceType, operation })),
);

/** Being let in, which Kafka has no ACL for: whoever can sign in is in. */
export const connect = "Connect";

/** What the `Action` of a statement stands for. */
export interface IamActionPattern {
  readonly written: string;
  /** Actions with an equal among Kafka's operations. */
  readonly means: readonly IamAction[];
  readonly connects: boolean;
  /** It is about Kafka's data (`kafka-cluster:`), and not about the service's own API (`kafka:`). */
  readonly isOurs: boolean;
}

/** Reads one action as a policy writes it: in any case, with `*` and `?`. */
export function readIamAction(written: string): IamActionPattern {
  const [service = "", name = written === "*" ? "*" : ""] = written.split(":");
  const isOurs = written === "*" || iamPattern(service, "i").test("kafka-cluster");
  const pattern = iamPattern(name, "i");
  return {
    written,
    means: isOurs ? actions.filter(({ action }) => pattern.test(action)) : [],
    connects: isOurs && pattern.test(connect),
    isOurs,
  };
}

/** IAM's wildcards as a regular expression over the whole text: `*` is any text, `?` is one character. */
export function iamPattern(written: string, flags = ""): RegExp {
  const escaped = written.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, `s${flags}`);
}
