import { field, isUnknown, textOf } from "../../plan/value";
import { type PlannedResource } from "../../plan/plan";
import { found, type Rule } from "../../rule";

/** A login whose password a plan writes. */
export const scramPasswordReset: Rule = {
  name: "scram-password-reset",
  area: "provider",
  severity: "medium",
  title: "The password of a user is set anew",
  what: "The plan updates a kafka_user_scram_credential so that its password is written again: another password_wo_version, another password, or an import, after which the provider writes it once.",
  why: "Clients with the old password are refused at their next connection. After an import nobody knows whether the new password is the old one: Kafka does not tell it.",
  remedy:
    "Change a password when its clients can get the new one, or make a second user. After an import, hand the provider the very password that the clients have.",
  references: ["https://registry.terraform.io/providers/Mongey/kafka/0.13.1/docs/resources/user_scram_credential"],
  *find(plan) {
    for (const user of plan.ofType("kafka_user_scram_credential")) {
      if (user.action !== "update" || user.after === null) continue;
      const changed = ["password_wo_version", "password"].find((key) => isChanged(user, key));
      const name = textOf(field(user.after, "username"));
      const who = typeof name === "string" ? name : user.address;
      if (user.imported) yield found(user, changed ?? null, `The import of ${who} writes its password again.`);
      else if (changed !== undefined)
        yield found(user, changed, `${changed} changes: the password of ${who} is set anew.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "kafka_user_scram_credential" "billing" {
  username            = "billing"
  scram_mechanism     = "SCRAM-SHA-512"
  scram_iterations    = 8192
  password_wo         = "only-for-this-case"
  password_wo_version = "2"
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
  scram_iterations    = 16384
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

/** Compares without ever showing: the values may be secrets. */
function isChanged({ before, after }: PlannedResource, key: string): boolean {
  const [was, will] = [before === null ? null : field(before, key), after === null ? null : field(after, key)];
  return isUnknown(will) || will !== was;
}
