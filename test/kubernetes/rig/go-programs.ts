import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { platformName, type ProviderAddress, registryFolder } from "../../../src/rehearsal/terraform/provider-address";
import { goBuild } from "./go-build";
import { type MadeOnce } from "./made-once";

/** The Kubernetes that answers: what kube-apiserver says of itself. */
export const kubernetesVersion = "1.34.4";

/** etcd and kube-apiserver in one binary, `control-plane`. */
export const controlPlane: MadeOnce = {
  name: `control-plane-${kubernetesVersion}`,
  recipe: "control-plane",
  make: (folder, recipeFolder) =>
    goBuild({
      title: `etcd and kube-apiserver ${kubernetesVersion}`,
      recipeFolder,
      workshop: join(folder, "..", "module"),
      package: ".",
      linkerFlags: versionFlags,
      program: join(folder, "control-plane"),
    }),
};

/** Without these it calls itself v0.0.0-master. */
const versionFlags = [
  ["gitVersion", `v${kubernetesVersion}`],
  ["gitMajor", "1"],
  ["gitMinor", "34"],
]
  .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
  .join(" ");

/**
 * Terraform's Kubernetes provider by its true version. Stacks ask for 2.38.0; the module proxy serves that tag to nobody
 * (the module's path has no /v2), so this is the commit after v3.2.1 that it does serve. Every block that the bindings
 * of 2.38.0 write is known to it (schemas compared), and it behaves the same where the two were run side by side.
 */
export const builtProvider: ProviderAddress = {
  namespace: "hashicorp",
  type: "kubernetes",
  version: "3.2.2-pre.3a33fb6cc605",
};

const providerModule = "github.com/hashicorp/terraform-provider-kubernetes";

/** A filesystem mirror that holds {@link builtProvider}. */
export const providerMirror: MadeOnce = {
  name: `kubernetes-provider-${builtProvider.version}`,
  recipe: "kubernetes-provider",
  make: (folder, recipeFolder) => {
    const { namespace, type, version } = builtProvider;
    const place = join(folder, registryFolder, namespace, type, version, platformName());
    mkdirSync(place, { recursive: true });
    return goBuild({
      title: `Terraform's Kubernetes provider ${version}`,
      recipeFolder,
      workshop: join(folder, "..", "module"),
      package: providerModule,
      linkerFlags: "",
      program: join(place, `terraform-provider-${type}_v${version}_x5`),
    });
  },
};
