import { type Rule } from "../../rule";
import { lossesFound } from "./losses";

/** A zone or record that a plan deletes or replaces. */
export const zoneDestroyed: Rule = {
  name: "zone-destroyed",
  area: "destruction",
  severity: "high",
  title: "A zone or a name of Kafka is destroyed",
  what: "The plan deletes or replaces a hosted zone, its association with a network, or a record that brokers are found by.",
  why: "Clients find no broker once the answer is no longer cached. A zone is replaced when its name changes, with all its records.",
  remedy: "Keep the old names beside the new ones until no client asks for them, and release them then.",
  references: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html"],
  find: (plan, known) => lossesFound(plan, known, "zone"),
  cases: {
    nonCompliant: {
      terraform: `
resource "aws_route53_zone" "kafka" {
  name = "orders.kafka.example.org"
  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}`,
      before: `
resource "aws_route53_zone" "kafka" {
  name = "orders.kafka.example.com"
  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}`,
    },
    compliant: {
      terraform: `
resource "aws_route53_zone" "kafka" {
  name = "orders.kafka.example.com"
  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}
resource "aws_route53_zone" "next" {
  name = "orders.kafka.example.org"
  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}`,
      before: `
resource "aws_route53_zone" "kafka" {
  name = "orders.kafka.example.com"
  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}`,
    },
  },
};
