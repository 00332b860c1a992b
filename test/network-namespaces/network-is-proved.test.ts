import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type NetworkReport } from "../../src/check/report";
import { type NetworkExpectations } from "../../src/expectations/network/document";
import { certificateAuthority, forThirtyDays, issueCertificate } from "../../src/rehearsal/rig/certificates";
import { networkExpectations } from "../builders/network-expectations";
import { dnsServer, type NamespaceNetwork, startNamespaces, whyNoNamespaces } from "./rig/namespaces";
import { zone } from "./rig/records";

const because = whyNoNamespaces();
const title = "the network of a target, seen from the networks of two clients";
if (because !== undefined) process.stderr.write(`skipped: ${title} (${because})\n`);
const describeHere = because === undefined ? describe : describe.skip;

const now = new Date();
const authority = certificateAuthority("brokers", now);
const certificateFor = (...hosts: readonly string[]) =>
  issueCertificate(authority, { commonName: "broker", hosts, ...forThirtyDays(now) });
const brokers = certificateFor(...["bootstrap", "b-0", "b-1", "b-2", "half"].map((name) => `${name}.${zone}`));
const ofAnother = certificateFor(`b-9.${zone}`);

const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
const from: ["consumer"] = ["consumer"];
const tls = (name: string, port: number) =>
  ({ host: `${name}.${zone}`, port, path: "data", from, layer: "tls" }) as const;
const name = (host: string) => ({ host: `${host}.${zone}`, from, resolvesTo: "private", ttlSeconds: 60 }) as const;

/** What should be so for every client. */
const declared: NetworkExpectations = networkExpectations({
  names: ["bootstrap", "b-0", "b-1", "b-2"].map(name),
  ports: [
    tls("bootstrap", 19092),
    tls("b-1", 19093),
    tls("b-2", 19094),
    { ...tls("source", 9092), role: "source-endpoint", from: ["target"], layer: "tcp" },
  ],
  closed: [
    { host: `b-0.${zone}`, port: 9095, from, why: "operators alone use the admin listener" },
    { host: `b-0.${zone}`, port: 9404, from, why: "scrapers alone read metrics" },
  ],
  certificates: [
    { host: `bootstrap.${zone}`, port: 19092, from, names: [`bootstrap.${zone}`, `b-0.${zone}`], validUntil: tomorrow },
  ],
  endpoints: [],
  edges: [
    {
      path: "data",
      from: "client",
      to: "source-endpoint",
      ports: { protocol: "tcp", from: 9092, to: 9092 },
      keepUntil: tomorrow,
    },
  ],
});

