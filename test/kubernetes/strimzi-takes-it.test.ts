import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { PrivateAuthority } from "../../src/constructs/certificates/private-authority";
import { StrimziKafka } from "../../src/constructs/target-cluster/strimzi-kafka";
import { listenerPlan } from "../../src/network/listener-plan";
import { type KubernetesObject, stored, tryStrictly, writeStatus } from "./rig/api-client";
import { type KubernetesStack, stackFor } from "./rig/applied-stack";
import { strimziDefinitions } from "./rig/custom-definitions";
import { buildWithinMs, describeWithKubernetes } from "./rig/describe-with-kubernetes";
import { differences, strictProblem } from "./rig/judged";
import { madeOnce } from "./rig/made-once";
import { makeNamespace, type RunningApi, startApi, teach } from "./rig/running-api";

const planOf = (brokers: number) =>
  listenerPlan({
    zone: "c1.kafka.internal.example.com",
    brokers: Array.from({ length: brokers }, (_, nodeId) => ({ nodeId, azId: `euc1-az${String((nodeId % 3) + 1)}` })),
    aliases: ["orders.kafka.example.com"],
  });

const listeners = planOf(3);

/** What a pool says of its pods, as far as Pod Security looks at it. */
interface PodTemplate {
  readonly pod: {
    readonly metadata: { readonly labels: object };
    readonly securityContext: object;
    readonly affinity: object;
  };
  readonly kafkaContainer: { readonly securityContext: object };
  readonly initContainer: { readonly securityContext: object };
}

/** A pod as Strimzi makes one from a pool's template: an init container for the zone, Kafka, a volume of its own. */
function podOf({ pod, kafkaContainer, initContainer }: PodTemplate): KubernetesObject {
  const container = (name: string, { securityContext }: { readonly securityContext: object }) => ({
    name,
    image: "registry.invalid/kafka:1",
    securityContext,
  });
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "c1-brokers-0", namespace: "kafka", labels: pod.metadata.labels },
    spec: {
      securityContext: pod.securityContext,
      affinity: pod.affinity,
      initContainers: [container("kafka-init", initContainer)],
      containers: [container("kafka", kafkaContainer)],
      volumes: [{ name: "data-0", persistentVolumeClaim: { claimName: "data-0-c1-brokers-0" } }],
    },
  };
}

