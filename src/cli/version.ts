import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version in our own package.json: reports and inventories name it. Read without zod: `--help` needs it. */
export function packageVersion(): string {
  const content: unknown = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"));
  const told = typeof content === "object" && content !== null && "version" in content ? content.version : undefined;
  return typeof told === "string" ? told : "unknown";
}
