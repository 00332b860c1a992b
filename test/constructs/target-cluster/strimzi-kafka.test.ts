import { type TerraformStack } from "cdktf";
import { declaredIn } from "../../../src/constructs/network/declared";
import { StrimziKafka, type StrimziKafkaProps } from "../../../src/constructs/target-cluster/strimzi-kafka";
import { aListenerPlan, anAuthority, synthesizedCloud } from "../../builders/cloud";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

function aCluster(props: Partial<StrimziKafkaProps> = {}): StrimziKafkaProps {
  const listeners = props.listeners ?? aListenerPlan();
  return {
    name: "orders",
    namespace: "kafka",
    kafkaVersion: "4.1.0",
    listeners,
    certificates: {
      names: listeners.certificateNames,
      secret: { secretName: "orders-tls", certificate: "tls.crt", key: "tls.key" },
    },
    authentication: "SCRAM-SHA-512",
    superUsers: ["CN=terraform"],
    loadBalancerNetworks: ["10.20.48.0/24"],
    administratorNetworks: ["10.9.0.0/24"],
    broker: { cpu: 4, memoryGib: 16, storageGib: 500 },
    storageClass: "gp3-encrypted",
    ...props,
  };
}

const synthesized = (props: Partial<StrimziKafkaProps> = {}): Synthesized =>
  synthesizedCloud((stack) => new StrimziKafka(stack, "cluster", aCluster(props)));

interface Manifested {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, string>>;
}

const manifests = (stack: Synthesized): readonly Manifested[] =>
  blocksOf("kubernetes_manifest", stack).map(({ manifest }) => manifest as Manifested);

const manifest = (stack: Synthesized, kind: string, name: string): Manifested => {
  const found = manifests(stack).find((one) => one.kind === kind && one.metadata.name === name);
  if (found === undefined) throw new Error(`There is no ${kind} ${name}.`);
  return found;
};

const kafkaOf = (stack: Synthesized): Record<string, unknown> & { listeners: Record<string, unknown>[] } =>
  manifest(stack, "Kafka", "orders").spec["kafka"] as never;

