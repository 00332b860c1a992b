import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type ScriptedPlan } from "../../scripted-cluster/plan";

/** Scripted brokers in a process of their own: what they take is not counted against whoever asks them. */
export interface ScriptedProcess {
  readonly bootstrapServers: string;
  /** Client properties for them. */
  readonly propertiesFile: string;
  stop(): Promise<void>;
}

/** Starts them; `propertiesFile` is where their client properties are written. */
export async function startScriptedProcess(plan: ScriptedPlan, propertiesFile: string): Promise<ScriptedProcess> {
  const main = join(__dirname, "..", "..", "scripted-cluster", "main.ts");
  const child = spawn(process.execPath, ["--import", "tsx", main, JSON.stringify(plan)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const bootstrapServers = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve)),
    ended.then(() => Promise.reject(new Error("the scripted brokers did not start"))),
  ]);
  writeFileSync(
    propertiesFile,
    [
      `bootstrap.servers=${bootstrapServers}`,
      "security.protocol=SASL_PLAINTEXT",
      "sasl.mechanism=PLAIN",
      'sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="bench" password="any";',
    ].join("\n"),
  );
  return {
    bootstrapServers,
    propertiesFile,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
