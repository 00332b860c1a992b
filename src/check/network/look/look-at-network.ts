import { getServers } from "node:dns";
import { setMaxListeners } from "node:events";
import { rootCertificates } from "node:tls";
import { type NetworkExpectations } from "../../../expectations/network/document";
import { known, notKnown } from "../../../kafka/answer";
import { type TlsSettings } from "../../../kafka-client/client-settings";
import { type Endpoint, endpointText } from "../../../kafka-client/endpoint";
import { type Patience, resolveAddresses } from "../../../kafka-client/transport/dial";
import { EndpointUnreachable } from "../../../kafka-client/unreachable";
import { inTurn } from "../../snapshot/in-turn";
import { type NetworkCheck } from "../check";
import { mostSeconds } from "../checks/ttls-hold";
import { addressesOfEdge, isOver } from "../kept-edges";
import { type Outputs } from "../outputs";
import { type NameSeen, type NetworkSeen, type PortSeen } from "../seen";
import { type Here, isHere, vantageOfRole } from "../vantage";
import { type PortProbe, probePort } from "./probe-port";
import { recordedTtl, type TtlPatience } from "./recorded-ttl";

/** What is looked at, from where, and with whose trust. */
export interface NetworkLook {
  readonly expectations: NetworkExpectations;
  readonly checks: readonly NetworkCheck[];
  readonly vantage: Here;
  readonly outputs: Outputs | null;
  /** How brokers prove themselves on the data path; null trusts the authorities that come with Node. */
  readonly tls: TlsSettings | null;
  readonly now: Date;
  /** How long each layer may take; 5 s where nothing is said. */
  readonly timeoutMs?: number;
  /** How long a resolver's cache is waited for; 90 s where nothing is said. */
  readonly longestWaitMs?: number;
  /** Resolvers that are asked for TTLs; the machine's own where nothing is said. */
  readonly servers?: readonly string[];
  readonly signal: AbortSignal;
}

/** Ports that are tried at the same time. */
const portsAtOnce = 64;
/** Names that are asked for at the same time. */
const namesAtOnce = 64;

/** Looks once at everything that can be seen from here and that the checks judge. Only connects and resolves. */
export async function lookAtNetwork(look: NetworkLook): Promise<NetworkSeen> {
  const { vantage, outputs, now, signal, timeoutMs = 5_000, longestWaitMs = 90_000, servers = getServers() } = look;
  // Every port listens for it; a large network has many.
  setMaxListeners(0, signal);
  const patience = { timeoutMs, signal };
  const [names, ports] = await Promise.all([
    inTurn(namesOf(look), namesAtOnce, async (name) => {
      const most = asks(look, "ttls-hold") ? mostSeconds(name, now) : undefined;
      return [name.host, await seeName(name.host, most, patience, { ...patience, servers, longestWaitMs })] as const;
    }),
    inTurn(portsOf(look), portsAtOnce, async (port): Promise<readonly [string, PortSeen]> => [
      endpointText(port.endpoint),
      await probePort(port, patience),
    ]),
  ]);
  return {
    takenAt: now.toISOString(),
    vantage,
    names: Object.fromEntries(names),
    ports: Object.fromEntries(ports),
    outputs,
  };
}

function asks({ checks }: NetworkLook, ...names: readonly string[]): boolean {
  return checks.some(({ name }) => names.includes(name));
}

/** Every host once. One that is declared twice is held to the shorter TTL. */
function namesOf(look: NetworkLook): NetworkExpectations["names"] {
  const { expectations, vantage, now } = look;
  if (!asks(look, "names-resolve-privately", "ttls-hold")) return [];
  const hosts = new Map<string, NetworkExpectations["names"][number]>();
  const most = (name: NetworkExpectations["names"][number]): number => mostSeconds(name, now) ?? Infinity;
  for (const name of expectations.names.filter(({ from }) => isHere(from, vantage))) {
    const there = hosts.get(name.host);
    if (there === undefined || most(name) < most(there)) hosts.set(name.host, name);
  }
  return [...hosts.values()];
}

async function seeName(
  host: string,
  most: number | undefined,
  patience: Patience,
  ttlPatience: TtlPatience,
): Promise<NameSeen> {
  const [addresses, ttl] = await Promise.all([
    addressesOf(host, patience),
    most === undefined ? undefined : recordedTtl(host, most, ttlPatience),
  ]);
  return { addresses, ...(ttl === undefined ? {} : { ttl }) };
}

async function addressesOf(host: string, patience: Patience): Promise<NameSeen["addresses"]> {
  try {
    const found = await resolveAddresses({ host, port: 0 }, patience);
    return known([...new Set(found.map(({ address }) => address))].sort());
  } catch (error) {
    if (!(error instanceof EndpointUnreachable)) throw error;
    return notKnown({ error: error.causeCode, message: `Looked up from here, ${error.reason}.` });
  }
}

/** Every port once, as far as the farthest expectation goes. */
function portsOf(look: NetworkLook): readonly PortProbe[] {
  const { expectations, vantage, now } = look;
  const { ports, closed, certificates, edges } = expectations;
  const here = <T extends { readonly from: NetworkExpectations["ports"][number]["from"] }>(all: readonly T[]) =>
    all.filter(({ from }) => isHere(from, vantage));
  const dataPath = look.tls ?? { trusted: null, own: null, checkHostname: true };
  const otherPaths = withAuthoritiesOfNode(dataPath);
  const ofSource = new Set(ports.filter(({ role }) => role === "source-endpoint").map(endpointText));
  const tlsOn = (path: string, endpoint: Endpoint): TlsSettings =>
    path === "data" && !ofSource.has(endpointText(endpoint)) ? dataPath : otherPaths;
  const wanted: readonly PortProbe[] = [
    ...(asks(look, "ports-answer", "closed-ports-stay-closed") ? here(ports) : []).map((port) => ({
      endpoint: port,
      tls: port.layer === "tcp" ? null : tlsOn(port.path, port),
    })),
    ...(asks(look, "closed-ports-stay-closed") ? here(closed) : []).map((endpoint) => ({ endpoint, tls: null })),
    ...(asks(look, "certificates-cover-names", "certificates-outlive-window") ? here(certificates) : []).map(
      (endpoint) => ({ endpoint, tls: tlsOn("data", endpoint) }),
    ),
    ...(asks(look, "rollback-edges-kept") ? edges : [])
      .filter(({ from, keepUntil }) => isHere([vantageOfRole(from)], vantage) && keepUntil !== undefined)
      .filter(({ keepUntil = "" }) => !isOver(keepUntil, now))
      .flatMap((edge) => addressesOfEdge(edge, ports).map((endpoint) => ({ endpoint, tls: null }))),
  ];
  const probes = new Map<string, PortProbe>();
  for (const probe of wanted) {
    const key = endpointText(probe.endpoint);
    const there = probes.get(key);
    if (there === undefined || there.tls === null) probes.set(key, probe);
  }
  return [...probes.values()];
}

/** Consoles, collectors and sources that others run have certificates of public authorities where the target's brokers have those of a private one. */
function withAuthoritiesOfNode(tls: TlsSettings): TlsSettings {
  return tls.trusted === null
    ? tls
    : { trusted: [...tls.trusted, ...rootCertificates], own: null, checkHostname: true };
}
