import { randomBytes } from "node:crypto";

/** A password that needs no quoting anywhere: not in JAAS, not in properties, not in a shell. */
export function freshPassword(): string {
  return randomBytes(24).toString("base64url");
}
