import { createHash } from "node:crypto";

/** What tells one finding from another, from run to run: 32 hexadecimal digits. */
export function fingerprintOf(identity: readonly string[]): string {
  return createHash("sha256").update(identity.join("\u0000")).digest("hex").slice(0, 32);
}
