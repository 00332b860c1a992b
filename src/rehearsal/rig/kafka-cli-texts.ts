import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeFileWhole } from "../../documents/write-file";
import { runJavaTool } from "./java-process";
import { type KafkaDistribution } from "./kafka-distribution";

/** A cluster to ask with Kafka's own command line tools. */
export interface KafkaCliCall {
  readonly distribution: KafkaDistribution;
  /** Comma-separated `host:port`. */
  readonly bootstrapServers: string;
  /** What `--command-config` takes. */
  readonly clientProperties: string;
  /** The texts are written here. */
  readonly directory: string;
  readonly signal?: AbortSignal;
}

interface Tool {
  /** Of the text's file. */
  readonly name: string;
  readonly mainClass: (major: number) => string;
  readonly arguments: readonly string[];
}

/** What `bin/kafka-topics.sh` and its kin call; with Kafka 4 the ACL tool moved. */
const tools: readonly Tool[] = [
  { name: "topics", mainClass: () => "org.apache.kafka.tools.TopicCommand", arguments: ["--describe"] },
  {
    name: "topic-configs",
    mainClass: () => "kafka.admin.ConfigCommand",
    arguments: ["--describe", "--all", "--entity-type", "topics"],
  },
  {
    name: "acls",
    mainClass: (major) => (major < 4 ? "kafka.admin.AclCommand" : "org.apache.kafka.tools.AclCommand"),
    arguments: ["--list"],
  },
  {
    name: "users",
    mainClass: () => "kafka.admin.ConfigCommand",
    arguments: ["--describe", "--entity-type", "users"],
  },
  {
    name: "groups",
    mainClass: () => "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
    arguments: ["--describe", "--all-groups"],
  },
];

/** A Java program a core: more at a time only wait for each other. */
const atATime = 2;

/**
 * What Kafka's own tools print of a cluster, each text in a file `<tool>.txt`, as a person would have kept it.
 *
 * @throws ProgramFailed where a tool fails
 */
export async function kafkaCliTexts(call: KafkaCliCall): Promise<readonly string[]> {
  mkdirSync(call.directory, { recursive: true });
  const left = [...tools];
  const files: string[] = [];
  const worker = async (): Promise<void> => {
    for (let tool = left.shift(); tool !== undefined; tool = left.shift()) {
      const text = await runJavaTool({
        distribution: call.distribution,
        mainClass: tool.mainClass(call.distribution.major),
        arguments: [
          ...["--bootstrap-server", call.bootstrapServers],
          ...["--command-config", call.clientProperties],
          ...tool.arguments,
        ],
        workDirectory: call.directory,
        ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
      const file = join(call.directory, `${tool.name}.txt`);
      writeFileWhole(file, text);
      files.push(file);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return files.sort();
}
