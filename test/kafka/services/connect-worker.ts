import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dot-properties";
import { writePropertiesFile } from "../../../src/rehearsal/rig/client-files";
import { fetchWithMaven } from "../../../src/rehearsal/rig/fetch-with-maven";
import { startJava } from "../../../src/rehearsal/rig/java-process";
import { type KafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { type RestService, startRestService } from "./rest-service";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";

/** A Connect worker to start. */
export interface ConnectWorkerPlan {
  /** Whose topics it keeps its own things in; it goes there as the super user. */
  readonly cluster: RunningCluster;
  readonly distribution: KafkaDistribution;
  /** Its configuration and its log lie here. */
  readonly directory: string;
  /** `group.id`, and what its topics' names begin with. Default: `connect`. */
  readonly groupId?: string;
  /** The user's cache. Default: `$XDG_CACHE_HOME` or `~/.cache`. */
  readonly cacheDirectory?: string;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** A Connect worker that this process started and will stop. */
export interface RunningConnectWorker extends RestService {
  /** Its own configuration (mode 0600), as its operators have it. */
  readonly propertiesFile: string;
}

/**
 * Starts one distributed Connect worker that has the file connectors, on a free loopback port.
 *
 * @throws ProgramFailed where Maven or Java fails; nothing is left running
 */
export async function startConnectWorker(plan: ConnectWorkerPlan): Promise<RunningConnectWorker> {
  const { cluster, distribution, directory, signal } = plan;
  const version = distribution.major >= 4 ? "4.3.1" : "3.9.2";
  const plugins = await fetchWithMaven({
    name: `connect-file-${version}`,
    title: `the file connectors of Apache Kafka ${version}`,
    as: "copy",
    otherwise: "Let Maven reach its repository.",
    cacheDirectory: plan.cacheDirectory,
    onProgress: plan.onProgress,
    signal,
  });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const propertiesFile = join(directory, "connect-worker.properties");
  const service = await startRestService({
    name: "The Connect worker",
    urlAt: (port) => `http://127.0.0.1:${String(port)}`,
    readyPath: "/health",
    signal,
    start: (port) => {
      writePropertiesFile(
        propertiesFile,
        workerProperties({ cluster, plugins, port, groupId: plan.groupId ?? "connect" }),
      );
      return startJava({
        distribution,
        mainClass: "org.apache.kafka.connect.cli.ConnectDistributed",
        arguments: [propertiesFile],
        heapMegabytes: 128,
        logFile: join(directory, "connect-worker.log"),
        workDirectory: directory,
      });
    },
  });
  return { ...service, propertiesFile };
}

interface Worker {
  readonly cluster: RunningCluster;
  readonly plugins: string;
  readonly port: number;
  readonly groupId: string;
}

function workerProperties({ cluster, plugins, port, groupId }: Worker): Readonly<Record<string, string>> {
  const client = clientOf(cluster);
  const security = Object.entries(client).filter(([key]) => key !== "bootstrap.servers");
  const converter = "org.apache.kafka.connect.storage.StringConverter";
  return {
    ...client,
    // The worker's own connection and those that it opens for connectors are configured apart.
    ...Object.fromEntries(
      ["producer", "consumer", "admin"].flatMap((role) => security.map(([key, value]) => [`${role}.${key}`, value])),
    ),
    "group.id": groupId,
    "config.storage.topic": `${groupId}-configs`,
    "offset.storage.topic": `${groupId}-offsets`,
    "status.storage.topic": `${groupId}-status`,
    "config.storage.replication.factor": "1",
    "offset.storage.replication.factor": "1",
    "offset.storage.partitions": "1",
    "status.storage.replication.factor": "1",
    "status.storage.partitions": "1",
    "offset.flush.interval.ms": "500",
    "scheduled.rebalance.max.delay.ms": "500",
    "key.converter": converter,
    "value.converter": converter,
    listeners: `http://127.0.0.1:${String(port)}`,
    "plugin.path": plugins,
    // Reading what plugins say of themselves takes a third of the memory and time of looking through every class.
    "plugin.discovery": "service_load",
  };
}

function clientOf(cluster: RunningCluster): Readonly<Record<string, string>> {
  const parsed: unknown = parse(readFileSync(cluster.clientProperties(cluster.superUser), "latin1"));
  return Object.fromEntries(
    Object.entries(typeof parsed === "object" && parsed !== null ? parsed : {}).map(([key, value]) => [
      key,
      String(value),
    ]),
  );
}
