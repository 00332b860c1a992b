import fc from "fast-check";
import { DocumentError } from "../../../src/documents/problem";
import { inventorySchema } from "../../../src/inventory/document/inventory";
import { confluentCli } from "../../../src/inventory/importers/confluent-cli/confluent-cli";
import { type Importer } from "../../../src/inventory/importers/importer";
import { julie } from "../../../src/inventory/importers/julie/julie";
import { kcp } from "../../../src/inventory/importers/kcp/kcp";
import { strimzi } from "../../../src/inventory/importers/strimzi/strimzi";
import { anMskStateFile, aStateFile, taken } from "./kcp/state-files";
import { aKafkaTopic, aKafkaUser, manifest } from "./strimzi/manifests";

interface Sample {
  readonly importer: Importer;
  readonly name: string;
  readonly content: object;
}

const connector = { id: "lcc-1", name: "c", status: "RUNNING", type: "sink" };
const mirrors = [{ source: { alias: "a" }, sourceConnector: { config: { x: 1 } }, topicsPattern: ".*" }];
const target = { alias: "b", groupId: "g", configStorageTopic: "c", offsetStorageTopic: "o", statusStorageTopic: "s" };
const acls = [{ resource: { type: "topic", name: "t" }, operations: ["Read"] }];
const group = { group_id: "g", type: "classic", state: "Stable", members: [], detail_complete: true };
const registries = {
  confluent_schema_registry: [
    { url: "http://sr", subjects: [{ name: "s", versions: [{ version: 1, id: 1, schema: "{}" }] }] },
  ],
};
const aws = {
  nodes: [{ BrokerNodeInfo: { BrokerId: 1, Endpoints: ["b-1"] } }],
  policy: { Policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"x","Resource":"y"}]}' },
  connectors: [{ connector_arn: "arn:c", connector_name: "c", connector_configuration: { a: "b" } }],
};

const principal = "User:a";
const readWrite = { read: ["r"], write: ["w"] };
const topology = {
  context: "c",
  company: "acme",
  projects: [
    {
      name: "p",
      topics: [
        { name: "t", dataType: "avro", plan: "gold", config: { "num.partitions": 3, "retention.ms": 5 } },
        { name: "u", consumers: [{ principal, group: "g" }], producers: [{ principal, transactionId: "tx" }] },
      ],
      consumers: [{ principal, group: "g-*" }],
      producers: [{ principal, transactionId: "tx-*", idempotence: true }],
      streams: [
        { principal, applicationId: "app", exactlyOnce: true, topics: readWrite, observerPrincipals: [{ principal }] },
      ],
      ksql: [{ principal, applicationId: "k", topics: readWrite }],
      connectors: [
        { principal, group: "cg", status_topic: "s", offset_topic: "o", configs_topic: "c", topics: readWrite },
      ],
    },
  ],
  special_topics: [{ name: "special", consumers: [{ principal }] }],
  platform: {
    kafka: { quotas: [{ principal: "a", producer_byte_rate: 1, request_percentage: 2.5 }] },
    schema_registry: { instances: [{ principal, topic: "_schemas", group: "sr", consumer_offsets_topic: "co" }] },
    control_center: { instances: [{ principal, appId: "cc" }] },
    ksql: { instances: [{ principal, ksqlDbId: "db" }] },
  },
};

const samples: readonly Sample[] = [
  { importer: julie, name: "topology.yaml", content: topology },
  {
    importer: kcp,
    name: "kcp-state.json",
    content: aStateFile({ consumer_groups: { details: [group] } }, {}, { schema_registries: registries }),
  },
  { importer: kcp, name: "kcp-state.json", content: anMskStateFile(aws) },
  {
    importer: strimzi,
    name: "all.json",
    content: {
      items: [
        aKafkaTopic({ status: { topicId: "id" } }),
        aKafkaUser({
          authentication: { type: "scram-sha-512" },
          authorization: { acls },
          quotas: { producerByteRate: 1 },
        }),
        manifest("KafkaMirrorMaker2", { name: "mm2", spec: { target, mirrors } }),
        manifest("KafkaConnector", {
          name: "c",
          spec: { class: "x.YSink", config: { a: "b" } },
          status: { topics: ["t"] },
        }),
        manifest("Kafka", {
          name: "shop",
          spec: {
            kafka: { version: "4.0.0", listeners: [{ name: "a", port: 9092, type: "internal" }], config: { x: 1 } },
          },
        }),
      ],
    },
  },
  { importer: confluentCli, name: "topics.json", content: [{ name: "a", partition_count: 3, replication_factor: 3 }] },
  { importer: confluentCli, name: "a.json", content: [{ name: "cleanup.policy", value: "delete" }] },
  {
    importer: confluentCli,
    name: "lag.json",
    content: [
      { cluster: "c", consumer_group: "g", topic: "t", partition: 0, current_offset: 1, log_end_offset: 2, lag: 1 },
    ],
  },
  {
    importer: confluentCli,
    name: "c.json",
    content: { connector, tasks: [{ task_id: 0, state: "R" }], configs: [{ config: "a", value: "b" }] },
  },
];

const leaves = (value: unknown, path: readonly string[] = []): (readonly string[])[] => [
  ...(path.length > 0 ? [path] : []),
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : []),
];

const strange = fc.oneof(
  fc.constantFrom(
    null,
    "",
    "  ",
    "x".repeat(300),
    -1,
    0,
    1.5,
    1e300,
    true,
    [],
    {},
    [null],
    { a: null },
    "__proto__",
    "\u0000",
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

describe("a file with a strange value anywhere", () => {
  it.each(samples.map((sample, index) => [`${sample.importer.format} ${String(index)}`, sample] as const))(
    "is a valid inventory or told with its file, never a defect of ours (%s)",
    (_, { importer, name, content }) => {
      fc.assert(
        fc.property(fc.constantFrom(...leaves(content)), strange, (path, value) => {
          const changed = structuredClone(content);
          const holder = path.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(node as object, key), changed);
          Reflect.set(holder as object, path.at(-1) ?? "", value);
          try {
            const inventory = importer.read([{ file: name, text: JSON.stringify(changed) }], taken);
            expect(inventorySchema.safeParse(inventory).error?.issues ?? []).toEqual([]);
          } catch (error) {
            if (!(error instanceof DocumentError)) throw error;
            expect(error.problems.every(({ file }) => file === name)).toBe(true);
          }
        }),
        { numRuns: 100 },
      );
    },
  );
});
