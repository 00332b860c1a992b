import { type KafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { type MeasuredProgram } from "./program-cost";

/** Kafka's own tools that together read topics, configs, ACLs, groups and offsets, each with so much heap. */
export function javaTools(
  distribution: KafkaDistribution,
  bootstrapServers: string,
  propertiesFile: string,
  heapMegabytes = 256,
): readonly MeasuredProgram[] {
  const on = ["--bootstrap-server", bootstrapServers, "--command-config", propertiesFile];
  const tools: readonly (readonly [string, readonly string[]])[] = [
    ["org.apache.kafka.tools.TopicCommand", [...on, "--describe"]],
    ["kafka.admin.ConfigCommand", [...on, "--describe", "--entity-type", "topics"]],
    ["kafka.admin.AclCommand", [...on, "--list"]],
    ["org.apache.kafka.tools.consumer.group.ConsumerGroupCommand", [...on, "--describe", "--all-groups"]],
    ["org.apache.kafka.tools.GetOffsetShell", on],
  ];
  return tools.map(([mainClass, args]) => ({
    program: "java",
    arguments: [
      `-Xmx${String(heapMegabytes)}m`,
      distribution.loggingOption,
      "-cp",
      distribution.classpath,
      mainClass,
      ...args,
    ],
  }));
}
