import { App } from "cdktf";
import { FoundationStack } from "cdktf-kafka-byoc/aws";

const azIds = ["euc1-az1", "euc1-az2", "euc1-az3"];

/** Kafka runs on a Kubernetes cluster that is there, with Strimzi, cert-manager and its AWS Private CA issuer. */
const strimzi = {
  kind: "strimzi",
  namespace: "kafka",
  kafkaVersion: "4.1.0",
  superUsers: ["terraform"],
  storageClass: "gp3-encrypted",
  broker: { cpu: 8, memoryGib: 64, storageGib: 2000 },
  oidcProviderArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF",
} as const;

/** The source's own account lets this one in by a cluster policy first (`MskSourcePolicy`), in a stack of its own. */
const msk = {
  kind: "msk-multi-vpc",
  name: "msk",
  clusterArn: "arn:aws:kafka:eu-central-1:777788889999:cluster/payments/01234567-89ab-cdef-0123-456789abcdef-2",
  authentication: "SASL_SCRAM",
  cluster: {
    kafkaVersion: "3.6.0",
    instanceType: "kafka.m5.large",
    unauthenticated: false,
    allowEveryoneIfNoAclFound: false,
    azIds,
    multiVpc: "on",
  },
} as const;

const ledger = { principalArn: "arn:aws:iam::444455556666:root", cidrs: ["10.50.0.0/16"], waves: ["w01"] };
const fraud = { principalArn: "arn:aws:iam::555566667777:root", cidrs: ["10.60.0.0/16"], waves: ["w02"] };

const app = new App();
new FoundationStack(app, "payments-foundation", {
  name: "payments",
  region: "eu-central-1",
  network: { addresses: { cidr: "10.40.0.0/16" }, azIds },
  zone: "payments.kafka.internal.example.com",
  brokers: 6,
  cluster: strimzi,
  source: msk,
  consumers: Object.entries({ ledger, fraud }).map(([name, consumer]) => ({ name, ...consumer })),
  buckets: ["payments-kafka-backups"],
  operators: [{ name: "pipeline", cidr: "10.9.0.0/24" }],
  window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
});
app.synth();
