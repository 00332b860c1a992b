import { builtProvider } from "../../kubernetes/rig/go-programs";

/** Where providers come from that are not Terraform's own, by the prefix of their resources. */
const sources: Readonly<Record<string, string>> = {
  aws: "hashicorp/aws",
  kubernetes: "hashicorp/kubernetes",
  tls: "hashicorp/tls",
  random: "hashicorp/random",
  kafka: "Mongey/kafka",
  confluent: "confluentinc/confluent",
  helm: "hashicorp/helm",
  kubectl: "alekc/kubectl",
  automq: "AutoMQ/automq",
};

/** Whether a provider can be had without Terraform's registry: in a mirror, or built with Go. */
export function canBeHad(provider: string): boolean {
  return ["aws", "kafka", "kubernetes"].includes(provider);
}

/** The providers whose resources a configuration speaks of. */
export function providersIn(terraform: string): readonly string[] {
  const named = [...terraform.matchAll(/^\s*(?:resource|data|provider)\s+"([a-z]+)/gm)].map(
    ([, prefix = ""]) => prefix,
  );
  return [...new Set(named)].filter((prefix) => Object.hasOwn(sources, prefix)).sort();
}

/** The `terraform` block that a configuration of these providers needs. */
export function requiredProviders(providers: readonly string[]): string {
  const lines = providers.map((name) => `    ${name} = { source = "${sources[name] ?? name}"${versionOf(name)} }`);
  return ["terraform {", "  required_providers {", ...lines, "  }", "}", ""].join("\n");
}

/** What is built of the Kubernetes provider is a version that nobody gets who does not ask for it by name. */
function versionOf(provider: string): string {
  return provider === builtProvider.type ? `, version = "${builtProvider.version}"` : "";
}

/** Settings with which every provider plans without anything to talk to. */
export function offlineProvider(name: string): string {
  return offline[name] ?? "";
}

const offline: Readonly<Record<string, string>> = {
  aws: `provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
}
`,
  kafka: `provider "kafka" {
  bootstrap_servers = ["127.0.0.1:19092"]
  tls_enabled       = true
  timeout           = 1
}
`,
  kubernetes: `provider "kubernetes" {}
`,
};
