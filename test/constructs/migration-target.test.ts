import { type MigrationTargetProps } from "../../src/constructs/migration-target";
import { FoundationStack } from "../../src/constructs/stacks/foundation";
import { existingTargetCluster } from "../../src/constructs/target-cluster/existing-cluster";
import { type ClusterChoice } from "../../src/constructs/migration-target/cluster-choice";
import { networkExpectationsSchema } from "../../src/expectations/network/document";
import { networkSchema } from "../../src/network/document";
import { anAuthority } from "../builders/cloud";
import { aMigrationTarget, aStrimziChoice, synthesizedFoundation } from "../builders/migration-target";
import { aPlace } from "../builders/network-place";
import { blocksOf, synthesizedApp, type Synthesized } from "../builders/synthesized";

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

const manifests = (stack: Synthesized): readonly Manifest[] =>
  blocksOf("kubernetes_manifest", stack).map(({ manifest }) => JSON.parse(JSON.stringify(manifest)));
const manifest = (kind: string, stack: Synthesized): Manifest => {
  const [one] = manifests(stack).filter((each) => each.kind === kind);
  if (one === undefined) throw new Error(`no ${kind} was made`);
  return one;
};
const network = (stack: Synthesized) => networkSchema.parse(JSON.parse(stack.files.get("network.json") ?? "{}"));

const existing = {
  kind: "existing",
  profile: "apache-kafka@4.3",
  authentication: ["SCRAM-SHA-512"],
  bootstrapServers: ["10.20.0.10:9096"],
  targets: { kind: "addresses", addresses: { 0: "10.20.0.10", 1: "10.20.16.10", 2: "10.20.32.10" } },
} as const;

