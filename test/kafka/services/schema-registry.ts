import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fetchWithMaven } from "../../../src/rehearsal/rig/fetch-with-maven";
import { startJava } from "../../../src/rehearsal/rig/java-process";
import { type RestService, startRestService } from "./rest-service";

/** The releases of Apicurio Registry that the rig can run. */
export type RegistryVersion = "2.6.13.Final" | "3.0.9";

/** A schema registry to start. */
export interface SchemaRegistryPlan {
  /** Its log lies here. */
  readonly directory: string;
  /** Default: 2.6.13.Final. */
  readonly version?: RegistryVersion;
  /** The user's cache. Default: `$XDG_CACHE_HOME` or `~/.cache`. */
  readonly cacheDirectory?: string;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Starts a schema registry, empty and in memory, on a free loopback port. It speaks Confluent's API below
 * `/apis/ccompat/v7`, which its address holds.
 *
 * @throws ProgramFailed where Maven or Java fails; nothing is left running
 */
export async function startSchemaRegistry(plan: SchemaRegistryPlan): Promise<RestService> {
  const { directory, version = "2.6.13.Final", signal } = plan;
  const place = await fetchWithMaven({
    name: `apicurio-${version}`,
    title: `Apicurio Registry ${version}`,
    as: "unpack",
    otherwise: "Let Maven reach its repository.",
    cacheDirectory: plan.cacheDirectory,
    onProgress: plan.onProgress,
    signal,
  });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return startRestService({
    name: "The schema registry",
    urlAt: (port) => `http://127.0.0.1:${String(port)}/apis/ccompat/v7`,
    readyPath: "/subjects",
    signal,
    start: (port) =>
      startJava({
        distribution: {
          classpath: join(place, `apicurio-registry-app-${version}-runner.jar`),
          loggingOption: "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        },
        mainClass: "io.quarkus.runner.GeneratedMain",
        arguments: [],
        heapMegabytes: 128,
        logFile: join(directory, "schema-registry.log"),
        workDirectory: directory,
        env: { QUARKUS_HTTP_HOST: "127.0.0.1", QUARKUS_HTTP_PORT: String(port) },
      }),
  });
}
