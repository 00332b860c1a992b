/* A program that starts a cluster, says where it runs, and waits: to be killed by a test. */
import { kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { startCluster } from "../../../src/rehearsal/rig/start-cluster";

async function main(directory: string): Promise<void> {
  const distribution = await kafkaDistribution({ version: "4.3.1" });
  const cluster = await startCluster({ name: "orphan", distribution, nodes: 1, directory });
  process.stdout.write(
    `${cluster
      .nodes()
      .map(({ pid }) => String(pid))
      .join(" ")}\n`,
  );
  setInterval(() => undefined, 60_000);
}

void main(process.argv[2] ?? "");