describeHere(
  `${title} (names by ${dnsServer === "dnsmasq" ? "dnsmasq" : "a server of our own"}${because === undefined ? "" : `; skipped: ${because}`})`,
  () => {
    let network: NamespaceNetwork | undefined;

    beforeAll(async () => {
      network = await startNamespaces([
        { address: "10.20.0.11", port: 19092, shows: brokers },
        { address: "10.20.0.12", port: 19093, shows: brokers },
        { address: "10.20.0.13", port: 19094, shows: brokers },
        { address: "10.20.0.11", port: 19097, shows: brokers },
        { address: "10.20.0.12", port: 19097, shows: brokers },
        { address: "10.20.0.13", port: 19092, shows: ofAnother },
        { address: "10.20.0.13", port: 9092, shows: brokers },
        { address: "10.20.0.11", port: 9095, shows: brokers },
        { address: "10.20.0.11", port: 9404, shows: brokers },
      ]);
    });

    afterAll(() => network?.close());

    async function checked(
      client: "orders" | "payments",
      expected: Partial<NetworkExpectations> = {},
      ...more: readonly string[]
    ): Promise<{ readonly report: NetworkReport; readonly exitCode: number | null }> {
      const { directory, kafkaByoc } = network!;
      const file = join(directory, `${client}.json`);
      const properties = join(directory, "target.properties");
      writeFileSync(file, JSON.stringify({ ...declared, ...expected }));
      const oneLine = authority.certificate.trim().replace(/\r?\n/g, "\\n");
      writeFileSync(
        properties,
        `bootstrap.servers=bootstrap.${zone}:19092\nsecurity.protocol=SSL\nssl.truststore.type=PEM\nssl.truststore.certificates=${oneLine}\n`,
      );
      const { exitCode, stdout, stderr } = await kafkaByoc(
        client,
        ...["check", file, "--target", properties, "--output", "json"],
        ...(more.length === 0 ? ["--vantage", "consumer"] : more),
      );
      if (stdout === "") throw new Error(`The check said nothing but: ${stderr}`);
      return { report: JSON.parse(stdout) as NetworkReport, exitCode };
    }

    const told = ({ results }: NetworkReport, status: string): readonly string[] =>
      results.filter((one) => one.status === status).map(({ check, subject, cause }) => `${check} ${subject} ${cause}`);

    it("holds for the client whose edges are open: names, layers up to TLS, closed ports, certificates, the way back", async () => {
      const closed = declared.closed.slice(0, 2);
      const { report, exitCode } = await checked("orders", { closed });
      expect(told(report, "fail")).toEqual([]);
      expect(told(report, "unknown")).toEqual([]);
      expect(exitCode).toBe(0);
      expect(report.totals.pass).toBe(4 + 4 + 3 + 2 + 1 + 1 + 1);
      const silent = report.results.find(({ subject }) => subject === `b-0.${zone}:9095`);
      expect(silent).toMatchObject({ status: "pass", seen: "ETIMEDOUT" });
    });

    it("fails for the other one where packets are dropped, rejected, or let in by nobody's leave, each with its cause", async () => {
      const { report, exitCode } = await checked("payments", { ports: [...declared.ports, tls("half", 19097)] });
      expect(told(report, "fail")).toEqual([
        `ports-answer data b-1.${zone}:19093 ETIMEDOUT`,
        `ports-answer data b-2.${zone}:19094 ECONNREFUSED`,
        `ports-answer data half.${zone}:19097 ETIMEDOUT`,
        `closed-ports-stay-closed b-0.${zone}:9404 PORT_ANSWERS`,
        "rollback-edges-kept data client→source-endpoint tcp 9092 ETIMEDOUT",
      ]);
      expect(exitCode).toBe(1);
      const half = report.results.find(({ subject }) => subject === `data half.${zone}:19097`);
      expect(half?.message).toContain("1 of 2 addresses");
    });

    it("fails where names lie: another broker's certificate, a public address, a TTL behind an alias, no record", async () => {
      const { report } = await checked("orders", {
        names: ["b-0", "leaked", "slow", "absent"].map(name),
        ports: [tls("b-2", 19092)],
        closed: [],
        certificates: [{ host: `b-2.${zone}`, port: 19092, from, names: [`b-2.${zone}`] }],
        edges: [],
      });
      expect(told(report, "fail")).toEqual([
        `names-resolve-privately leaked.${zone} PUBLIC_ADDRESS`,
        `names-resolve-privately absent.${zone} ENOTFOUND`,
        `ttls-hold slow.${zone} TTL_TOO_LONG`,
        `ports-answer data b-2.${zone}:19092 ERR_TLS_CERT_ALTNAME_INVALID`,
        `certificates-cover-names b-2.${zone}:19092 NAME_NOT_COVERED`,
      ]);
      expect(told(report, "unknown")).toEqual([`ttls-hold absent.${zone} ENOTFOUND`]);
      const slow = report.results.find(({ check, subject }) => check === "ttls-hold" && subject === `slow.${zone}`);
      expect(slow?.seen).toBe("300 s (CNAME)");
    });

    it("proves nothing where nobody says in which network it runs", async () => {
      const { report, exitCode } = await checked("orders", { edges: [] }, "--only", "ports-answer");
      expect(new Set(report.results.map(({ cause }) => cause))).toEqual(new Set(["VANTAGE_NOT_NAMED"]));
      expect(exitCode).toBe(2);
    });

    it("leaves no process behind", async () => {
      const { directory } = network!;
      expect(commandLines().some((line) => line.includes(directory))).toBe(true);
      network?.close();
      network = undefined;
      await untilTrue(() => !commandLines().some((line) => line.includes(directory)));
      expect(commandLines().filter((line) => line.includes(directory))).toEqual([]);
    });
  },
);

/** The command line of every process of this machine. */
function commandLines(): readonly string[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, "utf8")];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}

async function untilTrue(holds: () => boolean, withinMs = 60_000): Promise<void> {
  for (const until = Date.now() + withinMs; !holds() && Date.now() < until;) await wait(50);
}
