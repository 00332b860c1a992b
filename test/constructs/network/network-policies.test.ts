import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { declaredIn } from "../../../src/constructs/network/declared";
import { NetworkPolicies, type NetworkPoliciesProps } from "../../../src/constructs/network/network-policies";
import { type Edge } from "../../../src/network/edge";
import { listenerPlan } from "../../../src/network/listener-plan";
import { edgesOf } from "../../../src/network/matrix";
import { aPlace } from "../../builders/network-place";
import { blocksOf, synthesized, type Synthesized } from "../../builders/synthesized";

const listeners = listenerPlan({ zone: "c1.kafka.example.com", brokers: [{ nodeId: 0, azId: "use1-az1" }] });
const edges = edgesOf({ roles: ["client", "nlb", "broker", "replicator", "scraper", "operator"], listeners });
const broker = { namespace: "kafka", labels: { "strimzi.io/name": "orders-kafka" } };
const replicator = { namespace: "kafka", labels: { app: "mirror-maker" } };
const scraper = { namespace: "monitoring", labels: { app: "prometheus" } };

function policies(props: Partial<NetworkPoliciesProps> = {}): Synthesized {
  return synthesized((stack) => {
    new KubernetesProvider(stack, "kubernetes", { configPath: "kubeconfig" });
    new NetworkPolicies(stack, "policies", {
      edges,
      pods: { broker, replicator, scraper },
      networks: { operator: ["10.40.0.0/24"] },
      place: aPlace(),
      ...props,
    });
  });
}

interface Policy {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly spec: {
    readonly pod_selector: unknown;
    readonly policy_types: unknown;
    readonly ingress?: readonly Readonly<Record<string, unknown>>[];
    readonly egress?: readonly Readonly<Record<string, unknown>>[];
  };
}

function policy(name: string, stack: Synthesized): Policy {
  const found = blocksOf("kubernetes_network_policy_v1", stack).map((block) => JSON.parse(JSON.stringify(block)));
  const [one, ...others] = found.filter(({ metadata }) => metadata.name === name);
  expect(others).toEqual([]);
  return one;
}

const dns = {
  ports: [
    { port: "53", protocol: "UDP" },
    { port: "53", protocol: "TCP" },
  ],
  to: [
    {
      namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "kube-system" } },
      pod_selector: { match_labels: { "k8s-app": "kube-dns" } },
    },
  ],
};

