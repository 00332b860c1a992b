// Topics with their configs, and ACLs, with the compiled package: what test/bench/peer-sarama reads, as a process of its own.
// Usage: read-core.cjs CLIENT_PROPERTIES. Prints what it found as JSON.
const { readClientProperties } = require("../../../lib/kafka-client/client-properties.js");
const { openCluster } = require("../../../lib/kafka-client/cluster.js");
const { readAcls } = require("../../../lib/kafka-client/reads/acls.js");
const { readMetadata } = require("../../../lib/kafka-client/reads/metadata.js");
const { readTopicConfigs } = require("../../../lib/kafka-client/reads/topic-configs.js");

async function main() {
  const cluster = await openCluster(readClientProperties(process.argv[2]));
  try {
    const { topics } = await readMetadata(cluster);
    const [configs, access] = await Promise.all([readTopicConfigs(cluster, [...topics.keys()]), readAcls(cluster)]);
    process.stdout.write(
      `${JSON.stringify({
        topics: [...configs.values()].filter(({ known }) => known).length,
        acls: access.known ? access.value.acls.length : -1,
      })}\n`,
    );
  } finally {
    await cluster.close();
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
