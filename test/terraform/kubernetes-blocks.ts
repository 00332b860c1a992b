import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findProviderMirror } from "../../src/rehearsal/terraform/find-provider-mirror";
import { type ProviderAddress } from "../../src/rehearsal/terraform/provider-address";
import { builtProvider, providerMirror } from "../kubernetes/rig/go-programs";
import { placeOf } from "../kubernetes/rig/made-once";

/** A Kubernetes provider on this machine: the version that the bindings ask for, or the one that the tests build. */
export interface KubernetesProviderHere {
  readonly address: ProviderAddress;
  /** The mirror that holds it. */
  readonly mirror: string;
}

/** The provider, where one is here; nothing is built for it. */
export function kubernetesProviderHere(): KubernetesProviderHere | undefined {
  const bound = { ...builtProvider, version: "2.38.0" };
  const there = findProviderMirror(bound);
  if (there !== undefined) return { address: bound, mirror: there };
  const built = placeOf(providerMirror);
  return existsSync(built) ? { address: builtProvider, mirror: built } : undefined;
}

/** Lets a stack take the version that is here; its own file stays as it is. */
export function withProviderHere(folder: string, { address }: KubernetesProviderHere): void {
  if (stackIn(folder).provider.kubernetes === undefined) return;
  const required_providers = { kubernetes: { source: "hashicorp/kubernetes", version: address.version } };
  writeFileSync(join(folder, "provider_override.tf.json"), JSON.stringify({ terraform: { required_providers } }));
}

/** Takes everything of Kubernetes out of a stack, and who waits for it. */
export function withoutKubernetes(folder: string): void {
  const stack = stackIn(folder);
  delete stack.provider.kubernetes;
  delete stack.terraform.required_providers.kubernetes;
  for (const type of Object.keys(stack.resource)) if (type.startsWith("kubernetes_")) delete stack.resource[type];
  for (const blocks of Object.values(stack.resource))
    for (const block of Object.values(blocks))
      if (block.depends_on !== undefined)
        block.depends_on = block.depends_on.filter((address) => !address.startsWith("kubernetes_"));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
}

interface Stack {
  readonly terraform: { readonly required_providers: { kubernetes?: object } };
  readonly provider: { kubernetes?: object };
  readonly resource: Record<string, Record<string, { depends_on?: string[] }>>;
}

function stackIn(folder: string): Stack {
  return JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
}