describe("policies of Kubernetes for the three paths", () => {
  it("let brokers be reached by those whom edges name, and by nobody else", () => {
    const { metadata, spec } = policy("kafka-byoc-broker", policies());
    expect(metadata).toEqual({
      name: "kafka-byoc-broker",
      namespace: "kafka",
      labels: { "kafka-byoc/role": "broker" },
    });
    expect(spec.pod_selector).toEqual({ match_labels: { "strimzi.io/name": "orders-kafka" } });
    expect(spec.policy_types).toEqual(["Ingress", "Egress"]);
    const brokers = { pod_selector: { match_labels: { "strimzi.io/name": "orders-kafka" } } };
    expect(spec.ingress).toEqual([
      {
        from: ["10.20.64.0/24", "10.20.65.0/24", "10.20.66.0/24"].map((cidr) => ({ ip_block: { cidr } })),
        ports: [{ port: "9094", protocol: "TCP" }],
      },
      { from: [brokers], ports: [{ port: "9091", protocol: "TCP" }] },
      { from: [brokers], ports: [{ port: "9093", protocol: "TCP" }] },
      {
        from: [{ pod_selector: { match_labels: { app: "mirror-maker" } } }],
        ports: [{ port: "9096", protocol: "TCP" }],
      },
      { from: [{ ip_block: { cidr: "10.40.0.0/24" } }], ports: [{ port: "9095", protocol: "TCP" }] },
      {
        from: [
          {
            namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "monitoring" } },
            pod_selector: { match_labels: { app: "prometheus" } },
          },
        ],
        ports: [{ port: "9404", protocol: "TCP" }],
      },
    ]);
    expect(spec.egress).toEqual([
      { to: [brokers], ports: [{ port: "9091", protocol: "TCP" }] },
      { to: [brokers], ports: [{ port: "9093", protocol: "TCP" }] },
      dns,
    ]);
  });

  it("name a peer in every line: a line without one would let everybody in", () => {
    const all = blocksOf("kubernetes_network_policy_v1", policies());
    const lines = all.flatMap((block) => {
      const { spec }: Policy = JSON.parse(JSON.stringify(block));
      return [...(spec.ingress ?? []).map(({ from }) => from), ...(spec.egress ?? []).map(({ to }) => to)];
    });
    expect(lines.length).toBeGreaterThan(10);
    for (const peers of lines) expect(Array.isArray(peers) && peers.length > 0).toBe(true);
  });

  it("close what no role selects, in the namespaces of the roles, unless others live there", () => {
    const stack = policies();
    const namespaces = blocksOf("kubernetes_network_policy_v1", stack)
      .map((block): Policy => JSON.parse(JSON.stringify(block)))
      .filter(({ metadata }) => metadata.name === "kafka-byoc-closed");
    expect(namespaces.map(({ metadata }) => metadata.namespace).sort()).toEqual(["kafka", "monitoring"]);
    for (const { spec } of namespaces) expect(spec).toEqual({ pod_selector: {}, policy_types: ["Ingress", "Egress"] });
    expect(blocksOf("kubernetes_network_policy_v1", policies({ closeNamespaces: false }))).toHaveLength(3);
  });

  it("open ranges of ports, and objects in public where the security group holds them to S3", () => {
    const ways: readonly Edge[] = [
      {
        path: "data",
        from: "replicator",
        to: "source-endpoint",
        ports: { protocol: "tcp", from: 14001, to: 14100 },
        why: "reads",
      },
      {
        path: "data",
        from: "replicator",
        to: "object-store",
        ports: { protocol: "tcp", from: 443, to: 443 },
        why: "writes",
      },
    ];
    const publicObjectStore = "The replicator's security group names S3's prefix list.";
    const { spec } = policy(
      "kafka-byoc-replicator",
      policies({
        edges: ways,
        pods: { replicator },
        networks: { "source-endpoint": ["10.20.70.0/28"] },
        publicObjectStore,
      }),
    );
    expect(spec.egress).toEqual([
      { to: [{ ip_block: { cidr: "10.20.70.0/28" } }], ports: [{ port: "14001", end_port: 14100, protocol: "TCP" }] },
      {
        to: [{ ip_block: { cidr: "0.0.0.0/0", except: expect.arrayContaining(["10.0.0.0/8", "172.16.0.0/12"]) } }],
        ports: [{ port: "443", protocol: "TCP" }],
      },
      dns,
    ]);
  });

  it("ask others for names where others resolve them", () => {
    const stack = policies({
      dns: { namespace: "openshift-dns", labels: { dns: "default" } },
      dnsNetworks: ["169.254.20.10/32"],
    });
    expect(policy("kafka-byoc-replicator", stack).spec.egress?.at(-1)?.to).toEqual([
      {
        namespace_selector: { match_labels: { "kubernetes.io/metadata.name": "openshift-dns" } },
        pod_selector: { match_labels: { dns: "default" } },
      },
      { ip_block: { cidr: "169.254.20.10/32" } },
    ]);
  });

  it("declare the edges of their pods and leave the others to the security groups", () => {
    synthesized((stack) => {
      new KubernetesProvider(stack, "kubernetes", { configPath: "kubeconfig" });
      new NetworkPolicies(stack, "policies", {
        edges,
        pods: { scraper, broker, replicator },
        place: aPlace(),
        networks: { operator: ["10.40.0.0/24"] },
      });
      const { network } = declaredIn(stack, { target: "orders", region: null });
      expect(network.edges.some(({ from, to }) => from === "client" && to === "nlb")).toBe(false);
      expect(network.edges.some(({ from, to }) => from === "nlb" && to === "broker")).toBe(true);
    });
  });

  it("are refused where they cannot be, all at once", () => {
    const wrong = (): unknown =>
      policies({
        pods: {
          broker: { namespace: "Kafka", labels: {} },
          replicator: { namespace: "kafka", labels: { "a b": "${x}" } },
          scraper,
          collector: scraper,
        },
        networks: { client: ["0.0.0.0/0"] },
        place: aPlace({ subnets: () => [{ azId: "use1-az1", subnetId: "subnet-1", cidr: null }] }),
        publicObjectStore: "so",
        dnsNetworks: ["169.254.20.10"],
      });
    expect(wrong).toThrow('pods.broker.namespace: "Kafka" is no namespace');
    expect(wrong).toThrow("pods.broker.labels: none, which selects every pod of Kafka: name those of broker.");
    expect(wrong).toThrow('pods.replicator.labels: "a b=${x}" is no label of Kubernetes');
    expect(wrong).toThrow("pods: scraper and collector select the same pods");
    expect(wrong).toThrow("networks.client: 0.0.0.0/0 is the internet");
    expect(wrong).toThrow("networks.nlb: data nlb→broker tcp 9094 has nlb on one side, and nobody knows where it is");
    expect(wrong).toThrow(
      /networks\.operator: control operator→broker .*name its CIDRs, or its pods \(pods\.operator\)\./,
    );
    expect(wrong).toThrow('publicObjectStore: "so"; say in a sentence');
    expect(wrong).toThrow('dnsNetworks: "169.254.20.10" is one address: write 169.254.20.10/32');
    expect(() => policies({ pods: {} })).toThrow("pods: none; name the pods of one role at least");
  });
});
