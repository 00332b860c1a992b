import { type Rule } from "../../rule";
import { lossesFound } from "./losses";
import { topic } from "../cases/kafka-objects";

const disk = (label: string): string => `
resource "aws_ebs_volume" "${label}" {
  availability_zone = "eu-central-1a"
  size              = 500
  encrypted         = true
  tags = {
    Name = "kafka-data-0"
  }
}
`;

/** Disks, buckets and whatever else keeps records, which a plan deletes or replaces. */
export const recordsStoreDestroyed: Rule = {
  name: "records-store-destroyed",
  area: "destruction",
  severity: "critical",
  title: "What keeps records is destroyed",
  what: "The plan deletes or replaces a disk, a file system, a machine or a group of machines of brokers, a bucket of AutoMQ or of tiered storage, a volume claim of brokers, or the namespace that they live in.",
  why: "Records lie there and nowhere else. Replicas help where one disk goes at a time, and a plan takes all of them within minutes.",
  remedy:
    "Give it prevent_destroy. Replace brokers one after another (-target, or a count that grows first), each once its partitions are in sync again. Release what is really empty in the policy.",
  references: [
    "https://kafka.apache.org/documentation/#basic_ops_cluster_expansion",
    "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  find: (plan, known) => lossesFound(plan, known, "store"),
  cases: {
    nonCompliant: { terraform: topic("clicks", "clicks", 3), before: disk("data") + topic("clicks", "clicks", 3) },
    compliant: { terraform: disk("data") + topic("clicks", "clicks", 3), before: disk("data") },
  },
};
