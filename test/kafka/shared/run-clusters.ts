/*
 * The process that runs the clusters which all tests in test/kafka share: it starts them, writes one line that tells
 * where their state lies, and ends them when its input ends.
 */
import { join } from "node:path";
import { endCluster } from "../../../src/rehearsal/rig/operate-cluster";
import { startLocalCluster } from "../../../src/rehearsal/rig/start-cluster";
import { kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { writeSecretFile } from "../../../src/rehearsal/rig/client-files";
import { stateText } from "./cluster-state";

async function main(directory: string): Promise<void> {
  const clusters = await Promise.all(
    (["3.9.2", "4.3.1"] as const).map(async (version, index) => {
      const name = index === 0 ? "source" : "target";
      const distribution = await kafkaDistribution({ version });
      return startLocalCluster({ name, distribution, nodes: 1, directory: join(directory, name) });
    }),
  );
  process.stdin.resume().once("end", () => {
    void Promise.all(clusters.map(endCluster)).then(() => process.exit(0));
  });
  const stateFile = join(directory, "state.json");
  writeSecretFile(stateFile, stateText(clusters));
  process.stdout.write(`${JSON.stringify({ stateFile })}\n`);
}

main(process.argv[2] ?? "").catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
