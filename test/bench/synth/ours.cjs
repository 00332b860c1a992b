// One wave through our stack, as a user's app does it. Usage: ours.cjs TARGET_WAVE OUT_DIRECTORY
const { readFileSync } = require("node:fs");
const { App, LocalBackend } = require("cdktf");
const { MigrationWaveStack } = require("../../../lib/index.js");
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
