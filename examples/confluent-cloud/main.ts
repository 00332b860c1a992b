import { App } from "cdktf";
import { FoundationStack } from "cdktf-kafka-byoc/aws";

const azIds = ["use1-az1", "use1-az2", "use1-az4"];

/** Kafka runs on a Kubernetes cluster that is there, with Strimzi, cert-manager and its AWS Private CA issuer. */
const strimzi = {
  kind: "strimzi",
  namespace: "kafka",
  kafkaVersion: "4.1.0",
  superUsers: ["terraform"],
  storageClass: "gp3-encrypted",
  broker: { cpu: 4, memoryGib: 32, storageGib: 1000 },
  oidcProviderArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/0123456789ABCDEF",
} as const;

/** As the network of the cluster is shown in Confluent Cloud's console. */
const confluent = {
  kind: "confluent-dedicated",
  name: "confluent",
  serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
  azIds,
  dnsDomain: "abc123.us-east-1.aws.confluent.cloud",
  bootstrap: { host: "lkc-xyz987.abc123.us-east-1.aws.confluent.cloud", port: 9092 },
} as const;

const billing = { principalArn: "arn:aws:iam::444455556666:root", cidrs: ["10.30.0.0/16"], waves: ["w01-orders"] };

const app = new App();
new FoundationStack(app, "orders-foundation", {
  name: "orders",
  region: "us-east-1",
  network: { addresses: { cidr: "10.20.0.0/16" }, azIds },
  zone: "orders.kafka.internal.example.com",
  brokers: 3,
  cluster: strimzi,
  source: confluent,
  consumers: [{ name: "billing", ...billing }],
  buckets: ["orders-kafka-backups"],
  operators: [{ name: "pipeline", cidr: "10.9.0.0/24" }],
  window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
});
app.synth();
