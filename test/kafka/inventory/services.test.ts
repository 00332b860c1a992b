import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Inventory, inventorySchema } from "../../../src/inventory/document/inventory";
import { withInternalTopicsLookedUp } from "../../../src/inventory/export/connect/internal-topics";
import { readConnect } from "../../../src/inventory/export/connect/read-connect";
import { readWorkerFile } from "../../../src/inventory/export/connect/worker-file";
import { readHttpAccess, serviceKinds } from "../../../src/inventory/export/http/http-access";
import { readSchemas } from "../../../src/inventory/export/registry/read-schemas";
import { fillRegistry } from "../services/schemas";
import { type SourceServices, startSourceServices } from "../services/source-services";
import { certificateAuthority, forThirtyDays, issueCertificate } from "../../../src/rehearsal/rig/certificates";
import { propertiesText } from "../../../src/rehearsal/rig/client-files";
import { type RunningConnectWorker } from "../services/connect-worker";
import { kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { type RestService, sendJson } from "../services/rest-service";
import { type RegistryVersion, startSchemaRegistry } from "../services/schema-registry";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { kafkaByoc } from "../../cli/run-cli";
import { unexplainedNulls } from "../../inventory/export/every-null";
import { describeWithKafka, sharedClusters } from "../rig";
import { guardedProxy } from "./guarded-proxy";

const now = new Date("2026-01-02T03:04:05.000Z");
const startWithinMs = 600_000;
const secrets = ["hush-hush-4711", "s3cr3t-in-a-url"];

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "kafka-byoc-services-"));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const registryAt = (text: string): ReturnType<typeof readHttpAccess> => readHttpAccess(text, serviceKinds.registry);

async function schemasOf(text: string): Promise<NonNullable<Inventory["schemas"]>> {
  const { fields, unknowns } = await readSchemas([registryAt(text)], { now });
  if (fields.schemas === null || fields.schemas === undefined) throw new Error(JSON.stringify(unknowns));
  return fields.schemas;
}

