import { findingsOf } from "../../../src/review/findings-of";
import { Unknown } from "../../../src/review/plan/value";
import { clientWayClosed } from "../../../src/review/rules/destruction/client-way-closed";
import { destructionRules } from "../../../src/review/rules/destruction/catalogue";
import { networkRules } from "../../../src/review/rules/network/catalogue";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, type PlannedResourceFacts } from "../../builders/plan";
import { growthOf, inProportion } from "../../growth";

const stays: PlannedResourceFacts = { type: "aws_vpc", name: "stays", action: "no-op", before: {}, after: {} };
const found = (...resources: readonly PlannedResourceFacts[]) =>
  findingsOf(aPlan([...resources, stays]), aKnowledge(), [...destructionRules, ...networkRules]);
const seen = (...resources: readonly PlannedResourceFacts[]) =>
  found(...resources).map((finding) => `${finding.rule}: ${finding.seen}`);

type Values = Exclude<PlannedResourceFacts["after"], null | undefined>;

const topic = (before: Values, after: Values): PlannedResourceFacts => ({
  type: "kafka_topic",
  before: { name: "orders", partitions: 6, ...before },
  after: { name: "orders", partitions: 6, ...after },
});
const object = (before: Values, after: Values | null): PlannedResourceFacts => ({
  type: "kubernetes_manifest",
  before: { manifest: before },
  after: after === null ? null : { manifest: after },
});
const strimzi = (kind: string, spec: Values): Values => ({
  apiVersion: "kafka.strimzi.io/v1",
  kind,
  metadata: { name: "orders" },
  spec,
});

describe("a topic that is changed in place", () => {
  test("loses records where its retention is shortened, in words that people read", () => {
    expect(seen(topic({ config: { "retention.ms": "604800000" } }, { config: { "retention.ms": "3600000" } }))).toEqual(
      ["records-deleted-by-config: orders: retention.ms goes from 604800000 (7 days) to 3600000 (1 hour)."],
    );
  });

  test("loses records where the brokers' default was longer than what is written now", () => {
    expect(seen(topic({}, { config: { "retention.ms": "90000" } }))).toEqual([
      "records-deleted-by-config: orders: retention.ms goes from the brokers' default (Kafka's own is 7 days) to 90000.",
    ]);
  });

  test("is told once where nothing is known of its new configs", () => {
    const findings = found(
      topic({ config: { "retention.ms": "604800000" } }, { config: new Unknown(["var.configs"]) }),
    ).filter(({ rule }) => rule === "records-deleted-by-config");
    expect(findings.map(({ verdict }) => verdict)).toEqual(["cannot-tell"]);
  });

  test("keeps its records where a limit becomes longer, or what is no number is mended", () => {
    expect(seen(topic({ config: { "retention.bytes": "1" } }, { config: { "retention.bytes": "-1" } }))).toEqual([]);
    expect(seen(topic({ config: { "retention.ms": "-1" } }, { config: { "retention.ms": "-1" } }))).toEqual([]);
  });

  test("is the same topic in Strimzi's words and in Confluent's", () => {
    const spec = (retentionMs: number): Values => ({ partitions: 6, config: { "retention.ms": retentionMs } });
    expect(
      found(object(strimzi("KafkaTopic", spec(604_800_000)), strimzi("KafkaTopic", spec(1000))), {
        type: "confluent_kafka_topic",
        before: { topic_name: "orders", config: { "retention.ms": "604800000" } },
        after: { topic_name: "orders", config: { "retention.ms": "1000" } },
      })
        .map(({ rule, path }) => `${rule} ${path ?? ""}`)
        .sort(),
    ).toEqual([
      'records-deleted-by-config config["retention.ms"]',
      'records-deleted-by-config spec.config["retention.ms"]',
    ]);
  });
});

test("brokers whose new settings are not known may keep records less long", () => {
  const brokers: PlannedResourceFacts = {
    type: "aws_msk_configuration",
    before: { server_properties: "log.retention.hours=168" },
    after: { server_properties: new Unknown(["var.settings"]) },
  };
  expect(found(brokers).map(({ rule, verdict }) => [rule, verdict])).toEqual([
    ["records-deleted-by-config", "cannot-tell"],
  ]);
});

