import { readFileSync } from "node:fs";
import { ProgramFailed } from "../terraform/program-failed";
import { type JavaProcess, startJava } from "./java-process";
import { type KafkaDistribution } from "./kafka-distribution";

/** MirrorMaker as the package's own rendering configures it. */
export interface MirrorMakerPlan {
  readonly distribution: KafkaDistribution;
  readonly propertiesFile: string;
  /** The only cluster that it works for: the target's alias. */
  readonly targetAlias: string;
  readonly logFile: string;
  readonly workDirectory: string;
}

/** Starts MirrorMaker 2 in dedicated mode. That it runs says nothing yet of what it does. */
export function startMirrorMaker(plan: MirrorMakerPlan): Promise<JavaProcess> {
  return startJava({
    distribution: plan.distribution,
    mainClass: "org.apache.kafka.connect.mirror.MirrorMaker",
    arguments: [plan.propertiesFile, "--clusters", plan.targetAlias],
    heapMegabytes: 192,
    logFile: plan.logFile,
    workDirectory: plan.workDirectory,
  });
}

/** Fails where MirrorMaker has ended by itself, with what it said last. */
export function mustStillRun(mirrorMaker: JavaProcess | undefined): void {
  if (mirrorMaker?.isRunning() === true) return;
  throw new ProgramFailed(`MirrorMaker ended by itself:\n${mirrorMaker?.lastLines(15).join("\n") ?? ""}`);
}

/** Lines of its log that name a cause; many others of its errors are noise of every start. */
const telling = [
  { cause: "AUTHENTICATION_FAILED", pattern: /failed authentication|SaslAuthenticationException/ },
  { cause: "NOT_AUTHORIZED", pattern: /Not authorized to read from partition|TopicAuthorizationException/ },
  { cause: "TLS_HANDSHAKE_FAILED", pattern: /SSL handshake failed/ },
] as const;

/** Which known causes its log names, each with how often. */
export function causesInLog(mirrorMaker: JavaProcess): ReadonlyMap<string, number> {
  const lines = readFileSync(mirrorMaker.logFile, "utf8").split("\n");
  const counts = telling.map(
    ({ cause, pattern }) => [cause, lines.filter((line) => pattern.test(line)).length] as const,
  );
  return new Map(counts.filter(([, count]) => count > 0));
}
