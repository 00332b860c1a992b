// The same resources with cdktf alone: a loop over plain lists, the same bindings. Usage: raw-foundation.cjs CDK_TF_JSON OUT_DIRECTORY
const { readFileSync } = require("node:fs");
const { App, LocalBackend, TerraformStack } = require("cdktf");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { KubernetesProvider } = require("@cdktf/provider-kubernetes/lib/provider");

const [, , file, outdir] = process.argv;
const { resource } = JSON.parse(readFileSync(file, "utf8"));

/** Maps of people's own keys, which the bindings leave as they are. */
const maps = new Set(["tags", "manifest", "labels", "match_labels"]);

function propsOf(block) {
  if (Array.isArray(block)) return block.map(propsOf);
  if (typeof block !== "object" || block === null) return block;
  const entries = Object.entries(block).filter(
    ([key]) => !["//", "depends_on", "lifecycle", "provisioner"].includes(key),
  );
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase()),
      maps.has(key) ? value : propsOf(value),
    ]),
  );
}

function bindingOf(type) {
  const [, provider, rest] = /^(aws|kubernetes)_(.*)$/.exec(type);
  const module = require(`@cdktf/provider-${provider}/lib/${rest.replaceAll("_", "-")}`);
  return Object.values(module).find(({ tfResourceType }) => tfResourceType === type);
}

const app = new App({ outdir });
const stack = new TerraformStack(app, "foundation");
new LocalBackend(stack, { path: "state" });
new AwsProvider(stack, "aws", { region: "us-east-1" });
new KubernetesProvider(stack, "kubernetes");
for (const [type, blocks] of Object.entries(resource)) {
  const Binding = bindingOf(type);
  Object.values(blocks).forEach((block, index) => new Binding(stack, `${type}-${index}`, propsOf(block)));
}
app.synth();
