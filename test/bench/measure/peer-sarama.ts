import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const sources = join(__dirname, "../peer-sarama");

/** The Go program of `peer-sarama/`, built once into the user's cache. Needs Go. */
export async function peerSarama(say: (text: string) => void): Promise<string> {
  const digest = createHash("sha256");
  for (const name of ["main.go", "go.mod", "go.sum"]) digest.update(readFileSync(join(sources, name)));
  const cache = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  const program = join(cache, "kafka-byoc", "bench", `peer-sarama-${digest.digest("hex").slice(0, 12)}`);
  if (existsSync(program)) return program;
  say("building the peer program with Go (once)");
  mkdirSync(join(program, ".."), { recursive: true });
  const beside = `${program}.${String(process.pid)}`;
  await promisify(execFile)("go", ["build", "-o", beside, "."], { cwd: sources });
  renameSync(beside, program);
  return program;
}