describe("the target of a migration from one declaration", () => {
  it("derives listeners, advertised names, certificates and records from one list of brokers", () => {
    const stack = synthesizedFoundation();
    const listeners = blocksOf("aws_lb_listener", stack).map(({ port }) => port);
    expect(listeners.sort()).toEqual([19000, 19092, 19093, 19094]);
    const kafka = JSON.stringify(manifest("Kafka", stack).spec);
    const records = blocksOf("aws_route53_record", stack).map(({ name }) => name);
    const { dnsNames } = manifest("Certificate", stack).spec;
    for (const nodeId of [0, 1, 2]) {
      const host = `b-${String(nodeId)}.orders.kafka.internal.example.com`;
      expect(kafka).toContain(`"advertisedHost":"${host}","advertisedPort":${String(19092 + nodeId)}`);
      expect(records).toContain(host);
      expect(dnsNames).toContain(host);
    }
    expect(records).toContain("bootstrap.orders.kafka.internal.example.com");
    expect(dnsNames).toContain("bootstrap.orders.kafka.internal.example.com");
  });

  it("spreads a number of brokers over the zones in turn, and takes a list as it is", () => {
    const zones = (stack: Synthesized) => network(stack).brokers.map(({ nodeId, azId }) => [nodeId, azId]);
    expect(zones(synthesizedFoundation({ brokers: 4 }))).toEqual([
      [0, "use1-az1"],
      [1, "use1-az2"],
      [2, "use1-az4"],
      [3, "use1-az1"],
    ]);
    const named = [2, 5, 7].map((nodeId) => ({ nodeId, azId: "use1-az2" }));
    expect(zones(synthesizedFoundation({ brokers: named }))).toEqual(named.map(({ nodeId, azId }) => [nodeId, azId]));
  });

  it("lets Strimzi's controllers reach each other where they listen", () => {
    const ports = network(synthesizedFoundation())
      .edges.filter(({ from, to }) => from === "broker" && to === "broker")
      .map((edge) => edge.ports.from);
    expect(ports.sort()).toEqual([9090, 9091]);
  });

  it("binds the target groups to the services that Strimzi makes", () => {
    const services = manifests(synthesizedFoundation())
      .filter(({ kind }) => kind === "TargetGroupBinding")
      .map(({ spec }) => spec["serviceRef"]);
    expect(services).toContainEqual({ name: "orders-kafka-clients-bootstrap", port: 9094 });
    expect(services).toContainEqual({ name: "orders-brokers-use1-az1-clients-0", port: 9094 });
    expect(services).toHaveLength(4);
  });

  it("closes pods as it closes security groups, and leaves the policies to others where they want that", () => {
    const names = blocksOf("kubernetes_network_policy_v1", synthesizedFoundation()).map(({ metadata }) => metadata);
    expect(names).toContainEqual(expect.objectContaining({ name: "kafka-byoc-broker", namespace: "kafka" }));
    const elsewhere = synthesizedFoundation({ networkPolicies: { namespaces: { scraper: "monitoring" } } });
    expect(blocksOf("kubernetes_network_policy_v1", elsewhere).map(({ metadata }) => metadata)).toContainEqual(
      expect.objectContaining({ name: "kafka-byoc-scraper", namespace: "monitoring" }),
    );
    expect(blocksOf("kubernetes_network_policy_v1", synthesizedFoundation({ networkPolicies: false }))).toEqual([]);
  });

  it("keeps the way to the source until the last rollback window has ended", () => {
    expect(network(synthesizedFoundation()).sources).toEqual([
      { kind: "confluent-dedicated", name: "confluent", keepUntil: "2027-03-31" },
    ]);
    const endpoints = blocksOf("aws_vpc_endpoint", synthesizedFoundation());
    const sourceOf = endpoints.filter(({ service_name }) => String(service_name).includes("vpce-svc"));
    expect(sourceOf).toMatchObject([{ lifecycle: { prevent_destroy: true } }]);
  });

  it("has neither an endpoint nor edges to a source where there is none", () => {
    const { source, ...rest } = aMigrationTarget();
    const stack = synthesizedApp((app) => new FoundationStack(app, "foundation", rest));
    expect(source).toBeDefined();
    expect(network(stack).sources).toEqual([]);
    expect(network(stack).edges.filter(({ to }) => to === "source-endpoint")).toEqual([]);
  });

  it("says how a consumer and operators may come from the same network, whose way to the source would be one rule", () => {
    const from = (...cidrs: readonly string[]) => ({ operators: cidrs.map((cidr) => ({ cidr })) });
    expect(() => synthesizedFoundation(from("10.30.0.0/16"))).toThrow(
      "or write 10.30.0.0/16 for one of them as 10.30.0.0/17 and 10.30.128.0/17.",
    );
    expect(() => synthesizedFoundation(from("10.30.0.0/17", "10.30.128.0/17"))).not.toThrow();
    const { source, ...rest } = { ...aMigrationTarget(), ...from("10.30.0.0/16") };
    expect(source).toBeDefined();
    expect(() => synthesizedApp((app) => new FoundationStack(app, "foundation", rest))).not.toThrow();
  });

  it("takes a VPC that was there, with the AWS endpoints that it has", () => {
    const stack = synthesizedFoundation({
      network: aPlace({ existing: true }),
      awsServices: { existing: ["s3", "kms"] },
    });
    expect(blocksOf("aws_vpc", stack)).toEqual([]);
    const services = blocksOf("aws_vpc_endpoint", stack).map(({ service_name }) => String(service_name));
    expect(services.filter((name) => name.endsWith(".kms") || name.endsWith(".s3"))).toEqual([]);
    expect(() => synthesizedFoundation({ network: aPlace({ existing: true }) })).toThrow("existing");
    expect(blocksOf("aws_vpc_endpoint", synthesizedFoundation({ awsServices: false }))).toHaveLength(1);
  });

  it("has a way to the authority where cert-manager asks it for the brokers' certificates", () => {
    const services = (stack: Synthesized) =>
      blocksOf("aws_vpc_endpoint", stack).map(({ service_name }) => String(service_name).split(".").at(-1));
    expect(services(synthesizedFoundation())).toContain("acm-pca");
    expect(services(synthesizedFoundation({ awsServices: { alsoServices: ["xray"] } }))).toEqual(
      expect.arrayContaining(["acm-pca", "xray"]),
    );
    expect(services(synthesizedFoundation({ cluster: existing }))).not.toContain("acm-pca");
    const place = aPlace({ existing: true });
    const there = synthesizedFoundation({ network: place, awsServices: { existing: ["acm-pca"] } });
    expect(services(there)).not.toContain("acm-pca");
  });

  it("lets an authority be used that another account shares, and nothing else of that account", () => {
    const authority = anAuthority({ arn: "arn:aws:acm-pca:us-east-1:999988887777:certificate-authority/0a1b" });
    const stack = synthesizedFoundation({ cluster: aStrimziChoice({ authority }) });
    const trusting = blocksOf("aws_vpc_endpoint", stack)
      .filter(({ policy }) => String(policy).includes("999988887777"))
      .map(({ service_name }) => String(service_name).split(".").at(-1));
    expect(trusting).toEqual(["acm-pca"]);
    expect(synthesizedFoundation().text).not.toContain("999988887777");
  });

  it("proves the certificates of brokers that others run, to the end of the migration unless something renews them", () => {
    const shown = (cluster: ClusterChoice) =>
      networkExpectationsSchema.parse(
        JSON.parse(synthesizedFoundation({ cluster }).files.get("expectations.json") ?? "{}"),
      ).certificates;
    const broker = {
      host: "b-1.orders.kafka.internal.example.com",
      port: 19093,
      from: ["consumer"],
      names: ["bootstrap.orders.kafka.internal.example.com", "b-1.orders.kafka.internal.example.com"],
    };
    expect(shown(existing)).toContainEqual({ ...broker, validUntil: "2027-04-14" });
    expect(shown({ ...existing, certificatesRenewed: true })).toContainEqual(broker);
  });

  it("takes consumers whose networks have the same addresses, and one of a pool whose addresses only the apply knows", () => {
    const [billing] = aMigrationTarget().consumers;
    const others = ["fraud", "reporting-of-the-whole-company", "a-third-team-with-a-long-name"].map((name) => ({
      ...billing!,
      name,
    }));
    const rulesFor = (consumers: MigrationTargetProps["consumers"]) =>
      blocksOf("aws_vpc_security_group_ingress_rule", synthesizedFoundation({ consumers }))
        .filter(({ cidr_ipv4, from_port }) => cidr_ipv4 === "10.30.0.0/16" && from_port === 19000)
        .map(({ description }) => String(description));
    expect(rulesFor([billing!, others[0]!])).toEqual([expect.stringContaining("nlb (billing, fraud)")]);
    expect(rulesFor([billing!, ...others])).toEqual([expect.stringContaining("nlb (billing and 3 more)")]);

    const fromPool = {
      addresses: { ipam: { poolId: "ipam-pool-0a", netmaskLength: 16 } },
      azIds: ["use1-az1", "use1-az2", "use1-az4"],
    };
    const pool = ["10.128.0.0/9"];
    const policies = {
      networks: { nlb: pool, "source-endpoint": pool, "kubernetes-api": pool, "aws-endpoints": pool },
    };
    const target = (cluster: ClusterChoice) =>
      synthesizedFoundation({ network: fromPool, networkPolicies: policies, cluster });
    expect(() => target(aStrimziChoice())).toThrow("loadBalancerNetworks: there is none");
    expect(JSON.stringify(manifest("Kafka", target(aStrimziChoice({ loadBalancerNetworks: pool }))).spec)).toContain(
      '"networkPolicyPeers":[{"ipBlock":{"cidr":"10.128.0.0/9"}}]',
    );
  });

  it("stands before brokers that others run, held to what they advertise", () => {
    const stack = synthesizedFoundation({ cluster: existing });
    expect(blocksOf("aws_lb_target_group_attachment", stack)).toHaveLength(6);
    expect(blocksOf("kubernetes_manifest", stack)).toEqual([]);
    expect(stack.provider["kubernetes"]).toBeUndefined();
    const advertised = [0, 1, 2].map((nodeId) => ({ host: `ip-10-20-0-${String(nodeId)}.ec2.internal`, port: 9094 }));
    expect(() => synthesizedFoundation({ cluster: { ...existing, advertised } })).toThrow(
      "brokers advertise ip-10-20-0-0.ec2.internal:9094, and no listener offers it",
    );
  });

  it("takes any other cluster that is made from its plan", () => {
    const stack = synthesizedFoundation({
      cluster: {
        kind: "own",
        make: (_scope, { name, listeners }) => ({
          cluster: existingTargetCluster({
            ...existing,
            name,
            brokers: listeners.brokers,
            listeners,
            advertised: listeners.brokers.map(({ host, port }) => ({ host, port })),
          }),
          targets: existing.targets,
        }),
      },
    });
    expect(blocksOf("aws_lb_target_group_attachment", stack)).toHaveLength(6);
  });

  it("gives applications names of their own, which the certificates hold", () => {
    const alias = { method: "config", name: "orders.kafka.example.com" } as const;
    const ttl = {
      steadySeconds: 300,
      windowSeconds: 60,
      loweredAt: "2027-01-30T08:00:00Z",
      windowStarts: "2027-02-01T08:00:00Z",
      windowEnds: "2027-03-31T18:00:00Z",
    };
    const stack = synthesizedFoundation({ applications: { zone: "kafka.example.com", aliases: [alias], ttl } });
    expect(manifest("Certificate", stack).spec["dnsNames"]).toContain("orders.kafka.example.com");
    expect(blocksOf("aws_route53_record", stack).map(({ name }) => name)).toContain("orders.kafka.example.com");
  });

  it("refuses a wrong declaration with all that is wrong at once", () => {
    expect(() =>
      synthesizedFoundation({
        name: "Orders_",
        region: "virginia",
        brokers: 2.5,
        window: { lastWaveEnds: "1 March", rollbackDays: -1 },
      }),
    ).toThrow(
      [
        "foundation/Orders_ cannot be synthesized:",
        '  name: "Orders_"; write small letters, digits and hyphens, at most 20: names in AWS and Kubernetes begin with it.',
        '  region: "virginia" is none of AWS\'s: write it as us-east-1.',
        "  brokers: 2.5 is not possible: write a whole number from 1, or name each with its nodeId and azId.",
        '  window.lastWaveEnds: "1 March" is no day: write it as 2027-03-31.',
        "  window.rollbackDays: -1 is not possible: write whole days from 0.",
      ].join("\n"),
    );
  });

  it("lets no certificate authority end before the migration does", () => {
    expect(() =>
      synthesizedFoundation({
        cluster: aStrimziChoice({
          authority: {
            name: "short",
            purpose: "servers",
            keyAlgorithm: "EC_prime256v1",
            arn: "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/0a",
            trustBundle: "PEM",
            validUntil: "2027-03-15",
            shortLived: false,
          },
        }),
      }),
    ).toThrow("short");
  });
});
