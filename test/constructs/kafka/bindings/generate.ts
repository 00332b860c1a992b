import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ProviderSchema } from "@cdktf/commons";

/** Where the bindings and the schema that they come from lie. */
export const bindingsDirectory = join(__dirname, "../../../../src/constructs/kafka/bindings");

/**
 * Generates the bindings of the Kafka provider from its committed schema: no network, no Terraform. The schema is what
 * `terraform providers schema -json` prints for the provider, with its version added (`provider_versions`).
 *
 * @returns the text of each file by its path in {@link bindingsDirectory}
 */
export async function generatedBindings(): Promise<ReadonlyMap<string, string>> {
  process.env["CHECKPOINT_DISABLE"] = "1";
  const { CodeMaker } = await import("codemaker");
  const { TerraformProviderGenerator } =
    await import("@cdktf/provider-generator/lib/get/generator/provider-generator.js");
  const { ConstructsMakerProviderTarget, LANGUAGES, TerraformProviderConstraint } = await import("@cdktf/commons");
  const [typescript] = LANGUAGES;
  if (typescript === undefined) throw new Error("the generator speaks no language");

  const schema = JSON.parse(readFileSync(join(bindingsDirectory, "kafka.schema.json"), "utf8")) as ProviderSchema;
  const code = new CodeMaker();
  const constraint = new TerraformProviderConstraint({ name: "kafka", source: "Mongey/kafka", version: "~> 0.13" });
  new TerraformProviderGenerator(code, schema).generate(new ConstructsMakerProviderTarget(constraint, typescript));

  const directory = mkdtempSync(join(tmpdir(), "kafka-bindings-"));
  try {
    await code.save(directory);
    const generated = join(directory, "providers/kafka");
    return new Map(
      readdirSync(generated, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${entry.name}/index.ts`)
        .sort()
        .map((file) => [file, marked(readFileSync(join(generated, file), "utf8"))]),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

// The generator writes for laxer compiler settings than ours: its bodies are not checked, its types are.
const mark = [
  "// Generated from kafka.schema.json by `npm run bindings`. Do not edit: a test regenerates and compares it byte for byte.",
  "// @ts-nocheck",
  "",
].join("\n");

function marked(text: string): string {
  return `${mark}${text}`;
}

/** Writes the bindings where they belong: `npm run bindings`. */
async function writeBindings(): Promise<void> {
  for (const [file, text] of await generatedBindings()) {
    const path = join(bindingsDirectory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(path);
  }
}

if (require.main === module) void writeBindings();
