import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type KeyAndCertificate } from "../../../src/rehearsal/rig/certificates";
import { records } from "./records";
import { type Listener } from "./listen";

const repository = resolve(__dirname, "..", "..", "..");

/** `unshare` with what both root and others need for namespaces of their own. */
const asRoot = process.getuid?.() === 0 ? [] : ["--user", "--map-root-user"];
const ofOwn = [...asRoot, "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
const entering = asRoot.length === 0 ? [] : ["--user", "--preserve-credentials"];

/** Why there can be no network of namespaces here, as a sentence; undefined where there can. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== "linux") return "network namespaces are Linux's";
  for (const program of ["ip", "nft", "nsenter", "unshare"])
    if (spawnSync("sh", ["-c", `PATH=$PATH:/usr/sbin:/sbin command -v ${program}`]).status !== 0)
      return `${program} is not installed (Debian: iproute2, nftables, util-linux)`;
  const tried =
    "ip link add name one type veth peer name other && nft add table inet t && echo 1 > /proc/sys/net/ipv4/ip_forward";
  const { status, stderr } = spawnSync("unshare", [...ofOwn, "sh", "-c", `PATH=$PATH:/usr/sbin:/sbin; ${tried}`], {
    encoding: "utf8",
  });
  return status === 0 ? undefined : `this machine allows no network namespaces: ${stderr.trim().split("\n").at(-1)}`;
}

/** Debian's DNS server where it is installed; a server of our own otherwise. */
export const dnsServer: "dnsmasq" | "scripted" =
  spawnSync("sh", ["-c", "PATH=$PATH:/usr/sbin:/sbin command -v dnsmasq"]).status === 0 ? "dnsmasq" : "scripted";

/** Which listener shows which certificate. */
export type ListenerPlan = readonly (Pick<Listener, "address" | "port"> & { readonly shows: KeyAndCertificate })[];

/** How a program ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Two client networks, a broker network, a router with a firewall between them, and a DNS server. */
export interface NamespaceNetwork {
  /** A directory of its own, seen by all. */
  readonly directory: string;
  /** Runs `kafka-byoc` on the host of one network. */
  kafkaByoc(network: "orders" | "payments", ...args: readonly string[]): Promise<Ended>;
  close(): void;
}

/** Starts everything. It ends with `close`, and with this process, however that ends. */
export async function startNamespaces(listeners: ListenerPlan): Promise<NamespaceNetwork> {
  const directory = mkdtempSync(join(tmpdir(), "kafka-byoc-namespaces-"));
  const write = (name: string, text: string): void => writeFileSync(join(directory, name), text, { mode: 0o600 });
  cpSync(join(__dirname, "firewall.nft"), join(directory, "firewall.nft"));
  write("resolv.conf", "nameserver 10.53.0.53\noptions timeout:2 attempts:1\n");
  write("start-dns.sh", dnsCommand());
  const plan = listeners.map(({ address, port, shows }) => ({ address, port, ...shows }));
  write("listeners.json", JSON.stringify(plan));
  write("start-listeners.sh", `exec ${typescript("listen.ts")} "${join(directory, "listeners.json")}"\n`);
  const outer = spawn("unshare", [...ofOwn, "sh", join(__dirname, "setup.sh"), directory], {
    cwd: repository,
    env: { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const close = (): void => {
    outer.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await told(outer, "ready");
    const first = readFileSync(`/proc/${String(outer.pid)}/task/${String(outer.pid)}/children`, "utf8").trim();
    const inside = (network: string, ...command: readonly string[]): Promise<Ended> => {
      const host = readFileSync(join(directory, `${network}.pid`), "utf8").trim();
      const outerArgs = ["-t", first, ...entering, "--net", "--mount", "--pid", "nsenter", "-t", host, "--net"];
      return run("nsenter", [...outerArgs, ...command]);
    };
    await untilAnswers(inside, listeners, directory);
    // A program that enters another mount namespace begins at its root: everything is named in full.
    const tsx = pathToFileURL(require.resolve("tsx")).href;
    return {
      directory,
      kafkaByoc: (network, ...args) =>
        inside(network, process.execPath, "--import", tsx, join(repository, "src/cli/main.ts"), ...args),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function typescript(file: string): string {
  return `"${process.execPath}" --require "${require.resolve("tsx/cjs")}" "${join(__dirname, file)}"`;
}

function dnsCommand(): string {
  if (dnsServer === "scripted") return `exec ${typescript("answer-names.ts")}\n`;
  const addresses = new Map<string, string[]>();
  for (const { name, type, value } of records)
    if (type === "A") addresses.set(name, [...(addresses.get(name) ?? []), value]);
  const options = [
    ..."--no-daemon --no-resolv --no-hosts --bind-interfaces --listen-address=10.53.0.53 --user=root".split(" "),
    "--conf-file=/dev/null",
    "--pid-file=",
    "--local=/example.com/",
    "--local-ttl=60",
    ...[...addresses].flatMap(([name, own]) =>
      own.length === 1
        ? [`--host-record=${name},${own.join()},60`]
        : own.map((address) => `--address=/${name}/${address}`),
    ),
    ...records
      .filter(({ type }) => type === "CNAME")
      .map(({ name, value, ttl }) => `--cname=${name},${value},${String(ttl)}`),
  ];
  return `exec dnsmasq ${options.map((option) => `"${option}"`).join(" ")}\n`;
}

async function told(child: ChildProcess, word: string): Promise<void> {
  let said = "";
  await new Promise<void>((done, failed) => {
    const more = (text: Buffer): void => {
      said += text.toString();
      if (said.includes(word)) done();
    };
    child.stdout?.on("data", more);
    child.stderr?.on("data", more);
    child.once("exit", () => {
      failed(new Error(`The namespaces did not start:\n${said}`));
    });
  });
}

type Inside = (network: string, ...command: readonly string[]) => Promise<Ended>;

/** Until the name server and every listener answer, from the brokers' own network, where no firewall is between. */
async function untilAnswers(inside: Inside, listeners: ListenerPlan, directory: string): Promise<void> {
  const ports = listeners.map(({ address, port }) => [address, port]);
  const script = `
    const { connect } = require("node:net");
    const { lookup } = require("node:dns/promises");
    const open = ([host, port]) => new Promise((done, failed) => connect({ host, port }, done).on("error", failed));
    lookup(${JSON.stringify(records[0]!.name)})
      .then(() => Promise.all(${JSON.stringify(ports)}.map(open)))
      .then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });`;
  for (let left = 60; left > 0; left -= 1) {
    const { exitCode, stderr } = await inside("brokers", process.execPath, "-e", script);
    if (exitCode === 0) return;
    if (left === 1)
      throw new Error(
        `The servers did not start: ${stderr}\n${["dns.log", "listeners.log"].map((log) => readFileSync(join(directory, log), "utf8")).join("\n")}`,
      );
    await wait(200);
  }
}

function run(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd: repository, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (text: Buffer) => (stdout += text.toString()));
    child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
    child.once("error", failed);
    child.once("close", (exitCode) => {
      done({ exitCode, stdout, stderr });
    });
  });
}
