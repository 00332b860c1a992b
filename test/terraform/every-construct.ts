import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { BrokerCertificates } from "../../src/constructs/certificates/broker-certificates";
import { ClientAuthority } from "../../src/constructs/certificates/client-authority";
import { HttpCertificate } from "../../src/constructs/certificates/http-certificate";
import { PrivateAuthority } from "../../src/constructs/certificates/private-authority";
import { AwsServiceEndpoints, otherServices } from "../../src/constructs/network/aws-service-endpoints";
import { BrokerEndpointService } from "../../src/constructs/network/broker-endpoint-service";
import { SharedZone } from "../../src/constructs/network/dns/shared-zone";
import { KafkaDns } from "../../src/constructs/network/kafka-dns";
import { NetworkPolicies } from "../../src/constructs/network/network-policies";
import { PathSecurityGroups } from "../../src/constructs/network/path-security-groups";
import { PrivateLinkClient } from "../../src/constructs/network/private-link-client";
import { ResolverEndpoints } from "../../src/constructs/network/resolver-endpoints";
import { MskSourcePolicy } from "../../src/constructs/network/source/msk-source-policy";
import { type PrivateSource } from "../../src/constructs/network/source/private-source";
import { SourceEndpoint } from "../../src/constructs/network/source-endpoint";
import { TargetVpc, type TargetVpcProps } from "../../src/constructs/network/target-vpc";
import { MskCluster } from "../../src/constructs/target-cluster/msk-cluster";
import { StrimziKafka } from "../../src/constructs/target-cluster/strimzi-kafka";
import { groupedRoles, networkRoles } from "../../src/network/role";
import { edgesOf } from "../../src/network/matrix";
import { ttlPlan } from "../../src/network/ttl-plan";
import { aListenerPlan, aPathSecurity, issuerIdentity } from "../builders/cloud";
import { aPlace } from "../builders/network-place";
import { aClient, aConsumer, aService, groupsFor } from "../builders/private-link";
import { aConfluentSource, aSourceEndpoint } from "../builders/source-endpoint";
import { stackDirectory } from "../../src/rehearsal/terraform/terraform-run";

const azIds = ["use1-az1", "use1-az2", "use1-az4"];
const now = new Date("2027-01-15T12:00:00Z");
const mskArn = "arn:aws:kafka:us-east-1:111122223333:cluster/orders/01234567-89ab-cdef-0123-456789abcdef-1";
const old = [{ host: "b1.kafka.old.example.com", port: 9093 }];
const service = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";

