// The same resources with cdktf alone: a loop over plain lists, the same bindings. Usage: raw.cjs BLOCKS OUT_DIRECTORY
const { readFileSync } = require("node:fs");
const { App, LocalBackend, TerraformStack } = require("cdktf");
const { Acl } = require("../../../lib/constructs/kafka/bindings/acl/index.js");
const { KafkaProvider } = require("../../../lib/constructs/kafka/bindings/provider/index.js");
const { Topic } = require("../../../lib/constructs/kafka/bindings/topic/index.js");
const { target } = require("./settings.cjs");

const [, , blocksFile, outdir] = process.argv;
const { topics, acls } = JSON.parse(readFileSync(blocksFile, "utf8"));
const app = new App({ outdir });
const stack = new TerraformStack(app, "wave");
new LocalBackend(stack, { path: "state" });
new KafkaProvider(stack, "kafka", { bootstrapServers: target.bootstrapServers, tlsEnabled: true, timeout: 60 });
topics.forEach((topic, index) => {
  new Topic(stack, `topic-${index}`, {
    name: topic.name,
    partitions: topic.partitions,
    replicationFactor: topic.replication_factor,
    config: topic.config,
    lifecycle: { preventDestroy: true },
  });
});
acls.forEach((acl, index) => {
  new Acl(stack, `acl-${index}`, {
    aclHost: acl.acl_host,
    aclOperation: acl.acl_operation,
    aclPermissionType: acl.acl_permission_type,
    aclPrincipal: acl.acl_principal,
    resourceName: acl.resource_name,
    resourcePatternTypeFilter: acl.resource_pattern_type_filter,
    resourceType: acl.resource_type,
  });
});
app.synth();
