import { type PlannedResource } from "../plan/plan";
import { field, textOf } from "../plan/value";

/**
 * Kafka's words as the Kafka provider spells them (Mongey/kafka 0.13.1, `kafka/acls.go`). It compares letter by letter, and
 * only when it applies.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  resource_type: ["Topic", "Group", "Cluster", "TransactionalID", "DelegationToken"],
  acl_operation: [
    "All",
    "Read",
    "Write",
    "Create",
    "Delete",
    "Alter",
    "Describe",
    "ClusterAction",
    "DescribeConfigs",
    "AlterConfigs",
    "IdempotentWrite",
  ],
  acl_permission_type: ["Allow", "Deny"],
  resource_pattern_type_filter: ["Literal", "Prefixed"],
};

/** One attribute of a `kafka_acl` that the provider or the broker refuses. */
export interface Misspelling {
  readonly path: string;
  readonly says: string;
}

/** Everything in a `kafka_acl` that fails when it is applied. What is not known yet is not judged. */
export function misspellingsOf({ after }: PlannedResource): readonly Misspelling[] {
  if (after === null) return [];
  const at = (key: string): string | null => {
    const text = textOf(field(after, key));
    return typeof text === "string" ? text : null;
  };
  const words = Object.entries(spellings).flatMap(([path, known]) => {
    const word = at(path);
    return word === null || known.includes(word) ? [] : [{ path, says: insteadOf(path, word, known) }];
  });
  return [...words, ...principal(at("acl_principal")), ...cluster(at("resource_type"), at("resource_name"))];
}

function insteadOf(path: string, word: string, known: readonly string[]): string {
  const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, "");
  const meant = known.find((one) => letters(one) === letters(word));
  const says = meant === undefined ? `knows ${known.join(", ")} alone` : `writes ${meant}`;
  return `${path} is ${JSON.stringify(word)}, and the provider ${says}.`;
}

function principal(name: string | null): readonly Misspelling[] {
  if (name === null || /^[^:]+:./s.test(name)) return [];
  return [
    {
      path: "acl_principal",
      says: `acl_principal is ${JSON.stringify(name)}, and brokers read TYPE:NAME: write ${JSON.stringify(`User:${name}`)}.`,
    },
  ];
}

function cluster(type: string | null, name: string | null): readonly Misspelling[] {
  if (type?.toLowerCase() !== "cluster" || name === null || name === "kafka-cluster") return [];
  return [
    {
      path: "resource_name",
      says: `resource_name is ${JSON.stringify(name)}, and the cluster's only name is kafka-cluster.`,
    },
  ];
}
