// Topics with their configs, and ACLs, with the compiled package: what test/bench/peer-sarama reads, as a process of its own.
// Usage: read-core.cjs CLIENT_PROPERTIES. Prints what it found as JSON.
const { readClientProperties } = require("../../../lib/kafka-client/client-properties.js");
const { openCluster } = require("../../../lib/kafka-client/cluster.js");
const { readAcls } = require("../../../lib/kafka-client/reads/acls.js");
const { readMetadata } = require("../../../lib/kafka-client/reads/metadata.js");
const { readTopicConfigs } = require("../../../lib/kafka-client/reads/topic-configs.js");

async function main() {
  const properties = readClientProperties(process.argv[2]);
  const startedMs = performance.now();
  const cluster = await openCluster(properties);
  try {
    const configsRead = readMetadata(cluster).then(({ topics }) => readTopicConfigs(cluster, [...topics.keys()]));
    const [configs, access] = await Promise.all([configsRead, readAcls(cluster)]);
    process.stdout.write(
      `${JSON.stringify({
        topics: [...configs.values()].filter(({ known }) => known).length,
        elapsedMs: performance.now() - startedMs,
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