describe("a cluster that Strimzi runs", () => {
  it("has brokers that advertise just what the load balancer's listeners offer", () => {
    expect(kafkaOf(synthesized()).listeners[0]).toEqual({
      name: "clients",
      port: 9094,
      type: "cluster-ip",
      tls: true,
      authentication: { type: "scram-sha-512" },
      configuration: {
        brokerCertChainAndKey: { secretName: "orders-tls", certificate: "tls.crt", key: "tls.key" },
        brokers: [
          { broker: 0, advertisedHost: "b-0.c1.kafka.example.com", advertisedPort: 19092 },
          { broker: 1, advertisedHost: "b-1.c1.kafka.example.com", advertisedPort: 19093 },
          { broker: 2, advertisedHost: "b-2.c1.kafka.example.com", advertisedPort: 19094 },
        ],
      },
      networkPolicyPeers: [{ ipBlock: { cidr: "10.20.48.0/24" } }],
    });
  });

  it("names bootstrap and aliases to Strimzi's own authority where that makes the certificates", () => {
    const listeners = aListenerPlan();
    const stack = synthesized({ certificates: { names: listeners.certificateNames, secret: null } });
    expect(kafkaOf(stack).listeners[0]?.["configuration"]).toMatchObject({
      bootstrap: { alternativeNames: ["bootstrap.c1.kafka.example.com", "orders.kafka.example.com"] },
    });
    expect(kafkaOf(stack).listeners[0]?.["configuration"]).not.toHaveProperty("brokerCertChainAndKey");
  });

  it("has listeners for clients inside and for administrators, each with TLS, a way to sign in and those who may connect", () => {
    const [, internal, admin] = kafkaOf(synthesized()).listeners;
    const pods = (...values: readonly string[]) => ({
      namespaceSelector: {},
      podSelector: { matchExpressions: [{ key: "kafka-byoc/role", operator: "In", values }] },
    });
    expect(internal).toEqual({
      name: "internal",
      port: 9096,
      type: "internal",
      tls: true,
      authentication: { type: "scram-sha-512" },
      networkPolicyPeers: [pods("collector", "connect", "replicator", "schema-registry")],
    });
    expect(admin).toEqual({
      name: "admin",
      port: 9095,
      type: "internal",
      tls: true,
      authentication: { type: "tls" },
      networkPolicyPeers: [{ ipBlock: { cidr: "10.9.0.0/24" } }, pods("console")],
    });
  });

  it("asks for ACLs, makes no topic by itself and forgets idle connections before PrivateLink does", () => {
    const kafka = kafkaOf(synthesized({ configs: { "log.retention.hours": "72" } }));
    expect(kafka["authorization"]).toEqual({ type: "simple", superUsers: ["CN=terraform"] });
    expect(kafka["config"]).toEqual({
      "auto.create.topics.enable": "false",
      "connections.max.idle.ms": "300000",
      "default.replication.factor": "3",
      "log.retention.hours": "72",
      "min.insync.replicas": "2",
      "offsets.topic.replication.factor": "3",
      "transaction.state.log.min.isr": "2",
      "transaction.state.log.replication.factor": "3",
      "unclean.leader.election.enable": "false",
    });
    expect(kafka["metricsConfig"]).toMatchObject({ type: "strimziMetricsReporter" });
  });

  it("keeps each broker's id in the zone of the plan: a pool a zone", () => {
    const plan = aListenerPlan({
      brokers: [
        { nodeId: 0, azId: "use1-az1" },
        { nodeId: 1, azId: "use1-az2" },
        { nodeId: 2, azId: "use1-az1" },
      ],
    });
    const pool = manifest(synthesized({ listeners: plan }), "KafkaNodePool", "brokers-use1-az1");
    expect(pool.metadata.annotations).toEqual({ "strimzi.io/next-node-ids": "[0, 2]" });
    expect(pool.spec).toMatchObject({
      replicas: 2,
      roles: ["broker"],
      resources: { requests: { cpu: "4", memory: "16Gi" }, limits: { memory: "16Gi" } },
      storage: { volumes: [{ size: "500Gi", class: "gp3-encrypted", deleteClaim: false }] },
      template: {
        pod: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [
                  { matchExpressions: [{ key: "topology.k8s.aws/zone-id", operator: "In", values: ["use1-az1"] }] },
                ],
              },
            },
          },
        },
      },
    });
  });

  it("tells brokers their zone by a variable of their pool, so that they need no way to the Kubernetes API", () => {
    const stack = synthesized();
    expect(kafkaOf(stack)["rack"]).toEqual({ type: "environment-variable", envVarName: "KAFKA_ZONE_ID" });
    for (const azId of ["use1-az1", "use1-az2", "use1-az4"])
      expect(manifest(stack, "KafkaNodePool", `brokers-${azId}`).spec["template"]).toMatchObject({
        kafkaContainer: { env: [{ name: "KAFKA_ZONE_ID", value: azId }] },
      });
  });

  it("has three controllers whose ids no broker will ever get, on machines of their own", () => {
    const pool = manifest(synthesized(), "KafkaNodePool", "controllers");
    expect(pool.metadata.annotations).toEqual({ "strimzi.io/next-node-ids": "[900, 901, 902]" });
    expect(pool.spec).toMatchObject({ replicas: 3, roles: ["controller"], resources: { requests: { cpu: "500m" } } });
  });

  it("has pods that hold to Kubernetes' restricted standard", () => {
    for (const { spec } of manifests(synthesized()).filter(({ kind }) => kind === "KafkaNodePool")) {
      const container = {
        securityContext: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          runAsNonRoot: true,
          seccompProfile: { type: "RuntimeDefault" },
        },
      };
      expect(spec["template"]).toMatchObject({
        pod: { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } } },
        kafkaContainer: container,
        initContainer: container,
      });
    }
  });

  it("tells a load balancer where its brokers are, waves where to begin, and which rules hold", () => {
    synthesizedCloud((stack) => {
      const cluster = new StrimziKafka(stack, "cluster", aCluster());
      expect(cluster.targets).toEqual({
        kind: "target-group-binding",
        namespace: "kafka",
        bootstrapService: "orders-kafka-clients-bootstrap",
        brokerServices: {
          0: "orders-brokers-use1-az1-clients-0",
          1: "orders-brokers-use1-az2-clients-1",
          2: "orders-brokers-use1-az4-clients-2",
        },
        servicePort: 9094,
      });
      expect(cluster.bootstrapServers).toEqual(["orders-kafka-bootstrap.kafka.svc:9096"]);
      expect(cluster.adminServers).toEqual(["orders-kafka-bootstrap.kafka.svc:9095"]);
      expect(cluster.platformTrust).toEqual({
        namespace: "kafka",
        secretName: "orders-cluster-ca-cert",
        key: "ca.crt",
      });
      expect(cluster.pods.labels).toEqual({ "strimzi.io/cluster": "orders", "kafka-byoc/role": "broker" });
      expect(cluster.profile).toBe("apache-kafka@4.1");
      const withUsers = new StrimziKafka(stack, "users", aCluster({ name: "users", userOperator: true }));
      expect(withUsers.profile).toBe("strimzi@4.1");
    });
  });

  it("trusts clients of an authority of ours without ever having its key", () => {
    const stack = synthesized({ clientAuthority: anAuthority({ purpose: "clients", trustBundle: "PEM" }) });
    expect(manifest(stack, "Kafka", "orders").spec["clientsCa"]).toEqual({ generateCertificateAuthority: false });
    expect(manifest(stack, "Secret", "orders-clients-ca-cert").data["ca.crt"]).toBe('${base64encode("PEM")}');
    const key = manifest(stack, "Secret", "orders-clients-ca").data["ca.key"] ?? "";
    expect(Buffer.from(key, "base64").toString()).toBe("The authority's key is in AWS Private CA and cannot leave it.");
  });

  it("waits for Strimzi where it is asked to, and not otherwise", () => {
    const waits = (stack: Synthesized): unknown[] =>
      blocksOf("kubernetes_manifest", stack)
        .map(({ wait }) => wait)
        .filter(Boolean);
    expect(waits(synthesized())).toEqual([]);
    expect(waits(synthesized({ readyWithinMinutes: 20 }))).toEqual([
      { condition: [{ status: "True", type: "Ready" }] },
    ]);
  });

  it("puts its brokers into the picture of the network and leaves names and ports to the load balancer", () => {
    const declared = (build: (stack: TerraformStack) => void) => {
      let found: ReturnType<typeof declaredIn> | undefined;
      synthesizedCloud((stack) => {
        build(stack);
        found = declaredIn(stack, { target: "orders", region: null });
      });
      return found;
    };
    const documents = declared((stack) => new StrimziKafka(stack, "cluster", aCluster()));
    expect(documents?.network.brokers[2]).toEqual({
      nodeId: 2,
      azId: "use1-az4",
      host: "b-2.c1.kafka.example.com",
      port: 19094,
    });
    expect(documents?.expectations.ports).toEqual([]);
  });
});

