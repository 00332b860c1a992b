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

describe("a policy or a user that stays with fewer rights", () => {
  const policy = (...actions: readonly string[]): string =>
    JSON.stringify({
      Statement: [
        {
          Effect: "Allow",
          Action: actions.map((action) => `kafka-cluster:${action}`),
          Resource: "arn:aws:kafka:eu-central-1:111122223333:topic/c/*/orders",
        },
      ],
    });
  const ofRole = (before: string, after: string | Unknown): PlannedResourceFacts => ({
    type: "aws_iam_role_policy",
    before: { role: "orders", policy: before },
    after: { role: "orders", policy: after },
  });
  const both = policy("ReadData", "WriteData");

  test("is told with what it loses, and whose it was", () => {
    expect(seen(ofRole(both, policy("ReadData")))).toEqual([
      "acl-destroyed: The plan takes away, wholly or in part: Allow WRITE on Topic orders for User:orders.",
    ]);
  });

  test("is no finding where another policy of the plan grants the same, or where nothing is told", () => {
    const other: PlannedResourceFacts = {
      type: "aws_iam_role_policy",
      name: "other",
      after: { role: "orders", policy: policy("WriteData") },
    };
    expect(seen(ofRole(both, policy("ReadData")), other)).toEqual([]);
    const untold = found(ofRole(both, new Unknown(["aws_s3_object.policy.body"])));
    expect(untold.map(({ rule }) => rule)).not.toContain("acl-destroyed");
  });

  test("loses nothing where its role is made again, and only the name of it is not known", () => {
    const role = (arn: string | Unknown): Values => ({ name: "orders", arn });
    const resources: readonly PlannedResourceFacts[] = [
      {
        type: "aws_iam_role",
        action: "replace-delete-first",
        before: role("arn:aws:iam::111122223333:role/orders"),
        after: role(new Unknown([])),
      },
      {
        type: "aws_iam_role_policy",
        before: { role: "orders", policy: policy("ReadData") },
        after: { role: "orders", policy: policy("ReadData") },
      },
    ];
    expect(found(...resources).map(({ rule }) => rule)).not.toContain("acl-destroyed");
  });

  test("may be a user of Strimzi", () => {
    const user = (...operations: readonly string[]): Values =>
      strimzi("KafkaUser", {
        authorization: { type: "simple", acls: [{ resource: { type: "topic", name: "orders" }, operations }] },
      });
    expect(seen(object(user("Read", "Write"), user("Read")))).toEqual([
      "acl-destroyed: The plan takes away, wholly or in part: Allow WRITE on Topic orders for User:orders.",
    ]);
    expect(seen(object(user("Read"), user("Read", "Write")))).toEqual([]);
  });
});

describe("a route table that is changed in place", () => {
  const transit = (network: string): Values => ({ cidr_block: network, transit_gateway_id: "tgw-0123456789abcdef0" });
  const table = (before: readonly Values[], after: readonly Values[] | Unknown): PlannedResourceFacts => ({
    type: "aws_route_table",
    before: { id: "rtb-0123456789abcdef0", route: before },
    after: { id: "rtb-0123456789abcdef0", route: after },
  });

  test("loses a route, also where the internet is wider", () => {
    const gone = "network-destroyed: The plan takes the route to 10.40.0.0/16 out of the table.";
    expect(seen(table([transit("10.40.0.0/16")], []))).toEqual([gone]);
    expect(
      seen(table([transit("10.40.0.0/16")], [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-0123456789abcdef0" }])),
    ).toEqual([gone]);
  });

  test("keeps one that becomes a resource of its own, or that leads elsewhere from now on", () => {
    const own: PlannedResourceFacts = {
      type: "aws_route",
      after: {
        route_table_id: "rtb-0123456789abcdef0",
        destination_cidr_block: "10.40.0.0/16",
        transit_gateway_id: "t",
      },
    };
    expect(seen(table([transit("10.40.0.0/16")], []), own)).toEqual([]);
    const peering = { cidr_block: "10.40.0.0/16", vpc_peering_connection_id: "pcx-0123456789abcdef0" };
    expect(seen(table([transit("10.40.0.0/16")], [peering]))).toEqual([]);
  });

  test("says nothing of routes that are known after the apply", () => {
    expect(seen(table([transit("10.40.0.0/16")], new Unknown(["var.routes"])))).toEqual([]);
  });
});

describe("a prefix list that rules of Kafka name", () => {
  const id = "pl-0123456789abcdef0";
  const entries = (...networks: readonly string[]): readonly Values[] => networks.map((cidr) => ({ cidr }));
  const list = (before: readonly Values[], after: readonly Values[] | Unknown): PlannedResourceFacts => ({
    type: "aws_ec2_managed_prefix_list",
    before: { id, entry: before },
    after: { id, entry: after },
  });
  const own = (cidr: string, facts: Partial<PlannedResourceFacts>): PlannedResourceFacts => {
    const values = { prefix_list_id: id, cidr };
    return { type: "aws_ec2_managed_prefix_list_entry", name: "own", before: values, after: values, ...facts };
  };
  const values = { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 9094, to_port: 9094, prefix_list_id: id };
  const rule: PlannedResourceFacts = {
    type: "aws_vpc_security_group_ingress_rule",
    action: "no-op",
    before: values,
    after: values,
  };
  const closed = (...resources: readonly PlannedResourceFacts[]): readonly string[] =>
    found(rule, ...resources)
      .filter((finding) => finding.rule === "client-way-closed")
      .map(({ seen: text }) => text);

  test("tells what is gone, once for a list", () => {
    expect(closed(list(entries("10.30.0.0/16", "10.40.0.0/16"), entries()))).toEqual([
      "10.30.0.0/16 and 1 more no longer in the list aws_ec2_managed_prefix_list.x, through which aws_vpc_security_group_ingress_rule.x lets in tcp 9094.",
    ]);
  });

  test("knows an entry of its own that goes, though the list's state still repeats it", () => {
    const same = entries("10.30.0.0/16", "10.40.0.0/16");
    expect(closed(list(same, same), own("10.40.0.0/16", { after: null }))).toHaveLength(1);
  });

  test("keeps an entry that becomes a resource of its own", () => {
    expect(closed(list(entries("10.40.0.0/16"), entries()), own("10.40.0.0/16", { before: null }))).toEqual([]);
  });

  test("says nothing of what is not known, and of the internet that is shut out", () => {
    expect(closed(list(entries("10.40.0.0/16"), new Unknown(["var.entries"])))).toEqual([]);
    expect(closed(list(entries("0.0.0.0/0"), entries("10.40.0.0/16")))).toEqual([]);
  });
});
