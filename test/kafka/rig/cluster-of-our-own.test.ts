import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseClientProperties, readClientProperties } from "../../../src/kafka-client/client-properties";
import { openCluster } from "../../../src/kafka-client/cluster";
import { probeReachability } from "../../../src/kafka-client/reachability";
import { freePorts } from "../../../src/rehearsal/rig/free-ports";
import { kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { startCluster } from "../../../src/rehearsal/rig/start-cluster";
import { withAdmin } from "../../../src/rehearsal/rig/with-admin";
import { describeWithKafka } from "../rig";

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const passwordIn = (propertiesFile: string): string =>
  /password="([^"]+)"/.exec(readFileSync(propertiesFile, "utf8"))?.[1] ?? "";

describeWithKafka("a cluster of our own", () => {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-own-"));
  let cluster: RunningCluster;

  beforeAll(async () => {
    const distribution = await kafkaDistribution({ version: "4.3.1" });
    cluster = await startCluster({ name: "own", distribution, nodes: 1, directory: join(directory, "own") });
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it("keeps passwords out of every process's arguments and in files for their owner alone", () => {
    const file = cluster.clientProperties("admin");
    const password = passwordIn(file);
    expect(password.length).toBeGreaterThan(20);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(join(directory, "own")).mode & 0o077).toBe(0);
    expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain(password);
    expect(readFileSync(cluster.nodes()[0]!.logFile, "utf8")).not.toContain(password);
  });

  it("refuses a wrong password over TLS", async () => {
    await cluster.setPasswords([{ name: "app", password: "the-right-one" }]);
    const file = cluster.clientProperties("app");
    const wrong = readFileSync(file, "utf8").replace("the-right-one", "another-one");
    const [bootstrap] = (await probeReachability(parseClientProperties(wrong, file))).bootstrap;
    expect(bootstrap?.layers.at(-1)).toMatchObject({ layer: "sasl", ok: false, cause: "SASL_AUTHENTICATION_FAILED" });
  });

  it("knows who shows a certificate by its common name", async () => {
    await withAdmin(cluster, async (admin) => {
      await admin.createTopics({ topics: [{ topic: "seen-by-certificate", numPartitions: 1 }] });
      await admin.createAcls({
        acl: [
          {
            principal: "User:meter.reader",
            host: "*",
            operation: 8,
            permissionType: 3,
            resourceType: 2,
            resourceName: "seen-by-certificate",
            resourcePatternType: 3,
          },
        ],
      });
    });
    const opened = await openCluster(readClientProperties(cluster.mtlsClientProperties("meter.reader")));
    const seen = await opened.metadata("all");
    await opened.close();
    expect(JSON.stringify(seen.topics)).toContain("seen-by-certificate");
  });

  it("comes back with an expired certificate, which clients refuse by name, and is mended again", async () => {
    await cluster.restartNode(1, { certificate: "expired" });
    const probe = async () => {
      const { bootstrap } = await probeReachability(readClientProperties(cluster.clientProperties("admin")));
      return bootstrap[0]?.layers.at(-1);
    };
    expect(await probe()).toMatchObject({ layer: "tls", ok: false, cause: "CERT_HAS_EXPIRED" });
    await cluster.restartNode(1, { certificate: "valid" });
    expect(await probe()).toMatchObject({ layer: "metadata", ok: true });
  });

  it("says which port is taken where it is told its ports, and leaves nothing running", async () => {
    const taken = cluster.nodes()[0]!.ports.tls;
    const distribution = await kafkaDistribution({ version: "4.3.1" });
    const [internal, controller] = await freePorts(2);
    const at = (name: string, port: number | undefined): string => `${name}://127.0.0.1:${String(port)}`;
    const started = startCluster({
      name: "unlucky",
      distribution,
      nodes: 1,
      directory: join(directory, "unlucky"),
      configs: {
        "controller.quorum.voters": `1@127.0.0.1:${String(controller)}`,
        listeners: [at("INT", internal), at("TLS", taken), at("CONTROLLER", controller)].join(","),
        "advertised.listeners": [at("INT", internal), at("TLS", taken)].join(","),
      },
    });
    await expect(started).rejects.toThrow(
      new RegExp(`Broker 1 of unlucky ended while it started:[^]*${String(taken)}[^]*Address already in use`),
    );
    expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain(join(directory, "unlucky"));
  });

  it("leaves no process behind when it is stopped", async () => {
    const pids = cluster.nodes().map(({ pid }) => pid);
    expect(pids.every(isRunning)).toBe(true);
    await cluster.stop();
    expect(pids.some(isRunning)).toBe(false);
  });
});
