import { isReleased } from "../../destruction/destroyed-by";
import { listsChanged } from "../../facts/lists-changed";
import { type Knowledge } from "../../knowledge";
import { type Plan } from "../../plan/plan";
import { isUnknown } from "../../plan/value";
import { found, type Rule, type Sighting } from "../../rule";
import { lossesFound } from "./losses";

/** A login that a plan deletes or replaces. */
export const scramUserDestroyed: Rule = {
  name: "scram-user-destroyed",
  area: "destruction",
  severity: "high",
  title: "A user is deleted",
  what: "The plan deletes or replaces a SCRAM user, a Strimzi KafkaUser, a service account or an API key, or takes a secret off an MSK cluster's list.",
  why: "Everything that logs in with it is refused at its next connection, which may be days later, when a broker restarts.",
  remedy: "Move its clients to another user first, and release the old one in the policy when nobody logs in with it.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/user_scram_credential",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-554%3A+Add+Broker-side+SCRAM+Config+API",
  ],
  *find(plan, known) {
    yield* lossesFound(plan, known, "scram-user");
    yield* takenOffTheList(plan, known);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_user_scram_credential" "billing" {
  username            = "accounting"
  scram_mechanism     = "SCRAM-SHA-512"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "1"
}`,
      before: `
resource "kafka_user_scram_credential" "billing" {
  username            = "billing"
  scram_mechanism     = "SCRAM-SHA-512"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "1"
}`,
    },
    compliant: {
      terraform: `
resource "kafka_user_scram_credential" "billing" {
  username            = "billing"
  scram_mechanism     = "SCRAM-SHA-512"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "1"
}
resource "kafka_user_scram_credential" "accounting" {
  username            = "accounting"
  scram_mechanism     = "SCRAM-SHA-512"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "1"
}`,
      before: `
resource "kafka_user_scram_credential" "billing" {
  username            = "billing"
  scram_mechanism     = "SCRAM-SHA-512"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "1"
}`,
    },
  },
};

const secretsOfCluster = {
  type: "aws_msk_scram_secret_association",
  attribute: "secret_arn_list",
  alone: { type: "aws_msk_single_scram_secret_association", attribute: "secret_arn" },
} as const;

/** Users of an MSK cluster are the secrets on one list, which changes in place. */
function* takenOffTheList(plan: Plan, { policy }: Knowledge): Generator<Sighting> {
  for (const { resource, was, stay } of listsChanged(plan, secretsOfCluster)) {
    if (isReleased({ resource, thing: null }, policy) || [...stay].some(isUnknown)) continue;
    for (const secret of was)
      if (!stay.has(secret))
        yield found(
          resource,
          secretsOfCluster.attribute,
          `The user of ${secret} may no longer log in to the MSK cluster.`,
        );
  }
}
