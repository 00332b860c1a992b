import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One version of one Terraform provider, as a mirror names it. */
export interface ProviderAddress {
  readonly namespace: string;
  readonly type: string;
  readonly version: string;
}

/** The Kafka provider whose behaviour the package knows; the bindings pin the same version. */
export const kafkaProvider: ProviderAddress = { namespace: "mongey", type: "kafka", version: "0.13.1" };

/** The folder of a mirror that holds the providers of Terraform's own registry: part of the mirror layout, no address to call. */
export const registryFolder = "registry.terraform.io";

const architectures: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64", ia32: "386", arm: "arm" };
const systems: Readonly<Record<string, string>> = { win32: "windows" };

/** This machine as Terraform names it: `linux_amd64`. */
export function platformName(platform: string = process.platform, architecture: string = process.arch): string {
  return `${systems[platform] ?? platform}_${architectures[architecture] ?? architecture}`;
}

/** Where the unpacked layout of a filesystem mirror keeps a provider's files for this machine. */
export function unpackedFolder(mirror: string, address: ProviderAddress): string {
  return join(mirror, registryFolder, address.namespace, address.type, address.version, platformName());
}

/**
 * Whether a directory is a filesystem mirror that holds the provider for this machine, unpacked or packed
 * (Terraform's documentation, "Filesystem mirrors": both layouts may be used in one mirror).
 */
export function mirrorHolds(mirror: string, address: ProviderAddress): boolean {
  return holdsUnpacked(mirror, address) || existsSync(packedFile(mirror, address));
}

function holdsUnpacked(mirror: string, address: ProviderAddress): boolean {
  try {
    return readdirSync(unpackedFolder(mirror, address)).some((file) =>
      file.startsWith(`terraform-provider-${address.type}`),
    );
  } catch {
    return false;
  }
}

function packedFile(mirror: string, address: ProviderAddress): string {
  const file = `terraform-provider-${address.type}_${address.version}_${platformName()}.zip`;
  return join(mirror, registryFolder, address.namespace, address.type, file);
}
