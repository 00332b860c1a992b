import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { inventorySchema } from "../../../../src/inventory/document/inventory";
import { stateFiles } from "../../../../src/inventory/importers/kcp/state-schema";
import { reasonOf } from "../../../../src/inventory/importers/unread";
import { silentPlaces } from "../nothing-lost";
import { anAclOfKcp, aKafkaPart, anMskStateFile, aStateFile, imported } from "./state-files";

/** Files of the kcp project, beside this repository where they are at hand. */
const data = "../shared/data/kcp";
const withData = existsSync(data) ? it : it.skip;

/** What becomes of a key: read, left out with a reason, or not known. */
function fateOf(schema: unknown, keys: readonly string[]): "read" | "left out" | "not known" {
  const inner = plain(schema);
  const [key, ...rest] = keys;
  if (key === undefined) return "read";
  if (!(inner instanceof z.ZodObject)) return inner instanceof z.ZodRecord ? "read" : "not known";
  const child: unknown = (inner.shape as Record<string, unknown>)[key];
  if (!(child instanceof z.ZodType)) return "not known";
  return reasonOf(child) === undefined ? fateOf(child, rest) : "left out";
}

function plain(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return plain(schema.unwrap());
  return schema instanceof z.ZodArray ? plain(schema.element) : schema;
}

describe("nothing of a state file is lost in silence", () => {
  withData("every key that kcp 0.9.0 writes is read, or left out with a reason", () => {
    const keys = readFileSync(`${data}/state_schema.golden`, "utf8").trim().split("\n");
    const fates = keys.map((key) => ({ key, fate: fateOf(stateFiles.current, key.replaceAll("[]", "").split(".")) }));
    expect(keys.length).toBeGreaterThan(150);
    expect(fates.filter(({ fate }) => fate === "not known")).toEqual([]);
  });

  it("sees a key that nobody knows (the test above can fail)", () => {
    expect(fateOf(stateFiles.current, ["msk_sources", "regions", "moon"])).toBe("not known");
    expect(fateOf(stateFiles.current, ["msk_sources", "regions", "costs"])).toBe("left out");
  });

  withData("a state file of kcp's own imports, each cluster with its topics and ACLs", () => {
    const state = JSON.parse(readFileSync(`${data}/state-migration.json`, "utf8")) as object;
    const atAws = imported(state, "kcp-playground");
    expect(inventorySchema.parse(atAws)).toEqual(atAws);
    expect(atAws.topics.map(({ name }) => name)).toEqual(["events", "orders", "test-topic-1"]);
    expect(atAws.acls).toHaveLength(2);
    expect(atAws.endpoints?.map(({ id }) => id)).toContain("bootstrap-sasl-scram-public");
    const given = imported(state, "production-kafka-us-east");
    expect(given.topics).toHaveLength(4);
    expect(given.acls).toHaveLength(3);
    for (const { reason } of [...atAws.leftOut, ...given.leftOut]) expect(reason).not.toContain("not a key");
  });

  it("every value of a key that is read makes a difference", () => {
    const kafka = {
      discovered_brokers: ["b1:9092"],
      acls: [anAclOfKcp()],
      connect_clusters: [
        {
          connect_rest_url: "http://c:8083",
          connectors: [{ name: "a", state: "RUNNING", config: { "tasks.max": "1" } }],
        },
      ],
      consumer_groups: {
        details: [
          {
            group_id: "g",
            type: "classic",
            state: "Stable",
            members: [{ member_id: "m", client_id: "c", client_host: "h" }],
            detail_complete: true,
          },
        ],
      },
    };
    const client = {
      client_id: "c",
      role: "consumer",
      topic: "orders",
      principal: "User:a",
      timestamp: "2026-01-01T00:00:00Z",
    };
    const registry = {
      url: "http://sr",
      default_compatibility: "FULL",
      contexts: ["."],
      subjects: [
        {
          name: "s",
          schema_type: "AVRO",
          compatibility: "FULL",
          versions: [
            {
              version: 1,
              id: 1,
              guid: "g",
              schema: "{}",
              schemaType: "JSON",
              references: [{ name: "a", subject: "b", version: 1 }],
            },
          ],
        },
      ],
    };
    const head = { schema_version: 4, timestamp: "2026-01-01T00:00:00Z" };
    const sample = {
      ...aStateFile(kafka, { discovered_clients: [client] }),
      schema_registries: { confluent_schema_registry: [registry] },
      ...head,
    };
    expect(silentPlaces(withoutLeftOut(sample), (state) => imported(state as object))).toEqual([
      // The cluster has its own time.
      "timestamp",
      // 3.6.09 is 3.6 too.
      "osk_sources.clusters.0.metadata.kafka_version",
      // The kind that a version names itself decides.
      "schema_registries.confluent_schema_registry.0.subjects.0.schema_type",
    ]);
  });

  it("every value of a key that is read of a cluster at AWS makes a difference", () => {
    const aws = {
      ScramSecrets: ["arn:secret"],
      bootstrap_brokers: { BootstrapBrokerStringTls: "b:9094" },
      nodes: [{ BrokerNodeInfo: { BrokerId: 1, Endpoints: ["b-1"] } }],
      policy: { Policy: '{"Statement":[{"Sid":"a","Effect":"Deny","Principal":"*","Action":"x","Resource":"y"}]}' },
      connectors: [
        {
          connector_arn: "arn:c",
          connector_name: "c",
          connector_state: "RUNNING",
          connector_configuration: { a: "b" },
        },
      ],
    };
    const config = "msk_sources.regions.0.clusters.0.aws_client_information.msk_cluster_config";
    const sample = anMskStateFile(aws, { kafka_admin_client_information: aKafkaPart() });
    expect(silentPlaces(withoutLeftOut(sample), (state) => imported(state as object))).toEqual([
      "schema_version",
      // 3.7.x9 is 3.7 too; what is neither serverless nor express is provisioned.
      ...["ClusterType", "Provisioned.BrokerNodeGroupInfo.InstanceType"].map((key) => `${config}.${key}`),
      `${config}.Provisioned.CurrentBrokerSoftwareInfo.KafkaVersion`,
    ]);
  });
});

/** The sample without the keys that are left out: for those one line is enough, whatever they hold. */
function withoutLeftOut(value: object): object {
  const left = ["summary", "kcp_build_info", "region", "configurations"];
  const text = JSON.stringify(value, (key, item: unknown) =>
    left.includes(key) && !holdsConfigs(item) ? undefined : item,
  );
  return JSON.parse(text) as object;
}

function holdsConfigs(item: unknown): boolean {
  return typeof item === "object" && item !== null && "retention.ms" in item;
}
