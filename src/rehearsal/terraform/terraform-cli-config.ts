import { type KafkaProviderSource } from "./kafka-provider-mirror";
import { kafkaProvider, registryFolder } from "./provider-address";

/** One filesystem mirror and the namespaces that Terraform may take from it. */
export interface MirrorBlock {
  readonly directory: string;
  /** Namespaces of the registry: `mongey`, `hashicorp`. */
  readonly namespaces: readonly string[];
}

/** What Terraform's own configuration file shall say. */
export interface TerraformCliConfig {
  readonly mirrors: readonly MirrorBlock[];
  /** Whether anything else may come from a registry; without it a missing provider is a clear error at once. */
  readonly registry: boolean;
}

/**
 * Terraform's configuration file (`TF_CLI_CONFIG_FILE`): one `filesystem_mirror` block a mirror, `direct` for the rest
 * only where the registry is wanted, no check for newer versions.
 */
export function terraformCliConfig(config: TerraformCliConfig): string {
  const blocks = config.mirrors.map(mirrorBlock);
  if (config.registry) blocks.push(directBlock(config.mirrors.flatMap(({ namespaces }) => namespaces)));
  return ["provider_installation {", ...blocks, "}", "disable_checkpoint = true", ""].join("\n");
}

function mirrorBlock({ directory, namespaces }: MirrorBlock): string {
  return [
    "  filesystem_mirror {",
    `    path    = ${JSON.stringify(directory)}`,
    `    include = ${patterns(namespaces)}`,
    "  }",
  ].join("\n");
}

function directBlock(mirrored: readonly string[]): string {
  return mirrored.length === 0
    ? "  direct {}"
    : ["  direct {", `    exclude = ${patterns(mirrored)}`, "  }"].join("\n");
}

function patterns(namespaces: readonly string[]): string {
  return `[${namespaces.map((namespace) => JSON.stringify(`${registryFolder}/${namespace}/*`)).join(", ")}]`;
}

/** The configuration for where the Kafka provider was found; undefined where Terraform needs none, since its registry has it. */
export function cliConfigFor(kafka: KafkaProviderSource, others: readonly MirrorBlock[] = []): string | undefined {
  if (kafka.from === "registry") return undefined;
  const mirrors = [{ directory: kafka.directory, namespaces: [kafkaProvider.namespace] }, ...others];
  return terraformCliConfig({ mirrors, registry: false });
}
