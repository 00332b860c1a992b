import { isReleased } from "../../destruction/destroyed-by";
import { protectedThing } from "../../destruction/protected-kinds";
import { speaksOfKafka } from "../../facts/speaks-of-kafka";
import { type Knowledge } from "../../knowledge";
import { type Plan } from "../../plan/plan";
import { booleanOf, field, numberOf } from "../../plan/value";
import { found, type Rule, type Sighting } from "../../rule";
import { lossesFound } from "./losses";

/** A key or secret that a plan deletes or replaces. */
export const keyDestroyed: Rule = {
  name: "key-destroyed",
  area: "destruction",
  severity: "high",
  title: "An encryption key or a secret is destroyed",
  what: "The plan deletes or replaces a KMS key or a secret, disables a key, or takes from a secret of Kafka's the days in which a deletion can be undone.",
  why: "What the key encrypted can never be read again: volumes, buckets, logs, secrets. A secret that goes takes the only copy of a password with it.",
  remedy:
    "Keep keys with prevent_destroy, and let old ones stay as long as anything is encrypted with them. Release what really ends.",
  references: ["https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"],
  *find(plan, known) {
    yield* lossesFound(plan, known, "key");
    yield* keysDisabled(plan, known);
    yield* secretsWithoutWindow(plan, known);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}`,
      before: `
resource "aws_kms_key" "records" {
  description             = "Records of the brokers"
  deletion_window_in_days = 30
  enable_key_rotation     = true
}
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}`,
    },
    compliant: {
      terraform: `
resource "aws_kms_key" "records" {
  description             = "Records of the brokers"
  deletion_window_in_days = 20
  enable_key_rotation     = true
}`,
      before: `
resource "aws_kms_key" "records" {
  description             = "Records of the brokers"
  deletion_window_in_days = 30
  enable_key_rotation     = true
}`,
    },
  },
};

/** With no such window a deletion is at once and for good, also one that somebody makes by mistake later. */
function* secretsWithoutWindow(plan: Plan, { policy }: Knowledge): Generator<Sighting> {
  const attribute = "recovery_window_in_days";
  for (const resource of plan.ofType("aws_secretsmanager_secret")) {
    if (resource.mode !== "managed" || resource.action !== "update") continue;
    const [was, will] = [resource.before, resource.after].map((values) => numberOf(field(values ?? {}, attribute)));
    if (will !== 0 || was === 0 || !speaksOfKafka(resource)) continue;
    const thing = protectedThing(resource);
    if (!isReleased({ resource, thing }, policy))
      yield found(
        resource,
        attribute,
        `Nobody could have ${thing?.loses ?? resource.address} back once it is deleted.`,
      );
  }
}

/** A key that is disabled is there and serves nobody: disks do not attach, secrets cannot be read. */
function* keysDisabled(plan: Plan, { policy }: Knowledge): Generator<Sighting> {
  for (const resource of plan.ofType("aws_kms_key", "aws_kms_external_key")) {
    if (resource.action !== "update") continue;
    const attribute = resource.type === "aws_kms_key" ? "is_enabled" : "enabled";
    const [was, will] = [resource.before, resource.after].map((values) => booleanOf(field(values ?? {}, attribute)));
    if (was !== true || will !== false) continue;
    const thing = protectedThing(resource);
    if (!isReleased({ resource, thing }, policy))
      yield found(resource, attribute, `The plan disables ${thing?.loses ?? resource.address}.`);
  }
}
