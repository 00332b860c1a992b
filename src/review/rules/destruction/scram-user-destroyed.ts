import { type Rule } from "../../rule";
import { lossesFound } from "./losses";

/** A login that a plan deletes or replaces. */
export const scramUserDestroyed: Rule = {
  name: "scram-user-destroyed",
  area: "destruction",
  severity: "high",
  title: "A user is deleted",
  what: "The plan deletes or replaces a SCRAM user, a Strimzi KafkaUser, a service account or an API key.",
  why: "Everything that logs in with it is refused at its next connection, which may be days later, when a broker restarts.",
  remedy: "Move its clients to another user first, and release the old one in the policy when nobody logs in with it.",
  references: [
    "https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/user_scram_credential",
    "https://cwiki.apache.org/confluence/display/KAFKA/KIP-554%3A+Add+Broker-side+SCRAM+Config+API",
  ],
  find: (plan, known) => lossesFound(plan, known, "scram-user"),
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