describeWithKafka(
  "what real services tell",
  () => {
    const clusters = sharedClusters();
    const topic = "services.lines";
    let services: SourceServices;
    let registry: RestService;
    let worker: RunningConnectWorker;
    beforeAll(async () => {
      await withAdmin(clusters().source, async (admin) => {
        await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
      });
      services = await startSourceServices({
        cluster: clusters().source,
        distribution: await kafkaDistribution({ version: "3.9.2" }),
        directory: join(directory, "services"),
        groupId: "services-connect",
        topics: ["orders.v1", "orders.v2"],
        connectorTopic: topic,
        extraConfig: {
          "database.password": "hush-hush-4711",
          "connection.url": "jdbc:postgresql://app:s3cr3t-in-a-url@db.example.com/orders",
          "api.key": "${file:/etc/secrets.properties:api}",
        },
      });
      ({ registry, worker } = services);
      await sendJson("POST", `${registry.url}/subjects/${encodeURIComponent("with/slash")}/versions`, {
        schema: '"string"',
      });
    }, startWithinMs);
    afterAll(async () => {
      await services.stop();
      await withAdmin(clusters().source, async (admin) => {
        await admin.deleteTopics({
          topics: [topic, ...["configs", "offsets", "status"].map((name) => `services-connect-${name}`)],
        });
      });
    });

    describe("a schema registry", () => {
      it("tells subjects, versions, ids and references; a schema's text is kept as its digest alone", async () => {
        const { subjects } = await schemasOf(registry.url);
        expect(subjects.map(({ subject }) => subject)).toEqual([
          "customers-key",
          "money-value",
          "orders.v1-value",
          "orders.v2-value",
          "shipments-key",
          "with/slash",
        ]);
        const orders = subjects.find(({ subject }) => subject === "orders.v1-value");
        expect(orders?.versions?.map(({ version, id, type }) => ({ version, id, type }))).toEqual([
          { version: 1, id: 2, type: "AVRO" },
          { version: 2, id: 3, type: "AVRO" },
        ]);
        expect(orders?.versions?.[1]?.references).toEqual([{ name: "shop.Money", subject: "money-value", version: 1 }]);
        expect(subjects.find(({ subject }) => subject === "shipments-key")?.versions?.[0]?.type).toBe("PROTOBUF");
        const slash = subjects.find(({ subject }) => subject === "with/slash");
        expect(slash?.versions?.[0]?.sha256).toBe(createHash("sha256").update('"string"').digest("hex"));
        expect(JSON.stringify(subjects)).not.toContain("cents");
      });

      it("tells whose a compatibility level is by its own API, since the one like Confluent's does not", async () => {
        const { registries, subjects } = await schemasOf(registry.url);
        expect(
          Object.fromEntries(subjects.map(({ subject, compatibility }) => [subject, compatibility])),
        ).toMatchObject({
          "orders.v1-value": "FULL",
          "orders.v2-value": "inherited",
          "money-value": "inherited",
        });
        expect(registries[0]?.compatibility).toBe("BACKWARD");
      });

      it("is known for what it is, and what it does not do as Confluent's is told and leaves fields unknown", async () => {
        const { fields, unknowns } = await readSchemas([registryAt(registry.url)], { now });
        expect(fields.schemas?.registries).toEqual([
          {
            url: registry.url,
            software: "apicurio",
            compatibility: "BACKWARD",
            mode: null,
            contexts: null,
            deviations: [
              "It has no modes: GET /mode is not there.",
              'GET /contexts answers [":.:"], which names no context; names like :.context:subject are plain names.',
              "GET /subjects ignores subjectPrefix, and answers all subjects.",
              "GET /schemas is not there: each version was asked for by itself.",
              "GET /config/SUBJECT answers a compatibility level also where a subject has none: whether it has one was asked of the registry's own API.",
            ],
          },
        ]);
        const at = `schemas.registries[${JSON.stringify(registry.url)}]`;
        expect(unknowns.map(({ path, error }) => ({ path, error }))).toEqual([
          { path: `${at}.mode`, error: "NOT_FOUND" },
          { path: `${at}.contexts`, error: "UNEXPECTED_ANSWER" },
          { path: "schemas.subjects[*].mode", error: "NOT_FOUND" },
        ]);
      });

      describe("behind TLS and a password", () => {
        const authority = certificateAuthority("registry authority", new Date());
        const server = issueCertificate(authority, {
          commonName: "registry",
          hosts: ["127.0.0.1"],
          ...forThirtyDays(new Date()),
        });
        let proxy: Awaited<ReturnType<typeof guardedProxy>>;
        beforeAll(async () => {
          proxy = await guardedProxy(registry.url, server, "auditor:right-password");
          writeFileSync(join(directory, "registry-ca.pem"), authority.certificate);
        });
        afterAll(() => proxy.close());

        const file = (userInfo: string, extra: Readonly<Record<string, string>> = {}): string => {
          const name = join(directory, `registry-${String(Math.random())}.properties`);
          const properties = {
            "schema.registry.url": proxy.url,
            "basic.auth.credentials.source": "USER_INFO",
            "basic.auth.user.info": userInfo,
            ...extra,
          };
          writeFileSync(name, propertiesText(properties), { mode: 0o600 });
          return name;
        };
        const trust = (): Readonly<Record<string, string>> => ({
          "schema.registry.ssl.truststore.type": "PEM",
          "schema.registry.ssl.truststore.location": join(directory, "registry-ca.pem"),
        });

        it("is read with what Confluent's clients are configured with", async () => {
          const { registries, subjects } = await schemasOf(file("auditor:right-password", trust()));
          expect(registries[0]?.url).toBe(proxy.url);
          expect(registries[0]?.software).toBe("apicurio");
          expect(subjects).toHaveLength(6);
        });

        it("refuses a wrong password, which is told and is not repeated", async () => {
          const { fields, unknowns } = await readSchemas([registryAt(file("auditor:wr0ng-password", trust()))], {
            now,
          });
          expect(fields).toEqual({ schemas: null });
          expect(unknowns).toEqual([
            {
              path: "schemas",
              error: "UNAUTHORIZED",
              message: `${proxy.url}: The user or the password is not accepted: the list of subjects, status 401 (Unauthorized).`,
            },
          ]);
        });

        it("is sent nothing where its certificate is of an authority that is not trusted", async () => {
          const { fields, unknowns } = await readSchemas([registryAt(file("auditor:right-password"))], { now });
          expect(fields.schemas).toBeNull();
          expect(unknowns[0]?.error).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
          expect(unknowns[0]?.message).toContain("is signed by an authority that is not in the truststore");
        });
      });
    });

    describe("another release of a schema registry", () => {
      const version: RegistryVersion = "3.0.9";
      let other: RestService;
      beforeAll(async () => {
        other = await startSchemaRegistry({ directory: join(directory, "registry-3"), version });
        await fillRegistry(other.url, ["orders.v1"]);
      }, startWithinMs);
      afterAll(() => other.stop());

      it("is read the same way, and tells of each subject whose its level is", async () => {
        const { registries, subjects } = await schemasOf(other.url);
        expect(registries[0]?.software).toBe("apicurio");
        expect(subjects.map(({ subject, compatibility }) => [subject, compatibility])).toEqual([
          ["customers-key", "inherited"],
          ["money-value", "inherited"],
          ["orders.v1-value", "FULL"],
          ["shipments-key", "inherited"],
        ]);
      });

      it("is a part that is not known once it has stopped, with the reason", async () => {
        await other.stop();
        const { fields, unknowns, sources } = await readSchemas([registryAt(other.url)], { now });
        expect(fields).toEqual({ schemas: null });
        expect(unknowns).toEqual([
          { path: "schemas", error: "ECONNREFUSED", message: `${other.url}: Nothing listens on this port.` },
        ]);
        expect(sources).toEqual([
          { id: "schema-registry", format: "schema-registry", name: other.url, takenAt: now.toISOString() },
        ]);
      });
    });

    describe("a Connect worker", () => {
      const readIt = (file?: string): ReturnType<typeof readConnect> =>
        readConnect(
          [
            {
              access: readHttpAccess(worker.url, serviceKinds.connect),
              worker: file === undefined ? undefined : readWorkerFile(file),
            },
          ],
          { now },
        );

      it("tells its connectors with states, topics, positions and versions", async () => {
        const { fields } = await readIt(worker.propertiesFile);
        const [cluster] = fields.connectClusters ?? [];
        expect(cluster).toMatchObject({
          url: worker.url,
          version: "3.9.2",
          groupId: "services-connect",
          internalTopics: {
            config: "services-connect-configs",
            offset: "services-connect-offsets",
            status: "services-connect-status",
          },
        });
        expect(cluster?.kafkaClusterId).toHaveLength(22);
        expect(cluster?.connectors).toMatchObject([
          {
            name: `${topic}-from-file`,
            class: "org.apache.kafka.connect.file.FileStreamSourceConnector",
            kind: "source",
            version: "3.9.2",
            state: "RUNNING",
            tasks: [{ id: 0, state: "RUNNING" }],
            topics: [topic],
            groupId: null,
            offsets: [{ offset: '{"position":310}' }],
          },
          { name: `${topic}-to-file`, kind: "sink", topics: [topic], groupId: `connect-${topic}-to-file` },
        ]);
      });

      it("keeps no secret of a configuration, and lists where secrets lie", async () => {
        const part = await readIt();
        for (const secret of secrets) expect(JSON.stringify(part)).not.toContain(secret);
        const connector = part.fields.connectClusters?.[0]?.connectors?.[0];
        expect(connector?.config).toMatchObject({
          "database.password": "[redacted]",
          "connection.url": "jdbc:postgresql://db.example.com/orders",
          "api.key": "${file:/etc/secrets.properties:api}",
        });
        expect(connector?.secretRefs).toEqual([{ key: "api.key", ref: "${file:/etc/secrets.properties:api}" }]);
        expect(part.redactions).toHaveLength(4);
      });

      it("does not tell its group and its topics, which is told with the option that helps", async () => {
        const { unknowns } = await readIt();
        const at = `connectClusters[${JSON.stringify(worker.url)}]`;
        expect(unknowns.map(({ path, error }) => `${path} ${error}`)).toEqual([
          `${at}.groupId NOT_ASKED`,
          `${at}.internalTopics NOT_ASKED`,
        ]);
        expect(unknowns[0]?.message).toContain("--connect-worker");
      });

      it("goes into one inventory with Kafka and a registry, whole and without a secret", async () => {
        const file = join(directory, "inventory.json");
        const source = clusters().source;
        const end = await kafkaByoc(
          ...["inventory", "export", "--source", source.clientProperties(source.superUser), "-o", file],
          ...["--registry", registry.url, "--connect", worker.url, "--connect-worker", worker.propertiesFile],
        );
        expect(end.exitCode ?? 0).toBe(0);
        expect(end.stderr).toContain("2 connectors");
        const text = readFileSync(file, "utf8");
        for (const secret of secrets) expect(text).not.toContain(secret);
        const inventory = inventorySchema.parse(JSON.parse(text));
        expect(inventory.sources.map(({ id }) => id)).toEqual(["kafka", "schema-registry", "connect"]);
        expect(inventory.schemas?.subjects.map(({ subject }) => subject)).toContain("orders.v1-value");
        expect(inventory.connectClusters?.[0]?.kafkaClusterId).toBe(inventory.cluster.id);
        expect(inventory.unknowns.filter(({ path }) => path.startsWith("connectClusters"))).toEqual([]);
        expect(unexplainedNulls(inventory).filter((path) => /^(schemas|connectClusters)/.test(path))).toEqual([]);
        expect(unexplainedNulls(inventory).filter((path) => /^(schemas|connectClusters)/.test(path))).toEqual([]);
        const others = withInternalTopicsLookedUp({
          ...inventory,
          topics: inventory.topics.filter(({ name }) => name !== "services-connect-status"),
        });
        expect(others.unknowns.filter(({ error }) => error === "NOT_AMONG_THE_TOPICS").map(({ path }) => path)).toEqual(
          [`connectClusters[${JSON.stringify(worker.url)}].internalTopics.status`],
        );
      });
    });
  },
  ["apicurio-2.6.13.Final", "apicurio-3.0.9", "connect-file-3.9.2"],
);
