import { type Endpoint } from "../../../kafka-client/endpoint";
import { type TlsSettings } from "../../../kafka-client/client-settings";
import { type LayerResult } from "../../../kafka-client/reachability";
import { timed } from "../../../kafka-client/transport/broker-connection";
import {
  openSocket,
  type Patience,
  resolveAddresses,
  secureSocket,
  type ServerCertificate,
} from "../../../kafka-client/transport/dial";
import { EndpointUnreachable } from "../../../kafka-client/unreachable";
import { type PortSeen, type WaySeen } from "../seen";

/** How one port is tried. */
export interface PortProbe {
  readonly endpoint: Endpoint;
  /** Null where TCP is enough. */
  readonly tls: TlsSettings | null;
}

/**
 * Tries one port: its name, then TCP and TLS at every address that the name has, since clients may get any of them. Says nothing
 * to the server beyond the handshake.
 */
export async function probePort({ endpoint, tls }: PortProbe, patience: Patience): Promise<PortSeen> {
  const dns: LayerResult[] = [];
  const addresses = await whereReached(() =>
    timed(
      "dns",
      { onLayer: (result) => void dns.push(result) },
      () => resolveAddresses(endpoint, patience),
      (found) => found.map(({ address }) => address).join(", "),
    ),
  );
  const [first] = dns;
  if (first === undefined) throw new Error("A probe ended before it looked up its name.");
  const distinct = [...new Map((addresses ?? []).map((one) => [one.address, one])).values()];
  return { dns: first, ways: await Promise.all(distinct.map((address) => probeWay(endpoint, address, tls, patience))) };
}

async function probeWay(
  endpoint: Endpoint,
  address: { readonly address: string; readonly family: number },
  tls: TlsSettings | null,
  patience: Patience,
): Promise<WaySeen> {
  const layers: LayerResult[] = [];
  let certificate: ServerCertificate | undefined;
  const onLayer = (result: LayerResult): void => void layers.push(result);
  await whereReached(async () => {
    const plain = await timed(
      "tcp",
      { onLayer },
      () => openSocket(endpoint, [address], patience),
      (socket) => String(socket.remoteAddress),
    );
    plain.on("error", () => undefined);
    if (tls !== null) {
      const { socket } = await timed(
        "tls",
        { onLayer },
        () => secureSocket(endpoint, plain, tls, patience, (shown) => (certificate = shown)),
        ({ version }) => version,
      );
      socket.on("error", () => undefined).destroy();
    }
    plain.destroy();
  });
  return { address: address.address, layers, ...(certificate === undefined ? {} : { certificate }) };
}

/** What the work gives, or undefined where a layer broke: that was told to `onLayer` already. */
async function whereReached<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EndpointUnreachable) return undefined;
    throw error;
  }
}
