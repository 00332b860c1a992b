import { App } from "cdktf";
import { PrivateAuthority } from "../../src/constructs/certificates/private-authority";
import { type MigrationTargetProps } from "../../src/constructs/migration-target";
import { PrivateLinkClient } from "../../src/constructs/network/private-link-client";
import { TargetVpc } from "../../src/constructs/network/target-vpc";
import { FoundationStack } from "../../src/constructs/stacks/foundation";
import { mockAccount, mockZones } from "./rig/aws-stack";

/** The stack's name. */
export const reference = "reference";

/**
 * The whole foundation that a mock of AWS's API can carry, into `cdktf.out` of the directory: a target with three paths, AWS's
 * services, a private way to the source, PrivateLink out, names of brokers and applications, an authority; and in a VPC of its
 * own the consumer's side. What the mock has no API for is not here (MSK's connections, acceptance by accounts of others).
 */
export function synthesizeReference(directory: string, now: Date): void {
  const app = new App({ outdir: `${directory}/cdktf.out` });
  const stack = new FoundationStack(app, reference, { ...target(now), account: mockAccount });
  const { listeners, offer } = stack.target;
  new PrivateAuthority(stack, "authority", {
    name: "servers",
    purpose: "servers",
    commonName: "Kafka servers",
    validUntil: "2031-03-31",
  });
  const network = new TargetVpc(stack, "consumers-network", {
    name: "billing",
    addresses: { cidr: "10.30.0.0/16" },
    azIds: mockZones,
  });
  new PrivateLinkClient(stack, "consumers-side", {
    name: "billing",
    network,
    listeners,
    serviceNames: offer.services.map(({ serviceName }) => serviceName),
    clients: [{ name: "applications", cidr: "10.30.0.0/16" }],
    resolvesIn: [{ name: network.name, vpcId: network.vpcId }],
  });
  app.synth();
}

function target(now: Date): MigrationTargetProps {
  const dnsDomain = "abc123.us-east-1.aws.confluent.cloud";
  return {
    name: "orders",
    region: "us-east-1",
    network: { addresses: { cidr: "10.20.0.0/16" }, azIds: mockZones },
    zone: "orders.kafka.internal.example.com",
    brokers: 3,
    cluster: {
      kind: "existing",
      profile: "apache-kafka@4.3",
      authentication: ["SCRAM-SHA-512"],
      bootstrapServers: ["10.20.0.10:9096"],
      targets: { kind: "addresses", addresses: { 0: "10.20.0.10", 1: "10.20.16.10", 2: "10.20.32.10" } },
    },
    source: {
      kind: "confluent-dedicated",
      name: "confluent",
      serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
      azIds: mockZones,
      dnsDomain,
      bootstrap: { host: `lkc-xyz987.${dnsDomain}`, port: 9092 },
    },
    consumers: [
      {
        name: "billing",
        principalArn: `arn:aws:iam::${mockAccount}:root`,
        cidrs: ["10.30.0.0/16"],
        waves: ["w01"],
      },
    ],
    applications: {
      zone: "kafka.example.com",
      aliases: [{ method: "config", name: "orders.kafka.example.com" }],
      ttl: {
        steadySeconds: 300,
        windowSeconds: 60,
        loweredAt: "2027-01-30T08:00:00Z",
        windowStarts: "2027-02-01T08:00:00Z",
        windowEnds: "2027-03-31T18:00:00Z",
      },
    },
    buckets: ["orders-kafka-backups"],
    operators: [{ name: "pipeline", cidr: "10.9.0.0/24" }],
    window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
    owner: "platform",
    now,
  };
}
