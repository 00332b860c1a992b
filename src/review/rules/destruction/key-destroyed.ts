import { type Rule } from "../../rule";
import { lossesFound } from "./losses";

/** A key or secret that a plan deletes or replaces. */
export const keyDestroyed: Rule = {
  name: "key-destroyed",
  area: "destruction",
  severity: "high",
  title: "An encryption key or a secret is destroyed",
  what: "The plan deletes or replaces a KMS key or a secret.",
  why: "What the key encrypted can never be read again: volumes, buckets, logs, secrets. A secret that goes takes the only copy of a password with it.",
  remedy:
    "Keep keys with prevent_destroy, and let old ones stay as long as anything is encrypted with them. Release what really ends.",
  references: ["https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"],
  find: (plan, known) => lossesFound(plan, known, "key"),
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
