import { freezing } from "../../../../src/review/rules/cases/freezing";
import { ordersWaveWithDifference } from "../../../../src/review/rules/cases/orders-wave";
import { type Seed } from "../seed";
import {
  mirrorConnector,
  mirrorProperties,
  soundConnector,
  soundMirror,
} from "../../../../src/review/rules/cases/mirror-maker";
import { mskCluster } from "../../../../src/review/rules/cases/msk-cluster";
import { topic } from "../../../../src/review/rules/cases/kafka-objects";

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const migrationSeeds: readonly Seed[] = [
  {
    name: "acceptance-that-is-past",
    terraform: topic("orders", "orders.v1", 6),
    knowing: { today: "2026-12-01", wave: ordersWaveWithDifference("2026-11-30") },
    finds: [{ rule: "difference-not-accepted", address: null }],
  },
  {
    name: "acceptance-on-its-last-day",
    terraform: topic("orders", "orders.v1", 6),
    knowing: { today: "2026-11-30", wave: ordersWaveWithDifference("2026-11-30") },
    finds: [],
  },
  {
    name: "open-difference-beside-a-plan-without-topics",
    terraform: `
resource "aws_vpc" "kafka" {
  cidr_block = "10.20.0.0/16"
  tags = {
    Name = "kafka"
  }
}
`,
    knowing: { wave: ordersWaveWithDifference(null) },
    finds: [],
  },
  {
    name: "connector-that-syncs-by-default",
    terraform: `${mirrorConnector("MirrorSourceConnector", soundConnector)}${topic("orders", "orders.v1", 6)}`,
    finds: [
      { rule: "mirror-maker-owns-acls", address: "aws_mskconnect_connector.mirror" },
      { rule: "mirror-maker-owns-acls", address: "aws_mskconnect_connector.mirror" },
    ],
  },
  {
    name: "connector-that-syncs-configs",
    terraform: `${mirrorConnector("MirrorSourceConnector", { ...soundConnector, "sync.topic.acls.enabled": "false", "sync.topic.configs.enabled": "true" })}${topic("orders", "orders.v1", 6)}`,
    finds: [{ rule: "mirror-maker-owns-acls", address: "aws_mskconnect_connector.mirror" }],
  },
  {
    name: "checkpoint-connector-syncs-nothing",
    terraform: `${mirrorConnector("MirrorCheckpointConnector", soundConnector)}${topic("orders", "orders.v1", 6)}`,
    finds: [],
  },
  {
    name: "connector-with-default-names",
    terraform: `${mirrorConnector("MirrorSourceConnector", { "source.cluster.alias": "src", "sync.topic.acls.enabled": "false", "sync.topic.configs.enabled": "false" })}${topic("orders", "orders.v1", 6)}`,
    finds: [{ rule: "mirror-maker-renames-topics", address: "aws_mskconnect_connector.mirror" }],
  },
  {
    name: "topics-that-have-the-renamed-names",
    terraform: `${mirrorConnector("MirrorSourceConnector", { "source.cluster.alias": "src", "sync.topic.acls.enabled": "false", "sync.topic.configs.enabled": "false" })}${topic("orders", "src.orders.v1", 6)}`,
    finds: [],
  },
  {
    name: "mirror-maker-that-owns-all-there-is",
    terraform: mirrorConnector("MirrorSourceConnector", { "source.cluster.alias": "src" }),
    finds: [],
  },
  {
    name: "both-directions-with-the-same-names",
    terraform: mirrorProperties([
      ...soundMirror,
      "tgt->src.enabled = true",
      "tgt->src.sync.topic.acls.enabled = false",
      "tgt->src.sync.topic.configs.enabled = false",
    ]),
    finds: [{ rule: "mirror-maker-unsafe-settings", address: "kubernetes_config_map_v1.mirror" }],
  },
  {
    name: "exactly-once-that-reads-uncommitted",
    terraform: mirrorProperties([...soundMirror, "tgt.exactly.once.source.support = enabled"]),
    finds: [{ rule: "mirror-maker-unsafe-settings", address: "kubernetes_config_map_v1.mirror" }],
  },
  {
    name: "exactly-once-that-reads-committed",
    terraform: mirrorProperties([
      ...soundMirror,
      "tgt.exactly.once.source.support = enabled",
      "src.consumer.isolation.level = read_committed",
    ]),
    finds: [],
  },
  {
    name: "one-alias-for-both-ends",
    terraform: mirrorConnector("MirrorSourceConnector", { ...soundConnector, "target.cluster.alias": "src" }),
    finds: [{ rule: "mirror-maker-unsafe-settings", address: "aws_mskconnect_connector.mirror" }],
  },
  {
    name: "offset-syncs-turned-off",
    terraform: mirrorProperties([
      ...soundMirror,
      "src->tgt.sync.group.offsets.enabled = true",
      "src->tgt.emit.offset-syncs.enabled = false",
    ]),
    finds: [{ rule: "mirror-maker-unsafe-settings", address: "kubernetes_config_map_v1.mirror" }],
  },
  {
    name: "msk-upgraded-in-freeze",
    before: mskCluster("orders", 3),
    terraform: mskCluster("orders", 3, "4.0.x.kraft"),
    knowing: { today: "2026-12-24", policy: freezing() },
    finds: [{ rule: "multi-vpc-in-freeze", address: "aws_msk_cluster.orders" }],
  },
  {
    name: "more-brokers-in-freeze",
    before: mskCluster("orders", 3),
    terraform: mskCluster("orders", 6),
    knowing: { today: "2026-12-24", policy: freezing() },
    finds: [],
  },
  {
    name: "way-to-source-past-its-last-day",
    terraform: `
resource "aws_vpc_endpoint" "source" {
  vpc_id            = "vpc-0123456789abcdef0"
  service_name      = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  vpc_endpoint_type = "Interface"
  tags = {
    "kafka-byoc/source" = "on-premises"
  }
}
`,
    knowing: {
      today: "2027-04-01",
      network: {
        target: "orders",
        cidrs: ["10.20.0.0/16"],
        edges: [],
        consumers: [],
        listeners: [],
        sources: [{ kind: "own-endpoint-service", name: "on-premises", keepUntil: "2027-03-31" }],
      },
    },
    finds: [{ rule: "way-to-source-without-end", address: null }],
  },
  {
    name: "declared-source-beside-a-plan-without-ways",
    terraform: topic("orders", "orders.v1", 6),
    knowing: {
      network: {
        target: "orders",
        cidrs: ["10.20.0.0/16"],
        edges: [],
        consumers: [],
        listeners: [],
        sources: [{ kind: "own-endpoint-service", name: "on-premises", keepUntil: null }],
      },
    },
    finds: [],
  },
];