/** What the examples do not show: every construct with its other sides. AutoMQ's own is not here: its provider is on no mirror. */
const kinds: Readonly<Record<string, (stack: TerraformStack) => void>> = {
  vpcs: (stack) => {
    const vpc = (id: string, props: Partial<TargetVpcProps>) =>
      new TargetVpc(stack, id, { name: id, addresses: { cidr: "10.20.0.0/16" }, azIds, owner: "platform", ...props });
    vpc("from-ipam", { addresses: { ipam: { poolId: "ipam-pool-0a", netmaskLength: 16 } }, transitTier: true });
    vpc("with-nat", { egress: { kind: "nat", reason: "images come from the internet" } });
    vpc("with-firewall", {
      egress: { kind: "firewall", reason: "all egress is inspected", endpointServiceName: service },
    });
    const zones = { "use1-az1": { subnetId: "subnet-0a" }, "use1-az2": { subnetId: "subnet-0b" } };
    TargetVpc.fromExisting(stack, "of-before", {
      name: "existing",
      vpcId: "vpc-0123456789abcdef0",
      cidrBlocks: ["10.20.0.0/16"],
      subnets: {
        broker: zones,
        endpoint: { "use1-az1": { subnetId: "subnet-0c" }, "use1-az2": { subnetId: "subnet-0d" } },
      },
    });
    vpc("with-transit", {
      egress: {
        kind: "transit-gateway",
        reason: "the company's network",
        transitGatewayId: "tgw-0a",
        destinations: ["10.0.0.0/8"],
      },
    });
  },
  "every role": (stack) => {
    const paths = new PathSecurityGroups(stack, "paths", {
      place: aPlace(),
      roles: [...groupedRoles, ...networkRoles],
      listeners: aListenerPlan(),
      rollbackUntil: "2027-03-31",
      networks: {
        client: [{ cidr: "10.30.0.0/16", name: "orders" }],
        operator: [{ prefixListId: "pl-0a", maxEntries: 5, name: "pipelines" }],
        "on-premises": [{ cidr: "fd00:4::/48", name: "data centre" }],
      },
      now,
    });
    new AwsServiceEndpoints(stack, "services", {
      place: aPlace(),
      paths,
      buckets: ["data"],
      readOnlyBuckets: ["packages"],
      services: otherServices,
      existing: [],
      trustedAccounts: ["777788889999"],
    });
    new NetworkPolicies(stack, "policies", {
      edges: edgesOf({ roles: ["client", "nlb", "broker", "replicator", "operator"], listeners: aListenerPlan() }),
      pods: {
        broker: { namespace: "kafka", labels: { app: "kafka" } },
        replicator: { namespace: "kafka", labels: { app: "mirror-maker" } },
      },
      networks: { operator: ["10.40.0.0/24"] },
      place: aPlace(),
    });
  },
  "brokers offered, over fifty of them and behind a balancer of before": (stack) => {
    const many = aListenerPlan({
      brokers: Array.from({ length: 60 }, (_, nodeId) => ({ nodeId, azId: azIds[nodeId % 3]! })),
      maxBrokers: 90,
      aliases: [],
    });
    new BrokerEndpointService(
      stack,
      "sharded",
      aService({
        name: "many",
        listeners: many,
        security: groupsFor(many),
        consumers: [aConsumer({ endpointId: { 0: "vpce-0123456789abcdef0" } })],
        now,
        capacityUnits: 2000,
      }),
    );
    const targets = {
      kind: "target-group-binding",
      namespace: "kafka",
      bootstrapService: "all",
      brokerServices: { 0: "one", 1: "two", 2: "three" },
    } as const;
    new BrokerEndpointService(stack, "bound", aService({ name: "bound", targets }));
    const { listeners, consumers } = aService();
    BrokerEndpointService.fromExistingLoadBalancers(stack, "existing", {
      name: "existing",
      listeners,
      consumers,
      loadBalancers: [
        { arn: "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/old/0123456789abcdef" },
      ],
    });
    new PrivateLinkClient(stack, "zonal-client", aClient({ crossZone: false }));
  },
  names: (stack) => {
    const listeners = aListenerPlan();
    const inside = { name: "target", vpcId: "vpc-0a" };
    new KafkaDns(stack, "dns", {
      listeners,
      balancers: listeners.shards.map((shard) => ({ shard, dnsName: "nlb.example.com", zoneId: "Z26RNL4JYFTOTI" })),
      clusterZone: { kind: "made", vpcs: [inside, { name: "tools", vpcId: "vpc-0c" }] },
      authorizedVpcs: [{ name: "orders-apps", vpcId: "vpc-0b" }],
      migration: {
        name: "kafka.example.com",
        zone: { kind: "made", vpcs: [inside] },
        aliases: [
          {
            method: "canary",
            name: "orders.kafka.example.com",
            role: "producer-idempotent-canary",
            source: {
              kind: "peering",
              host: "b1.kafka.old.example.com",
              certificateNames: ["orders.kafka.example.com"],
            },
            targetPercent: 5,
            reason: "A twentieth of idempotent producers goes ahead of the wave.",
          },
        ],
        ttl: ttlPlan({
          loweredAt: "2027-01-30T20:00:00Z",
          windowStarts: "2027-01-31T20:00:00Z",
          windowEnds: "2027-02-14T20:00:00Z",
        }),
        now,
      },
    });
    new ResolverEndpoints(stack, "resolver", {
      name: "orders",
      network: aPlace(),
      security: { onPremises: ["192.168.0.0/16"] },
      inbound: {},
      outbound: { forward: [{ domain: "corp.example.com", resolvers: [{ ip: "192.168.1.53" }] }] },
    });
    new SharedZone(stack, "shared", {
      name: "c2.kafka.example.com",
      zoneId: "Z0123456789",
      vpc: { name: "orders-apps", vpcId: "vpc-0b" },
    });
  },
  "every way to a source": (stack) => {
    const sources: readonly PrivateSource[] = [
      aConfluentSource(),
      {
        kind: "confluent-platt",
        serviceName: service,
        azIds,
        dnsDomain: "us-east-1.aws.private.confluent.cloud",
        bootstrap: { host: "lkc-orders.us-east-1.aws.private.confluent.cloud", port: 9092 },
      },
      { kind: "confluent-ingress-gateway", serviceName: service, azIds },
      {
        kind: "msk-multi-vpc",
        clusterArn: mskArn,
        authentication: "SASL_IAM",
        cluster: {
          kafkaVersion: "3.6.0",
          instanceType: "kafka.m5.large",
          unauthenticated: false,
          allowEveryoneIfNoAclFound: false,
          azIds,
          multiVpc: "on",
        },
      },
      { kind: "msk-same-vpc", clusterArn: mskArn, authentication: "TLS", securityGroupId: "sg-msk" },
      { kind: "peering", protocol: "SSL", brokers: old, peeringConnectionId: "pcx-0a", cidrs: ["10.40.0.0/16"] },
      { kind: "transit-gateway", protocol: "SSL", brokers: old, transitGatewayId: "tgw-0a", cidrs: ["fd00:4::/48"] },
      {
        kind: "endpoint-service",
        serviceName: service,
        azIds,
        protocol: "SASL_SSL",
        zone: "kafka.old.example.com",
        bootstrap: { host: "bootstrap.kafka.old.example.com", port: 9093 },
        brokers: old,
      },
      {
        kind: "public",
        protocol: "SASL_SSL",
        brokers: old,
        reason: "The vendor of the old cluster offers no private way before its contract ends.",
        allow: { by: "names", hosts: ["b1.kafka.old.example.com"] },
      },
    ];
    for (const source of sources)
      new SourceEndpoint(stack, source.kind, aSourceEndpoint(source, { name: source.kind, now }));
    new MskSourcePolicy(stack, "source-policy", {
      clusterArn: mskArn,
      connectors: ["arn:aws:iam::444455556666:root"],
      readers: ["arn:aws:iam::444455556666:role/replicator"],
    });
  },
  "certificates and clusters": (stack) => {
    const listeners = aListenerPlan();
    const servers = new PrivateAuthority(stack, "servers", {
      name: "servers",
      purpose: "servers",
      commonName: "Kafka servers",
      validUntil: "2031-03-31",
      revocation: { kind: "crl", bucket: "crl", days: 7 },
    });
    const clients = new ClientAuthority(stack, "clients", {
      name: "clients",
      commonName: "Kafka clients",
      validUntil: "2031-03-31",
      servers,
    });
    const certificates = new BrokerCertificates(stack, "brokers", {
      listeners,
      source: {
        kind: "cert-manager",
        name: "orders",
        namespace: "kafka",
        authority: servers,
        region: "us-east-1",
        identity: issuerIdentity,
      },
    });
    new HttpCertificate(stack, "registry", {
      names: ["registry.example.com", "schemas.example.com"],
      source: { kind: "public", zone: { id: "Z123", name: "example.com" } },
      listeners,
      path: "control",
    });
    new StrimziKafka(stack, "strimzi", {
      name: "orders",
      namespace: "kafka",
      kafkaVersion: "4.1.0",
      listeners,
      certificates,
      authentication: "mTLS",
      clientAuthority: clients,
      superUsers: ["CN=terraform"],
      loadBalancerNetworks: ["10.20.64.0/24"],
      broker: { cpu: 4, memoryGib: 16, storageGib: 500 },
      storageClass: "gp3-encrypted",
    });
    new MskCluster(stack, "msk", {
      name: "payments",
      kafkaVersion: "4.1.x",
      place: aPlace(),
      security: aPathSecurity,
      instanceType: "kafka.m7g.large",
      storageGib: 500,
      kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef",
      authentication: ["SCRAM-SHA-512"],
    });
  },
};

/** Places every construct in one plain stack below the directory; the stack's folder. */
export function placeEveryConstruct(directory: string): string {
  mkdirSync(directory, { recursive: true });
  const app = new App({ outdir: join(directory, "cdktf.out") });
  const stack = new TerraformStack(app, "constructs");
  new LocalBackend(stack, { path: "terraform.tfstate" });
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  new KubernetesProvider(stack, "kubernetes");
  for (const place of Object.values(kinds)) place(stack);
  app.synth();
  return stackDirectory(directory, "constructs");
}
