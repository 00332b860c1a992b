import { App } from "cdktf";
import { FoundationStack } from "cdktf-kafka-byoc/aws";

const azIds = ["euw1-az1", "euw1-az2", "euw1-az3"];
const old = "kafka.old.example.com";

/** Brokers that another team runs on machines of its own, at addresses that stay. */
const machines = {
  kind: "existing",
  profile: "apache-kafka@4.3",
  authentication: ["SCRAM-SHA-512"],
  bootstrapServers: ["10.70.0.10:9096", "10.70.16.10:9096", "10.70.32.10:9096"],
  targets: { kind: "addresses", addresses: { 0: "10.70.0.10", 1: "10.70.16.10", 2: "10.70.32.10" } },
} as const;

/** The old cluster behind an endpoint service of its own: a port for each broker, which it advertises. */
const dataCentre = {
  kind: "endpoint-service",
  name: "data-centre",
  serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0fedcba9876543210",
  azIds,
  protocol: "SASL_SSL",
  zone: old,
  bootstrap: { host: `bootstrap.${old}`, port: 9094 },
  brokers: [1, 2, 3].map((id) => ({ host: `b${String(id)}.${old}`, port: 9100 + id })),
} as const;

/** Applications keep their name: the certificates of both sides have it, so that it may lead to either. */
const applications = {
  zone: "kafka.example.com",
  aliases: [
    {
      method: "dns",
      name: "events.kafka.example.com",
      at: "source",
      source: {
        kind: "endpoint-service",
        host: `bootstrap.${old}`,
        certificateNames: [`*.${old}`, "events.kafka.example.com"],
      },
    },
  ],
  ttl: {
    steadySeconds: 300,
    windowSeconds: 60,
    loweredAt: "2027-01-30T08:00:00Z",
    windowStarts: "2027-02-01T08:00:00Z",
    windowEnds: "2027-03-31T18:00:00Z",
  },
} as const;

const web = { principalArn: "arn:aws:iam::444455556666:root", cidrs: ["10.80.0.0/16"], waves: ["w01"] };

const app = new App();
new FoundationStack(app, "events-foundation", {
  name: "events",
  region: "eu-west-1",
  network: { addresses: { cidr: "10.70.0.0/16" }, azIds },
  zone: "events.kafka.internal.example.com",
  brokers: 3,
  cluster: machines,
  source: dataCentre,
  consumers: [{ name: "web", ...web }],
  applications,
  buckets: ["events-kafka-backups"],
  operators: [{ name: "pipeline", cidr: "10.9.0.0/24" }],
  window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
});
app.synth();
