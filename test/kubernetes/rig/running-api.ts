import { spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../../../src/rehearsal/rig/free-ports";
import { release, watch } from "../../../src/rehearsal/rig/guard";
import { type ApiAccess, ask, create, type KubernetesObject } from "./api-client";
import { definitionsIn } from "./custom-definitions";
import { controlPlane } from "./go-programs";
import { madeOnce } from "./made-once";

/** A Kubernetes API with nothing behind it: objects are admitted, validated and stored; no Pod ever runs. */
export interface RunningApi extends ApiAccess {
  /** Everything of it lies here; gone when stopped. */
  readonly directory: string;
  stop(): Promise<void>;
}

const attempts = 3;
const readyWithinMs = 180_000;

/**
 * Starts etcd and kube-apiserver, empty, Pod Security on, RBAC on; we are of `system:masters`. Where somebody takes one of
 * their ports in between they are started again on others.
 *
 * @param candidates where their three ports come from
 */
export async function startApi(candidates: () => Promise<readonly number[]> = () => freePorts(3)): Promise<RunningApi> {
  const program = join(await madeOnce(controlPlane), "control-plane");
  for (let attempt = 1; ; attempt++) {
    const ports = await candidates();
    try {
      return await startOnce(program, ports);
    } catch (error) {
      if (attempt === attempts || !String(error).includes("address already in use")) throw error;
    }
  }
}

async function startOnce(program: string, [client = 0, peer = 0, secure = 0]: readonly number[]): Promise<RunningApi> {
  const directory = mkdtempSync(join(tmpdir(), "kubernetes-api-"));
  const etcdUrl = `http://127.0.0.1:${String(client)}`;
  const peerUrl = `http://127.0.0.1:${String(peer)}`;
  const token = randomBytes(24).toString("hex");
  const secrets = secretFiles(directory, token);

  const parts: Part[] = [];
  const stop = async (): Promise<void> => {
    for (const part of [...parts].reverse()) await part.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    parts.push(
      start(program, directory, "etcd", [
        ...["--name=only", `--data-dir=${join(directory, "data")}`, "--unsafe-no-fsync", "--log-level=warn"],
        ...[`--listen-client-urls=${etcdUrl}`, `--advertise-client-urls=${etcdUrl}`],
        ...[`--listen-peer-urls=${peerUrl}`, `--initial-advertise-peer-urls=${peerUrl}`],
        `--initial-cluster=only=${peerUrl}`,
      ]),
      start(program, directory, "kube-apiserver", [
        ...[`--etcd-servers=${etcdUrl}`, "--bind-address=127.0.0.1", "--advertise-address=127.0.0.1"],
        ...[`--secure-port=${String(secure)}`, `--cert-dir=${secrets.directory}`],
        ...[`--token-auth-file=${secrets.tokens}`, "--authorization-mode=RBAC", "--anonymous-auth=false"],
        "--service-account-issuer=https://kubernetes.default.svc",
        ...[
          `--service-account-key-file=${secrets.publicKey}`,
          `--service-account-signing-key-file=${secrets.privateKey}`,
        ],
        ...["--service-cluster-ip-range=10.0.0.0/24", "--endpoint-reconciler-type=none"],
        // Without it validation refuses a privileged Pod before Pod Security is asked, and a test of that would pass for nothing.
        "--allow-privileged=true",
        ...["--enable-admission-plugins=PodSecurity", "--enable-priority-and-fairness=false", "--profiling=false"],
      ]),
    );
    const url = `https://127.0.0.1:${String(secure)}`;
    const authority = await untilReady(parts, url, token, join(secrets.directory, "apiserver.crt"));
    return { url, token, authority, directory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * A namespace with Pod Security at a level, and its `default` service account: that one is made by a controller, and there
 * is none here. Without it a Pod is refused before Pod Security is asked.
 */
export async function makeNamespace(api: ApiAccess, name: string, level: "privileged" | "restricted"): Promise<void> {
  const labels = { "pod-security.kubernetes.io/enforce": level };
  const objects = [
    { apiVersion: "v1", kind: "Namespace", metadata: { name, labels } },
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace: name } },
  ];
  for (const object of objects) {
    const { status, message } = await create(api, object);
    if (status !== 201) throw new Error(`${object.kind} ${name} was not taken: ${message}`);
  }
}

/** Makes the API know the custom resources whose definitions lie in a folder, and waits until it serves them. */
export function teach(api: ApiAccess, folder: string): Promise<void> {
  return teachAll(api, definitionsIn(folder));
}

/** The same for definitions at hand. */
export async function teachAll(api: ApiAccess, definitions: readonly KubernetesObject[]): Promise<void> {
  for (const definition of definitions) {
    const { status, message } = await create(api, definition);
    if (status !== 201) throw new Error(`${definition.metadata.name} was not taken: ${message}`);
  }
  for (const definition of definitions) await untilServed(api, definition);
}

async function untilServed(api: ApiAccess, definition: KubernetesObject): Promise<void> {
  const spec = definition["spec"] as {
    group: string;
    names: { plural: string };
    versions: readonly { name: string; served: boolean }[];
  };
  for (const { name } of spec.versions.filter(({ served }) => served)) {
    const path = `/apis/${spec.group}/${name}/${spec.names.plural}`;
    const giveUpAtMs = Date.now() + readyWithinMs;
    while ((await ask(api, "GET", path)).status !== 200) {
      if (Date.now() > giveUpAtMs) throw new Error(`${path} is not served after ${String(readyWithinMs / 1_000)} s.`);
      await pause();
    }
  }
}

interface SecretFiles {
  readonly directory: string;
  readonly tokens: string;
  readonly privateKey: string;
  readonly publicKey: string;
}

function secretFiles(parent: string, token: string): SecretFiles {
  const directory = join(parent, "secrets");
  mkdirSync(directory, { mode: 0o700 });
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const write = (name: string, content: string): string => {
    writeFileSync(join(directory, name), content, { mode: 0o600 });
    return join(directory, name);
  };
  return {
    directory,
    tokens: write("tokens.csv", `${token},admin,admin,"system:masters"\n`),
    privateKey: write("service-accounts.key", pair.privateKey),
    publicKey: write("service-accounts.pub", pair.publicKey),
  };
}

interface Part {
  readonly name: string;
  readonly logFile: string;
  isRunning(): boolean;
  stop(): Promise<void>;
}

function start(program: string, directory: string, name: string, flags: readonly string[]): Part {
  const logFile = join(directory, `${name}.log`);
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(program, [name, ...flags], { cwd: directory, stdio: ["ignore", log, log], detached: true });
  closeSync(log);
  const { pid } = child;
  if (pid !== undefined) watch(pid);
  let running = pid !== undefined;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      running = false;
      if (pid !== undefined) release(pid);
      resolve();
    };
    child.once("exit", end);
    child.once("error", end);
  });
  return {
    name,
    logFile,
    isRunning: () => running,
    stop: async () => {
      // Nothing of it is kept, so nothing has to be put in order.
      if (running) child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The certificate that the server made for itself, once all answers. */
async function untilReady(
  parts: readonly Part[],
  url: string,
  token: string,
  certificateFile: string,
): Promise<string> {
  const giveUpAtMs = Date.now() + readyWithinMs;
  for (;;) {
    for (const { name, logFile, isRunning } of parts)
      if (!isRunning()) throw new Error(`${name} ended while it started:\n${lastLines(logFile)}`);
    if (existsSync(certificateFile)) {
      const authority = readFileSync(certificateFile, "utf8");
      const ready = await ask({ url, token, authority }, "GET", "/readyz").then(
        ({ status }) => status === 200,
        () => false,
      );
      if (ready) return authority;
    }
    if (Date.now() > giveUpAtMs)
      throw new Error(
        `The Kubernetes API was not ready within ${String(readyWithinMs / 1_000)} s:\n${parts.map(({ logFile }) => lastLines(logFile)).join("\n")}`,
      );
    await pause();
  }
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-10).join("\n");
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150));
}
