import { App } from "cdktf";
import { FoundationStack } from "cdktf-kafka-byoc/aws";

const azIds = ["use1-az1", "use1-az2", "use1-az4"];
const confluent = "abc123.us-east-1.aws.confluent.cloud";
const app = new App();

new FoundationStack(app, "orders-foundation", {
  name: "orders",
  region: "us-east-1",
  network: { addresses: { cidr: "10.20.0.0/16" }, azIds },
  zone: "orders.kafka.internal.example.com",
  brokers: 3,
  cluster: {
    kind: "strimzi",
    namespace: "kafka",
    kafkaVersion: "4.1.0",
    superUsers: ["terraform"],
    storageClass: "gp3-encrypted",
    broker: { cpu: 4, memoryGib: 32, storageGib: 1000 },
    oidcProviderArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF",
  },
  source: {
    kind: "confluent-dedicated",
    name: "confluent",
    serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
    azIds,
    dnsDomain: confluent,
    bootstrap: { host: `lkc-xyz987.${confluent}`, port: 9092 },
  },
  consumers: [
    {
      name: "billing",
      principalArn: "arn:aws:iam::444455556666:root",
      cidrs: ["10.30.0.0/16"],
      waves: ["w01-orders"],
    },
  ],
  buckets: ["orders-kafka-backups"],
  operators: [{ name: "pipeline", cidr: "10.9.0.0/24" }],
  window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
});

app.synth();
