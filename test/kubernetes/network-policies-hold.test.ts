import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { NetworkPolicies } from "../../src/constructs/network/network-policies";
import { type RolePods } from "../../src/constructs/network/network-policy-rules";
import { type Edge } from "../../src/network/edge";
import { listenerPlan } from "../../src/network/listener-plan";
import { edgesOf } from "../../src/network/matrix";
import { type Role } from "../../src/network/role";
import { ask, type KubernetesObject } from "./rig/api-client";
import { type KubernetesStack, stackFor } from "./rig/applied-stack";
import { buildWithinMs, describeWithKubernetes } from "./rig/describe-with-kubernetes";
import { type Connection, mayConnect, type NetworkPolicy } from "./rig/network-policy-semantics";
import { makeNamespace, type RunningApi, startApi } from "./rig/running-api";

const listeners = listenerPlan({
  zone: "c1.kafka.internal.example.com",
  brokers: [0, 1, 2].map((nodeId) => ({ nodeId, azId: `euc1-az${String(nodeId + 1)}` })),
});

const pods: Partial<Record<Role, RolePods>> = {
  broker: { namespace: "kafka", labels: { "kafka-byoc/role": "broker" } },
  replicator: { namespace: "kafka", labels: { "kafka-byoc/role": "replicator" } },
  connect: { namespace: "connect", labels: { "kafka-byoc/role": "connect" } },
  "schema-registry": { namespace: "kafka", labels: { "kafka-byoc/role": "schema-registry" } },
  console: { namespace: "kafka", labels: { "kafka-byoc/role": "console" } },
  scraper: { namespace: "monitoring", labels: { app: "scraper" } },
};

/** Everybody else, each in a network of its own. */
const networks: Partial<Record<Role, readonly string[]>> = {
  nlb: ["10.20.64.0/24"],
  "source-endpoint": ["10.20.65.0/24"],
  "kubernetes-api": ["10.20.66.0/24"],
  "aws-endpoints": ["10.20.67.0/24"],
  collector: ["10.20.68.0/24"],
  dashboards: ["10.20.69.0/24"],
  resolver: ["10.20.70.0/24"],
  client: ["10.30.0.0/16"],
  operator: ["10.40.0.0/16"],
  "on-premises": ["172.20.0.0/16"],
  "object-store": ["52.92.0.0/16"],
};

const roles = [...Object.keys(pods), ...Object.keys(networks)] as readonly Role[];
const edges = edgesOf({ roles, listeners, rollbackUntil: "2027-03-31" });

/** Where a role's machines are, as a policy sees them. */
const placeOf = (role: Role) => pods[role] ?? { cidr: networks[role]![0]! };

/** All that pods could try: from and to every role, at every port that any edge names, one beside, and that of names. */
const attempts: readonly (Connection & { readonly open: boolean })[] = roles.flatMap((from) =>
  roles
    .filter((to) => pods[from] !== undefined || pods[to] !== undefined)
    .flatMap((to) =>
      [...new Set(edges.flatMap(({ ports }) => [ports.from, ports.to, ports.to + 1]))].flatMap((port) =>
        (["tcp", "udp"] as const).map((protocol) => ({
          from: placeOf(from),
          to: placeOf(to),
          protocol,
          port,
          open: edges.some((edge) => edge.from === from && edge.to === to && holds(edge, protocol, port)),
        })),
      ),
    ),
);

function holds({ ports }: Edge, protocol: string, port: number): boolean {
  return ports.protocol === protocol && ports.from <= port && port <= ports.to;
}

describeWithKubernetes("NetworkPolicies of the three paths", () => {
  let api: RunningApi;
  let stack: KubernetesStack;
  let policies: readonly NetworkPolicy[];

  beforeAll(async () => {
    api = await startApi();
    for (const namespace of ["kafka", "connect", "monitoring"]) await makeNamespace(api, namespace, "restricted");
    stack = await stackFor(
      api,
      "policies",
      (scope) => new NetworkPolicies(scope, "policies", { edges, pods, networks }),
    );
    await stack.apply();
    const { body } = await ask(api, "GET", "/apis/networking.k8s.io/v1/networkpolicies");
    policies = body["items"] as readonly (KubernetesObject & NetworkPolicy)[];
  }, buildWithinMs);
  afterAll(() => api?.stop());

  it("are applied, one for each role of pods and one that closes each namespace, and the next plan is empty", async () => {
    expect(policies.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).sort()).toEqual([
      "connect/kafka-byoc-closed",
      "connect/kafka-byoc-connect",
      "kafka/kafka-byoc-broker",
      "kafka/kafka-byoc-closed",
      "kafka/kafka-byoc-console",
      "kafka/kafka-byoc-replicator",
      "kafka/kafka-byoc-schema-registry",
      "monitoring/kafka-byoc-closed",
      "monitoring/kafka-byoc-scraper",
    ]);
    expect(await stack.changes()).toEqual([]);
  });

  it("open, as they are stored, every edge and nothing that no edge names", () => {
    expect(attempts.filter(({ open }) => open).length).toBeGreaterThan(20);
    const wrong = attempts.filter((attempt) => mayConnect(policies, attempt) !== attempt.open);
    expect(wrong).toEqual([]);
  });

  it("are judged by a reading that sees a policy which is missing, and one that is too wide", () => {
    const without = policies.filter(
      ({ metadata }) => metadata.name !== "kafka-byoc-broker" && metadata.name !== "kafka-byoc-closed",
    );
    expect(attempts.some((attempt) => mayConnect(without, attempt) && !attempt.open)).toBe(true);
    const closed = policies.filter(({ metadata }) => metadata.name === "kafka-byoc-closed");
    expect(attempts.some((attempt) => !mayConnect(closed, attempt) && attempt.open)).toBe(true);
  });

  it("let every pod that has a role resolve names, and nobody else in its namespace do anything", () => {
    const dns = { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } };
    for (const from of Object.values(pods))
      for (const protocol of ["tcp", "udp"] as const)
        expect(mayConnect(policies, { from, to: dns, protocol, port: 53 })).toBe(true);
    const stranger = { namespace: "kafka", labels: { app: "stranger" } };
    expect(mayConnect(policies, { from: stranger, to: dns, protocol: "udp", port: 53 })).toBe(false);
    expect(mayConnect(policies, { from: pods.replicator!, to: stranger, protocol: "tcp", port: 9094 })).toBe(false);
  });

  it("are refused by the API where they are wrong", async () => {
    const broken = await stackFor(api, "broken", (scope) => {
      new NetworkPolicyV1(scope, "policy", {
        metadata: { name: "broken", namespace: "kafka" },
        spec: {
          podSelector: {},
          policyTypes: ["Ingress"],
          ingress: [{ from: [{ ipBlock: { cidr: "10.20.0.0" } }], ports: [{ port: "9094", endPort: 9000 }] }],
        },
      });
    });
    const refused = broken.apply();
    await expect(refused).rejects.toThrow("spec.ingress[0].from[0].ipBlock.cidr");
    await expect(refused).rejects.toThrow("spec.ingress[0].ports[0].endPort");
  });
});