describe("what runs", () => {
  test("loses brokers where a node pool shrinks, and none where it grows", () => {
    const pool = (replicas: number): Values => strimzi("KafkaNodePool", { replicas });
    expect(seen(object(pool(6), pool(3)))).toEqual(["brokers-removed: The plan goes from 6 to 3 brokers."]);
    expect(seen(object(pool(3), pool(6)))).toEqual([]);
  });

  test("stands still where MirrorMaker 2 of Strimzi has no replica any more", () => {
    const mirror = (replicas: number): Values => strimzi("KafkaMirrorMaker2", { replicas });
    expect(seen(object(mirror(2), mirror(0)))).toEqual([
      "worker-stopped: The plan goes from 2 to 0 replicas: it stands still.",
    ]);
    expect(seen(object(mirror(2), mirror(1)))).toEqual([]);
  });

  test("goes with the definition of its objects, and with no definition of anybody else's", () => {
    const definition = (name: string): Values => ({
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name },
    });
    expect(seen(object(definition("kafkas.kafka.strimzi.io"), null))).toEqual([
      "cluster-destroyed: The plan deletes the definition kafkas.kafka.strimzi.io: Kubernetes deletes every object of this kind with it.",
    ]);
    expect(seen(object(definition("shops.example.com"), null))).toEqual([]);
  });

  test("goes with a release of brokers or their operator, and not with one of a console", () => {
    const release = (chart: string): PlannedResourceFacts => ({
      type: "helm_release",
      before: { name: "one", chart },
      after: null,
    });
    expect(seen(release("oci://registry.example.com/charts/strimzi-kafka-operator"))).toEqual([
      "cluster-destroyed: The plan deletes the release one: what its chart runs stops.",
    ]);
    expect(seen(release("kafka-ui"))).toEqual([]);
    expect(seen(release("akhq"))).toEqual([]);
  });
});

describe("a way that is closed", () => {
  const rule = (tags: Values, network: string | null): PlannedResourceFacts => ({
    type: "aws_security_group_rule",
    name: "clients",
    before: {
      type: "ingress",
      security_group_id: "sg-1",
      protocol: "tcp",
      from_port: 9094,
      to_port: 9094,
      cidr_blocks: ["10.30.0.0/16"],
      description: "applications",
      tags,
    },
    after:
      network === null
        ? null
        : {
            type: "ingress",
            security_group_id: "sg-1",
            protocol: "tcp",
            from_port: 9094,
            to_port: 9094,
            cidr_blocks: [network],
            description: "applications",
            tags,
          },
  });

  test("is told once: by its day where it has one, else as closed", () => {
    expect(seen(rule({}, null))).toEqual([
      "client-way-closed: tcp 9094 was open to 10.30.0.0/16 and is closed or narrowed by this plan.",
    ]);
    expect(seen(rule({ "kafka-byoc/until": "2099-01-01" }, null))).toEqual([
      "way-back-closed-early: tcp 9094 for 10.30.0.0/16 must stay until 2099-01-01 and is closed by this plan.",
    ]);
  });

  test("is narrowed as well where only a part of its network stays", () => {
    expect(found(rule({}, "10.30.1.0/24")).map((finding) => finding.rule)).toContain("client-way-closed");
    expect(found(rule({}, "10.30.0.0/15")).map((finding) => finding.rule)).not.toContain("client-way-closed");
  });

  test("costs in proportion, also in a group with more rules than EC2 takes", () => {
    const group = (count: number): PlannedResourceFacts => {
      const ingress = (port: number) =>
        Array.from({ length: count }, (_, index) => ({
          protocol: "tcp",
          from_port: port,
          to_port: port,
          cidr_blocks: [`10.${String(index >> 8)}.${String(index & 255)}.0/24`],
          description: "applications",
        }));
      return { type: "aws_security_group", before: { ingress: ingress(9094) }, after: { ingress: ingress(9095) } };
    };
    const growth = growthOf(1_200, (count) => {
      const plan = aPlan([group(count), stays]);
      return () => {
        const told = findingsOf(plan, aKnowledge(), [clientWayClosed]);
        expect(told).toHaveLength(count);
      };
    });
    expect(growth).toBeLessThan(inProportion);
  });
});