describe("a cluster that Strimzi cannot run", () => {
  const refused =
    (props: Partial<StrimziKafkaProps>): (() => unknown) =>
    () =>
      synthesized(props);

  it("is refused where its certificate lacks a name that clients use", () => {
    expect(refused({ certificates: { names: ["bootstrap.c1.kafka.example.com"], secret: null } })).toThrow(
      /the certificate lacks b-0\.c1\.kafka\.example\.com.*orders\.kafka\.example\.com.*No name matching/,
    );
  });

  it("is refused where a controller's id has a broker's port", () => {
    expect(refused({ controllerIds: [10, 900, 901] })).toThrow(
      "controllerIds: 10 is reserved for a broker (ids below 30 have ports): take ids from 900.",
    );
    expect(refused({ controllerIds: [900, 901] })).toThrow("an odd number from 3");
  });

  it("is refused where idle connections outlive PrivateLink", () => {
    expect(refused({ connectionsMaxIdleMs: 600_000 })).toThrow(
      /connections\.max\.idle\.ms: brokers keep idle connections for 600 s, and PrivateLink forgets them after 350 s/,
    );
  });

  it("is refused where nobody could write the first ACL, or anybody could connect", () => {
    expect(refused({ superUsers: [] })).toThrow("superUsers: there is none");
    expect(refused({ loadBalancerNetworks: [] })).toThrow("loadBalancerNetworks: there is none");
  });

  it("is refused where records would not survive, or people's configs take that away", () => {
    expect(refused({ replicationFactor: 5 })).toThrow("replicationFactor: 5 replicas cannot lie on 3 brokers");
    expect(refused({ minInsyncReplicas: 1 })).toThrow(
      "minInsyncReplicas: with 1 a record counts that one broker alone holds",
    );
    expect(refused({ minInsyncReplicas: 3 })).toThrow(
      "the first broker that restarts would stop all writing. Write 2.",
    );
    expect(refused({ configs: { "auto.create.topics.enable": "true" } })).toThrow(
      "configs: auto.create.topics.enable=true is not for people to set here",
    );
  });

  it("is refused where listeners share a port or take one of Strimzi's", () => {
    expect(refused({ ports: { internal: 9094 } })).toThrow("ports: 9094, 9094, 9095 are not three different ports");
    expect(refused({ ports: { admin: 9404 } })).toThrow("ports.admin: 9404 is Strimzi's own");
    expect(refused({ ports: { internal: 9091 } })).toThrow("ports.internal: 9091 is Strimzi's own");
  });

  it("is refused where the servers' authority would sign for clients, or Strimzi would need its key", () => {
    expect(refused({ clientAuthority: anAuthority() })).toThrow("every server could sign in as a client");
    expect(refused({ clientAuthority: anAuthority({ purpose: "clients" }), userOperator: true })).toThrow(
      "userOperator: it signs users' certificates",
    );
  });

  it("is refused with all that is wrong at once", () => {
    expect(refused({ name: "Orders", kafkaVersion: "3.9.0", superUsers: [] })).toThrow(
      /name: "Orders" is no name that Kubernetes takes[\s\S]*kafkaVersion: "3\.9\.0"[\s\S]*superUsers/,
    );
  });
});
