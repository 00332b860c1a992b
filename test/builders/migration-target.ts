import { type StrimziChoice } from "../../src/constructs/migration-target/strimzi-choice";
import { type MigrationTargetProps } from "../../src/constructs/migration-target";
import { FoundationStack, type FoundationStackProps } from "../../src/constructs/stacks/foundation";
import { aConfluentSource } from "./source-endpoint";
import { synthesizedApp, type Synthesized } from "./synthesized";

/** Kafka run by Strimzi on a Kubernetes cluster of before. */
export function aStrimziChoice(choice: Partial<StrimziChoice> = {}): StrimziChoice {
  return {
    kind: "strimzi",
    namespace: "kafka",
    kafkaVersion: "4.1.0",
    superUsers: ["terraform"],
    storageClass: "gp3-encrypted",
    broker: { cpu: 4, memoryGib: 32, storageGib: 1000 },
    oidcProviderArn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC",
    ...choice,
  };
}

/** The common case: three brokers in a VPC of their own, on the way out of Confluent Cloud. */
export function aMigrationTarget(props: Partial<MigrationTargetProps> = {}): MigrationTargetProps {
  return {
    name: "orders",
    region: "us-east-1",
    network: { addresses: { cidr: "10.20.0.0/16" }, azIds: ["use1-az1", "use1-az2", "use1-az4"] },
    zone: "orders.kafka.internal.example.com",
    brokers: 3,
    cluster: aStrimziChoice(),
    source: { name: "confluent", ...aConfluentSource() },
    consumers: [
      { name: "billing", principalArn: "arn:aws:iam::444455556666:root", cidrs: ["10.30.0.0/16"], waves: ["w01"] },
    ],
    buckets: ["orders-kafka-backups"],
    operators: [{ name: "pipeline", cidr: "10.9.0.0/24" }],
    window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
    now: new Date("2027-01-10T12:00:00Z"),
    ...props,
  };
}

/** A foundation with what lies beside it. */
export function synthesizedFoundation(props: Partial<FoundationStackProps> = {}): Synthesized {
  return synthesizedApp((app) => new FoundationStack(app, "foundation", { ...aMigrationTarget(props), ...props }));
}
