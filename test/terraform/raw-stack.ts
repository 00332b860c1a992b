import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { quietEnvironment } from "../../src/rehearsal/terraform/cdktf-deploy";
import { runProgram } from "../../src/rehearsal/terraform/run-program";
import { type TerraformTarget } from "./target";

/** Blocks by type and name, as a person without our translation would write them. */
export type RawBlocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** What became of the blocks of one apply. */
export interface RawOutcome {
  readonly exitCode: number;
  /** Terraform's error on each block that failed, by its address; one line, without the frame. */
  readonly errors: ReadonlyMap<string, string>;
}

/** Applies blocks as they are, without anything of ours between them and the real provider. */
export async function applyRaw(target: TerraformTarget, stack: string, resource: RawBlocks): Promise<RawOutcome> {
  const workDirectory = join(target.directory, stack);
  mkdirSync(workDirectory, { recursive: true });
  const main = {
    terraform: { required_providers: { kafka: { source: "Mongey/kafka", version: "0.13.1" } } },
    provider: {
      kafka: [
        {
          bootstrap_servers: target.connection.bootstrapServers,
          tls_enabled: true,
          sasl_mechanism: "scram-sha512",
          // As long as the provider waits for a topic to look as it was declared.
          timeout: 5,
        },
      ],
    },
    resource,
  };
  writeFileSync(join(workDirectory, "main.tf.json"), JSON.stringify(main));
  const env = { ...quietEnvironment, ...target.environment() };
  const terraform = (...args: readonly string[]) =>
    runProgram({ program: "terraform", arguments: [...args, "-input=false", "-no-color"], workDirectory, env });
  await terraform("init");
  // One at a time: side by side the provider loses its own connection now and then, and that is not what is shown here.
  const { exitCode, lines } = await terraform("apply", "-auto-approve", "-parallelism=1");
  return { exitCode, errors: errorsByAddress(lines) };
}

/** `│ Error: text` with, some lines below, `│   with kafka_topic.name,`. */
function errorsByAddress(lines: readonly string[]): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  let text = "";
  for (const line of lines) {
    const plain = line.replace(/^[│╷╵]\s?/, "").trim();
    if (plain.startsWith("Error: ")) text = plain.slice("Error: ".length);
    const address = /^with ([\w.-]+),$/.exec(plain)?.[1];
    if (address !== undefined) errors.set(address, text);
    else if (text !== "" && plain !== "" && !plain.startsWith("Error: ") && !plain.startsWith("on "))
      text += ` ${plain}`;
  }
  return errors;
}
