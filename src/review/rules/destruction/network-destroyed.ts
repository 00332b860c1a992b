import { type Rule } from "../../rule";
import { inlineRoutesGone } from "./inline-routes-gone";
import { lossesFound } from "./losses";

/** A network or security group that a plan deletes or replaces. */
export const networkDestroyed: Rule = {
  name: "network-destroyed",
  area: "destruction",
  severity: "high",
  title: "A network of Kafka is destroyed",
  what: "The plan deletes or replaces a VPC, a subnet, a route to another network (transit gateway, peering, appliance; also one that stands in its table), or a security group that has to do with Kafka.",
  why: "What stands in it goes with it, or the apply stops half way because something still does. Rules of other stacks that name the group stop matching.",
  remedy: "Add the new network beside the old one and move what is in it. Change rules, not groups.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  *find(plan, known) {
    yield* lossesFound(plan, known, "network");
    yield* inlineRoutesGone(plan, known);
  },
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.21.0.0/16"
  tags = {
    Name = "kafka"
  }
}`,
      before: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}`,
    },
    compliant: {
      terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka-orders"
  }
}`,
      before: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}`,
    },
  },
};
