import { readConnect } from "../../../../src/inventory/export/connect/read-connect";
import { type ExportedPart } from "../../../../src/inventory/export/with-parts";
import { type ScriptedAnswer, type ScriptedServer, scriptedServer } from "../http/scripted-server";

/*
 * Workers that the rig cannot start: old releases, broken ones, and what a worker answers only at bad moments. The shapes
 * are those of real workers (test/kafka/inventory), and of KIP-465, KIP-558 and KIP-875.
 */

const now = new Date("2026-01-02T03:04:05.000Z");
const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface ScriptedConnector {
  readonly class?: string;
  readonly type?: string;
  readonly config?: Readonly<Record<string, string | null>>;
  /** Told from Kafka 4.0 on. */
  readonly version?: string;
}

const fileSource = "org.apache.kafka.connect.file.FileStreamSourceConnector";

function infoOf(name: string, connector: ScriptedConnector): Readonly<Record<string, unknown>> {
  const config = { "connector.class": connector.class ?? fileSource, name, ...connector.config };
  return { name, config, tasks: [{ connector: name, task: 0 }], type: connector.type ?? "source" };
}

function statusOf(name: string, { version, type = "source" }: ScriptedConnector): Readonly<Record<string, unknown>> {
  const stated = { worker_id: "connect-1:8083", ...(version === undefined ? {} : { version }) };
  return {
    name,
    connector: { state: "RUNNING", ...stated },
    tasks: [{ id: 0, state: "FAILED", trace: "org.postgresql: password=hush-hush-4711 rejected", ...stated }],
    type,
  };
}

interface Script {
  readonly connectors: Readonly<Record<string, ScriptedConnector>>;
  readonly plugins?: readonly { readonly class: string; readonly version: string }[];
  readonly instead?: (path: string, count: number) => ScriptedAnswer | undefined;
}

async function workerOf({ connectors, plugins = [], instead }: Script): Promise<ScriptedServer> {
  let count = 0;
  const server = await scriptedServer((asked): ScriptedAnswer => {
    const scripted = instead?.(asked, ++count);
    if (scripted !== undefined) return scripted;
    const [path = ""] = asked.split("?");
    const [, , encoded = "", part] = path.split("/");
    const name = decodeURIComponent(encoded);
    const connector = connectors[name];
    if (path === "/") return { body: { version: "3.9.2", commit: "abc", kafka_cluster_id: "MkU3OEVBNTcwNTJENDM2Qg" } };
    if (path === "/connector-plugins") return { body: plugins };
    if (path === "/connectors")
      return {
        body: Object.fromEntries(
          Object.entries(connectors).map(([key, one]) => [key, { info: infoOf(key, one), status: statusOf(key, one) }]),
        ),
      };
    if (connector === undefined) return { status: 404, body: { error_code: 404, message: "not found" } };
    if (part === undefined) return { body: infoOf(name, connector) };
    if (part === "status") return { body: statusOf(name, connector) };
    if (part === "topics") return { body: { [name]: { topics: ["b", "a"] } } };
    return { body: { offsets: [{ partition: { file: "x" }, offset: { position: 7 } }] } };
  });
  servers.push(server);
  return server;
}

type Cluster = NonNullable<ExportedPart["fields"]["connectClusters"]>[number];

async function told(
  script: Script,
): Promise<{ part: ExportedPart; cluster: Cluster | undefined; missing: readonly string[]; asked: readonly string[] }> {
  const server = await workerOf(script);
  const access = { urls: [server.url] as const, tls: null, authorization: null };
  const part = await readConnect([{ access, worker: undefined }], { now });
  return {
    part,
    cluster: part.fields.connectClusters?.[0],
    // Without the two parts that no worker tells.
    missing: part.unknowns
      .filter(({ error }) => error !== "NOT_ASKED")
      .map(({ path, error }) => `${path.replace(/^connectClusters\["[^"]*"\]\.?/, "")} ${error}`),
    asked: server.asked,
  };
}

