import { join } from "node:path";
import { type RunningConnectWorker, startConnectWorker } from "./connect-worker";
import { type KafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { type RestService } from "./rest-service";
import { type RunningCluster } from "../../../src/rehearsal/rig/running-cluster";
import { startSchemaRegistry } from "./schema-registry";
import { startFileConnectors } from "./connectors";
import { fillRegistry } from "./schemas";

/** A schema registry and a Connect worker to start beside a source. */
export interface SourceServicesPlan {
  readonly cluster: RunningCluster;
  /** Of the worker. */
  readonly distribution: KafkaDistribution;
  readonly directory: string;
  /** `group.id` of the worker, and what its topics' names begin with. Default: `connect`. */
  readonly groupId?: string;
  /** Topics whose values have schemas. */
  readonly topics: readonly string[];
  /** An existing topic that a file source writes to and a file sink reads. */
  readonly connectorTopic: string;
  /** Configuration that both connectors have beside what they need: secrets that no report may show. */
  readonly extraConfig?: Readonly<Record<string, string>>;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** Both, running and filled. */
export interface SourceServices {
  readonly registry: RestService;
  readonly worker: RunningConnectWorker;
  stop(): Promise<void>;
}

/**
 * Starts a schema registry with schemas and a Connect worker with connectors at the same time, as production would have
 * them beside a source.
 *
 * @throws ProgramFailed where one does not come up; nothing is left running
 */
export async function startSourceServices(plan: SourceServicesPlan): Promise<SourceServices> {
  const { cluster, distribution, directory, topics, connectorTopic, extraConfig = {} } = plan;
  const common = {
    ...(plan.onProgress === undefined ? {} : { onProgress: plan.onProgress }),
    ...(plan.signal === undefined ? {} : { signal: plan.signal }),
  };
  const [registry, worker] = await Promise.allSettled([
    startSchemaRegistry({ directory: join(directory, "registry"), ...common }).then((started) =>
      orStopped(started, () => fillRegistry(started.url, topics)),
    ),
    startConnectWorker({
      cluster,
      distribution,
      directory: join(directory, "connect"),
      ...(plan.groupId === undefined ? {} : { groupId: plan.groupId }),
      ...common,
    }).then((started) =>
      orStopped(started, () =>
        startFileConnectors({
          url: started.url,
          directory: join(directory, "connect"),
          topic: connectorTopic,
          extraConfig,
          ...(plan.signal === undefined ? {} : { signal: plan.signal }),
        }),
      ),
    ),
  ]);
  if (registry.status === "fulfilled" && worker.status === "fulfilled")
    return {
      registry: registry.value,
      worker: worker.value,
      stop: async () => {
        await Promise.all([registry.value.stop(), worker.value.stop()]);
      },
    };
  for (const one of [registry, worker]) if (one.status === "fulfilled") await one.value.stop();
  throw registry.status === "rejected" ? registry.reason : worker.status === "rejected" ? worker.reason : undefined;
}

/** The service once it has what it should have; stopped where it does not get it. */
async function orStopped<T extends RestService>(service: T, fill: () => Promise<unknown>): Promise<T> {
  try {
    await fill();
    return service;
  } catch (error) {
    await service.stop();
    throw error;
  }
}
