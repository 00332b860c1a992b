import { everyone } from "../../../kafka/authorization";
import { type Grant } from "../../facts/grants";
import { grantsText, partPath } from "../../facts/grants/places";
import { allowedByPrincipal, gives } from "../../facts/rights-by-principal";
import { found, type Rule } from "../../rule";
import { caseAclBlock } from "./case-acls";

/** A producer whose transactions fail. */
export const transactionalProducerWithoutRights: Rule = {
  name: "transactional-producer-without-rights",
  area: "access",
  severity: "medium",
  title: "A transactional producer lacks a right",
  what: "A principal has WRITE on a transactional id and WRITE on no topic; or a policy of AWS gives it AlterTransactionalId without DescribeTransactionalId.",
  why: "Its producer starts a transaction and fails in it. With Kafka's ACLs WRITE implies DESCRIBE; with IAM nothing implies anything.",
  remedy:
    "Allow WRITE on the topics, and in a policy of AWS kafka-cluster:DescribeTransactionalId too. Without transactions take the right away.",
  references: [
    "https://kafka.apache.org/documentation/#operations_resources_and_protocols",
    "https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html",
  ],
  *find(plan, known) {
    const all = allowedByPrincipal(plan).get(everyone) ?? [];
    const source = new Set(
      (known.source?.acls ?? []).filter((acl) => gives(acl, "WRITE", "TOPIC")).map(({ principal }) => principal),
    );
    for (const [principal, grants] of allowedByPrincipal(plan)) {
      const writes = grants.filter(({ acl }) => gives(acl, "WRITE", "TRANSACTIONAL_ID"));
      const [first] = writes;
      if (first === undefined) continue;
      const writesTopics = [...grants, ...all].some(({ acl }) => gives(acl, "WRITE", "TOPIC")) || source.has(principal);
      const lacks = writesTopics
        ? lacksDescribe(writes, grants)
          ? "DescribeTransactionalId"
          : null
        : "WRITE on a topic";
      if (lacks !== null)
        yield found(
          first.resource,
          partPath({ ...first, grants: writes }, "operation"),
          `${grantsText(writes)}, without ${lacks}.`,
        );
    }
  },
  cases: {
    nonCompliant: {
      terraform: caseAclBlock("transactions", { resource_type: "TransactionalID", resource_name: "billing-tx" }),
    },
    compliant: {
      terraform: `${caseAclBlock("transactions", { resource_type: "TransactionalID", resource_name: "billing-tx" })}${caseAclBlock("write")}`,
    },
  },
};

function lacksDescribe(writes: readonly Grant[], grants: readonly Grant[]): boolean {
  return (
    writes.every(({ by }) => by === "iam") &&
    !grants.some(({ acl, by }) => gives(acl, "DESCRIBE", "TRANSACTIONAL_ID", by !== "iam"))
  );
}
