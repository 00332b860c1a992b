// One wave through our stack, as a user's app does it. Usage: ours.cjs TARGET_WAVE OUT_DIRECTORY
const { readFileSync } = require("node:fs");
const { App, LocalBackend } = require("cdktf");
// By its own path, as the other app takes its resources: reading documents is not part of what is compared.
const { MigrationWaveStack } = require("../../../lib/constructs/stacks/migration-wave.js");
const { mirrorMaker, target } = require("./settings.cjs");

const [, , waveFile, outdir] = process.argv;
const app = new App({ outdir });
new MigrationWaveStack(app, "wave", {
  wave: JSON.parse(readFileSync(waveFile, "utf8")),
  target,
  mirrorMaker,
  principals: { terraform: "User:terraform", checker: { source: "User:auditor", target: "User:auditor" } },
  backend: (stack) => new LocalBackend(stack, { path: "state" }),
});
app.synth();
