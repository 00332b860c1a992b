import { App } from "cdktf";
import { MigrationWaveStack, waveFromFiles } from "cdktf-kafka-byoc";
import { join } from "node:path";

const app = new App();
const wave = waveFromFiles({
  inventory: join(__dirname, "inventory.json"),
  overlays: [join(__dirname, "people.yaml")],
  wave: join(__dirname, "w01-orders.yaml"),
});

const authority = "ca.crt";
const scram = { protocol: "SASL_SSL", mechanism: "SCRAM-SHA-512", authority } as const;
const source = ["source.kafka.example:9094"];
const target = ["b1.kafka.example:9094", "b2.kafka.example:9094", "b3.kafka.example:9094"];

new MigrationWaveStack(app, wave.id, {
  wave,
  target: { bootstrapServers: target, tls: true, mechanism: "SCRAM-SHA-512", brokers: 3, advertised: target },
  mirrorMaker: {
    source: { alias: "src", bootstrapServers: source, security: scram, principal: "User:mm2-source" },
    target: { alias: "tgt", bootstrapServers: target, security: scram, principal: "User:mm2-target" },
    secretsDirectory: "/etc/mirror-maker/secrets",
  },
  principals: { terraform: "User:terraform", checker: { source: "User:auditor", target: "User:auditor" } },
});

app.synth();