describe("a Connect worker's connectors", () => {
  it("are told by name, with names that need escaping in a path", async () => {
    const { cluster, missing } = await told({ connectors: { "with space/slash": {}, a: { version: "1.2" } } });
    expect(cluster?.connectors?.map(({ name, topics }) => ({ name, topics }))).toEqual([
      { name: "a", topics: ["a", "b"] },
      { name: "with space/slash", topics: ["a", "b"] },
    ]);
    expect(cluster?.connectors?.[0]?.offsets).toEqual([{ partition: '{"file":"x"}', offset: '{"position":7}' }]);
    expect(missing).toEqual(['connectors["with space/slash"].version NOT_TOLD']);
  });

  it("keep neither what a failed task says nor a secret of the configuration", async () => {
    const { part, cluster } = await told({ connectors: { a: { config: { "db.password": "hush-hush-4711" } } } });
    expect(cluster?.connectors?.[0]?.tasks).toEqual([{ id: 0, state: "FAILED", workerId: "connect-1:8083" }]);
    expect(JSON.stringify(part)).not.toContain("hush-hush-4711");
    expect(part.redactions).toMatchObject([{ because: "key" }]);
  });

  it("are sources, sinks, or parts of a mirror", async () => {
    const { cluster } = await told({
      connectors: {
        mirror: { class: "org.apache.kafka.connect.mirror.MirrorSourceConnector" },
        short: { class: "MirrorCheckpointConnector" },
        sink: { type: "sink" },
        own: { type: "sink", config: { "consumer.override.group.id": "a-group-of-its-own" } },
        strange: { type: "unknown" },
      },
    });
    expect(cluster?.connectors?.map(({ name, kind, groupId }) => [name, kind, groupId])).toEqual([
      ["mirror", "mirror", null],
      ["own", "sink", "a-group-of-its-own"],
      ["short", "mirror", null],
      ["sink", "sink", "connect-sink"],
      ["strange", null, null],
    ]);
  });

  it.each([
    ["of its own status, from 4.0 on", { version: "4.3.1" }, [{ class: fileSource, version: "9" }], "4.3.1"],
    ["of the plugin of its class", {}, [{ class: fileSource, version: "3.9.2" }], "3.9.2"],
    [
      "of a class that is written short",
      { class: "FileStreamSource" },
      [{ class: fileSource, version: "3.9.2" }],
      "3.9.2",
    ],
    ["unknown where there are two", {}, ["1", "2"].map((version) => ({ class: fileSource, version })), null],
    ["unknown where the plugin has none", {}, [{ class: fileSource, version: "undefined" }], null],
  ])("have the version %s", async (_name, connector, plugins, expected) => {
    const { cluster } = await told({ connectors: { a: connector }, plugins });
    expect(cluster?.connectors?.[0]?.version).toBe(expected);
  });

  it("are asked for one by one of a worker that answers names alone", async () => {
    const { cluster, asked } = await told({
      connectors: { a: {}, b: {} },
      instead: (path) => (path.startsWith("/connectors?") ? { body: ["a", "b"] } : undefined),
    });
    expect(cluster?.connectors?.map(({ name, state }) => [name, state])).toEqual([
      ["a", "RUNNING"],
      ["b", "RUNNING"],
    ]);
    expect(asked).toContain("/connectors/a/status");
  });

  it("have no offsets that a worker before 3.5 tells, and topics only where it tracks them", async () => {
    const { cluster, missing, part } = await told({
      connectors: { a: { version: "1" } },
      instead: (path) =>
        path.endsWith("/offsets")
          ? { status: 404, body: { error_code: 404, message: "HTTP 404 Not Found" } }
          : path.endsWith("/topics")
            ? { status: 403, body: { error_code: 403, message: "Topic tracking is disabled." } }
            : undefined,
    });
    expect(cluster?.connectors?.[0]).toMatchObject({ offsets: null, topics: null });
    expect(missing).toEqual(['connectors["a"].topics FORBIDDEN', 'connectors["a"].offsets UNSUPPORTED_VERSION']);
    expect(part.unknowns.find(({ path }) => path.endsWith(".topics"))?.message).toContain("Topic tracking is disabled");
  });

  it("are asked for again while the workers are being rebalanced", async () => {
    const { cluster, missing } = await told({
      connectors: { a: { version: "1" } },
      instead: (path, count) =>
        path.endsWith("/topics") && count < 6
          ? { status: 409, body: { error_code: 409, message: "rebalance" }, headers: { "retry-after": "0" } }
          : undefined,
    });
    expect(cluster?.connectors?.[0]?.topics).toEqual(["a", "b"]);
    expect(missing).toEqual([]);
  });

  it("are not known where the list is refused, and the worker still is", async () => {
    const { cluster, missing } = await told({
      connectors: { a: {} },
      instead: (path) => (path.startsWith("/connectors") ? { status: 500, body: { message: "boom" } } : undefined),
    });
    expect(cluster).toMatchObject({ version: "3.9.2", connectors: null });
    expect(missing).toEqual(["connectors HTTP_500"]);
  });
});

describe("Connect clusters", () => {
  it("are a part that is not known where none of them answers", async () => {
    const access = { urls: ["http://127.0.0.1:1"] as const, tls: null, authorization: null };
    const part = await readConnect([{ access }], { now });
    expect(part.fields).toEqual({ connectClusters: null });
    expect(part.unknowns).toEqual([
      { path: "connectClusters", error: "ECONNREFUSED", message: "http://127.0.0.1:1: Nothing listens on this port." },
    ]);
  });

  it("are told together, each with what its own file tells; one that does not answer is named", async () => {
    const server = await workerOf({ connectors: {} });
    const worker = { groupId: "g", internalTopics: { config: "c", offset: "o", status: "s" } };
    const part = await readConnect(
      ["http://127.0.0.1:1", server.url].map((url) => ({
        access: { urls: [url], tls: null, authorization: null },
        worker,
      })),
      { now },
    );
    expect(part.fields.connectClusters).toMatchObject([
      { url: "http://127.0.0.1:1", groupId: "g", connectors: null },
      { url: server.url, groupId: "g", internalTopics: { config: "c" }, connectors: [] },
    ]);
    expect(part.unknowns.map(({ path }) => path)).toEqual(['connectClusters["http://127.0.0.1:1"]']);
    expect(part.sources.map(({ id }) => id)).toEqual(["connect", "connect-2"]);
  });
});
