import { brokerListenersOf, kafkaClustersOf } from "../../../src/review/facts/kafka-clusters";
import { isUnknown, Unknown } from "../../../src/review/plan/value";
import { aPlan, aStack, type PlannedResourceFacts } from "../../builders/plan";

const mskCluster = (after: PlannedResourceFacts["after"]): PlannedResourceFacts => ({
  type: "aws_msk_cluster",
  name: "orders",
  after: { cluster_name: "orders", ...after },
});

const shown = (plan: ReturnType<typeof aPlan>): readonly string[] =>
  brokerListenersOf(plan).map(({ listener: { name, encryption, signIn } }) =>
    [name, isUnknown(encryption) ? "?" : encryption, isUnknown(signIn) ? "?" : signIn].join(" "),
  );

describe("listeners of MSK", () => {
  test("TLS and nothing else where nobody writes how brokers encrypt", () => {
    const plan = aPlan([mskCluster({ client_authentication: [{ sasl: [{ iam: true, scram: true }] }] })]);
    expect(shown(plan)).toEqual(["port 9096 tls required", "port 9098 tls required"]);
  });

  test("client_broker that is not known leaves the plaintext port open to doubt", () => {
    const unknown = new Unknown(["var.way"]);
    const plan = aPlan([
      mskCluster({
        encryption_info: [{ encryption_in_transit: [{ client_broker: unknown }] }],
        client_authentication: [{ sasl: [{ iam: true }] }],
      }),
    ]);
    expect(shown(plan)).toEqual(["port 9092 ? ?", "port 9098 tls required"]);
  });

  test("a variable with a default is no doubt", () => {
    const plan = aStack({
      variable: { way: { default: "TLS" } },
      resource: {
        aws_msk_cluster: {
          orders: {
            client_authentication: { sasl: { iam: true } },
            encryption_info: { encryption_in_transit: { client_broker: "${var.way}" } },
          },
        },
      },
    });
    expect(shown(plan)).toEqual(["port 9098 tls required"]);
  });

  test("unauthenticated beside certificates serves both without a name", () => {
    const plan = aPlan([
      mskCluster({
        client_authentication: [
          { unauthenticated: true, tls: [{ certificate_authority_arns: ["arn:aws:acm-pca:x"] }] },
        ],
      }),
    ]);
    expect(shown(plan)).toEqual(["port 9094 tls none"]);
  });

  test("unauthenticated that is not known is told as such", () => {
    const plan = aPlan([
      mskCluster({ client_authentication: [{ unauthenticated: new Unknown(["var.open"]), sasl: [{ iam: true }] }] }),
    ]);
    expect(shown(plan)).toEqual(["port 9094 tls ?", "port 9098 tls required"]);
  });

  test("a synthesized stack writes blocks without their lists", () => {
    const plan = aStack({
      resource: {
        aws_msk_cluster: {
          orders: {
            cluster_name: "orders",
            encryption_info: { encryption_in_transit: { client_broker: "PLAINTEXT" } },
          },
        },
      },
    });
    expect(shown(plan)).toEqual(["port 9092 plaintext none"]);
  });
});

describe("listeners of Strimzi", () => {
  const kafka = (listeners: unknown): ReturnType<typeof aStack> =>
    aStack({
      resource: {
        kubernetes_manifest: {
          kafka: {
            manifest: {
              apiVersion: "kafka.strimzi.io/v1",
              kind: "Kafka",
              metadata: { name: "orders" },
              spec: { kafka: { listeners } },
            },
          },
        },
      },
    });

  test("those of the object of three kinds, before 0.20", () => {
    expect(shown(kafka({ plain: {}, tls: { authentication: { type: "tls" } } }))).toEqual([
      "listener plain plaintext none",
      "listener tls tls required",
    ]);
  });

  test("one whose TLS comes from a variable without a value is open to doubt", () => {
    expect(shown(kafka([{ name: "a", port: 9094, tls: "${var.tls}", authentication: { type: "tls" } }]))).toEqual([
      "listener a (port 9094) ? required",
    ]);
  });

  test("YAML of kubectl_manifest is read as well", () => {
    const yaml = [
      "apiVersion: kafka.strimzi.io/v1beta2",
      "kind: Kafka",
      "metadata: {name: orders}",
      "spec: {kafka: {listeners: [{name: plain, port: 9092, type: internal, tls: false}]}}",
    ].join("\n");
    expect(shown(aPlan([{ type: "kubectl_manifest", after: { yaml_body: yaml } }]))).toEqual([
      "listener plain (port 9092) plaintext none",
    ]);
  });
});

test("a data source of a cluster is no cluster of the plan", () => {
  const plan = aPlan([{ type: "aws_msk_cluster", mode: "data", after: { cluster_name: "theirs" } }]);
  expect(kafkaClustersOf(plan)).toEqual([]);
});

test.each([7, "text", [], [[]], { client_broker: {} }, true, [null, 3]])(
  "values of a hostile plan break nothing: %j",
  (value) => {
    const plan = aPlan([
      mskCluster({ encryption_info: value, client_authentication: value, configuration_info: value }),
      {
        type: "kubernetes_manifest",
        after: { manifest: { apiVersion: "kafka.strimzi.io/v1", kind: "Kafka", spec: value } },
      },
      { type: "automq_kafka_instance", after: { features: value } },
      { type: "kubernetes_config_map", after: { data: value } },
      { type: "kubernetes_deployment", after: { spec: value } },
      { type: "aws_ecs_task_definition", after: { container_definitions: JSON.stringify(value) } },
    ]);
    expect(() => shown(plan)).not.toThrow();
  },
);
