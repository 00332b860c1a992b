import { kafkaSettingsOf } from "../../../src/review/facts/kafka-settings";
import { settingsOfText } from "../../../src/review/facts/settings/properties-text";
import { replicationLinksOf } from "../../../src/review/facts/replication-links";
import { Unknown } from "../../../src/review/plan/value";
import { aPlan } from "../../builders/plan";

const configMap = (data: Readonly<Record<string, string>>): ReturnType<typeof aPlan> =>
  aPlan([{ type: "kubernetes_config_map_v1", after: { data } }]);

const roleOf = (lines: readonly string[]): string | undefined =>
  kafkaSettingsOf(configMap({ file: lines.join("\n") }))[0]?.role;

describe("what settings are for", () => {
  test.each([
    ["broker", ["process.roles=broker", "listeners=SSL://:9094"]],
    ["mirror-maker", ["clusters=a, b", "a.bootstrap.servers=x:9092"]],
    ["connector", ["connector.class=X", "consumer.ssl.protocol=TLSv1.3"]],
    ["connect-worker", ["bootstrap.servers=x:9092", "config.storage.topic=c"]],
    ["client", ["bootstrap.servers=x:9092", "security.protocol=SSL"]],
  ])("%s", (role, lines) => {
    expect(roleOf(lines)).toBe(role);
  });

  test("a text that has none of Kafka's keys is left alone", () => {
    expect(roleOf(["server.port=8080"])).toBeUndefined();
  });
});

test("entries of a ConfigMap may be the settings themselves", () => {
  const [settings] = kafkaSettingsOf(configMap({ "bootstrap.servers": "x:9092", "security.protocol": "PLAINTEXT" }));
  expect(settings?.entries.get("security.protocol")).toBe("PLAINTEXT");
});

test("values with a hole of a template are not known, references of config providers are", () => {
  const entries = settingsOfText(
    new Unknown(
      ["aws_msk_cluster.a.bootstrap_brokers_tls"],
      "a=${aws_msk_cluster.a.bootstrap_brokers_tls}\nb=${dir:/x:y}",
    ),
  );
  expect(entries?.get("a")).toBeInstanceOf(Unknown);
  expect(entries?.get("b")).toBe("${dir:/x:y}");
});

test("variables of images are settings, those of the JVM are none", () => {
  const env = [
    { name: "KAFKA_LISTENERS", value: "PLAINTEXT://:9092" },
    { name: "KAFKA_CFG_NODE_ID", value: "1" },
    { name: "KAFKA_HEAP_OPTS", value: "-Xmx1g" },
  ];
  const plan = aPlan([
    { type: "kubernetes_deployment_v1", after: { spec: [{ template: [{ spec: [{ container: [{ env }] }] }] }] } },
  ]);
  expect([...(kafkaSettingsOf(plan)[0]?.entries.keys() ?? [])]).toEqual(["listeners", "node.id"]);
});

describe("links", () => {
  test("a cluster's own protocol counts before that of all", () => {
    const plan = configMap({
      "mm2.properties":
        "clusters=a,b\na.bootstrap.servers=x:1\nsecurity.protocol=SSL\nb.security.protocol=SASL_PLAINTEXT\nb.sasl.mechanism=PLAIN",
    });
    expect(replicationLinksOf(plan).map(({ name, protocol, mechanism }) => [name, protocol, mechanism])).toEqual([
      ["MirrorMaker's connection to a", "SSL", null],
      ["MirrorMaker's connection to b", "SASL_PLAINTEXT", "PLAIN"],
    ]);
  });

  test("an ordinary connector is no link", () => {
    expect(replicationLinksOf(configMap({ file: "connector.class=io.x.JdbcSink\nssl.protocol=TLSv1.3" }))).toEqual([]);
  });
});