describeWithKubernetes("Strimzi 1.2.0's own definitions", () => {
  let api: RunningApi;
  let stack: KubernetesStack;
  let manifests: readonly KubernetesObject[];
  const only = (kind: string): readonly KubernetesObject[] => manifests.filter((manifest) => manifest.kind === kind);

  const clusterOf = (brokers: number): Promise<KubernetesStack> =>
    stackFor(api, "cluster", (scope) => {
      new AwsProvider(scope, "aws", { region: "eu-central-1" });
      new StrimziKafka(scope, "c1", {
        name: "c1",
        namespace: "kafka",
        kafkaVersion: "4.1.0",
        listeners: planOf(brokers),
        certificates: {
          names: planOf(brokers).certificateNames,
          secret: { secretName: "c1-brokers-tls", certificate: "tls.crt", key: "tls.key" },
        },
        authentication: "SCRAM-SHA-512",
        clientAuthority: PrivateAuthority.fromExisting(scope, "clients", {
          name: "clients",
          arn: "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555",
          purpose: "clients",
          keyAlgorithm: "EC_prime256v1",
          validUntil: "2031-03-31",
        }),
        superUsers: ["CN=terraform"],
        loadBalancerNetworks: ["10.20.64.0/24"],
        administratorNetworks: ["10.20.70.0/24"],
        broker: { cpu: 2, memoryGib: 8, storageGib: 100 },
        storageClass: "gp3-encrypted",
        owner: "platform",
      });
    });

  beforeAll(async () => {
    api = await startApi();
    await teach(api, await madeOnce(strimziDefinitions));
    await makeNamespace(api, "kafka", "restricted");
    stack = await clusterOf(3);
    await stack.apply();
    manifests = await stack.manifests();
  }, buildWithinMs);
  afterAll(() => api?.stop());

  it("take a cluster of one pool a zone and one of controllers, and the plan after it is empty", async () => {
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      "Kafka c1",
      "KafkaNodePool brokers-euc1-az1",
      "KafkaNodePool brokers-euc1-az2",
      "KafkaNodePool brokers-euc1-az3",
      "KafkaNodePool controllers",
      "Secret c1-clients-ca",
      "Secret c1-clients-ca-cert",
    ]);
    expect(await stack.changes()).toEqual([]);
  });

  it("know every field of it", async () => {
    for (const manifest of manifests) expect(await strictProblem(api, manifest)).toBe("");
  });

  it("store it as it was declared", async () => {
    for (const manifest of manifests) expect(differences(manifest, (await stored(api, manifest)).body)).toEqual([]);
  });

  it("keep what brokers advertise: the listener plan's names and ports", async () => {
    const { body } = await stored(api, only("Kafka")[0]!);
    expect(body["spec"]).toMatchObject({
      kafka: {
        listeners: expect.arrayContaining([
          expect.objectContaining({
            type: "cluster-ip",
            port: listeners.brokerPort,
            configuration: expect.objectContaining({
              brokers: listeners.brokers.map(({ nodeId, host, port }) => ({
                broker: nodeId,
                advertisedHost: host,
                advertisedPort: port,
              })),
            }),
          }),
        ]),
      },
    });
  });

  it("would drop a misspelt field of a listener, which is in a list, and refuse a type of listener that there is not", async () => {
    const kafka = only("Kafka")[0]!;
    const { kafka: brokers } = kafka["spec"] as { readonly kafka: { readonly listeners: readonly object[] } };
    const withListener = (change: object): KubernetesObject => ({
      ...kafka,
      spec: { kafka: { ...brokers, listeners: brokers.listeners.map((listener) => ({ ...listener, ...change })) } },
    });
    expect(await strictProblem(api, withListener({}))).toBe("");
    expect(await strictProblem(api, withListener({ advertisedHostTemplat: "b-{nodeId}" }))).toContain(
      'unknown field "spec.kafka.listeners[0].advertisedHostTemplat"',
    );
    expect(await strictProblem(api, withListener({ type: "privatelink" }))).toContain(
      'Unsupported value: "privatelink"',
    );
  });

  it("stay settled once Strimzi has written what it sees", async () => {
    const status = { observedGeneration: 1, conditions: [{ type: "Ready", status: "True" }] };
    for (const manifest of [...only("Kafka"), ...only("KafkaNodePool")])
      expect((await writeStatus(api, manifest, status)).status).toBe(200);
    expect(await stack.changes()).toEqual([]);
  });

  it("leave pods that Pod Security's level restricted lets run, and no looser ones", async () => {
    const pools = await Promise.all(only("KafkaNodePool").map((pool) => stored(api, pool)));
    expect(pools).toHaveLength(4);
    for (const { body } of pools) {
      const { template } = body["spec"] as { readonly template: PodTemplate };
      expect((await tryStrictly(api, podOf(template))).message).toBe("");
      const loose = { ...template, kafkaContainer: { securityContext: { runAsNonRoot: true } } };
      expect((await tryStrictly(api, podOf(loose))).message).toContain('violates PodSecurity "restricted:latest"');
    }
  });

  it("grow by a broker in its zone's pool and in what brokers advertise, and nowhere else", async () => {
    const grown = await clusterOf(4);
    expect((await grown.changes()).map((line) => line.trim()).sort()).toEqual([
      expect.stringMatching(/c1_brokers-euc1-az1_\w+ will be updated in-place/),
      expect.stringMatching(/c1_kafka_\w+ will be updated in-place/),
    ]);
    await grown.apply();
    expect(await grown.changes()).toEqual([]);
  });
});
