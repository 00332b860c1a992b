import { lookup, type LookupAddress } from "node:dns";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type PeerCertificate, type TLSSocket } from "node:tls";
import { errorCode, errorText } from "../../documents/error-code";
import { type TlsSettings } from "../client-settings";
import { type Endpoint } from "../endpoint";
import { EndpointUnreachable } from "../unreachable";

/** What a server shows of itself in the TLS handshake, whether we trust it or not. */
export interface ServerCertificate {
  /** `CN=broker-1, O=Example`. */
  readonly subject: string;
  /** RFC 3339, UTC. */
  readonly notAfter: string;
  /** As in the certificate: `DNS:broker-1.example.com`, `IP Address:10.0.0.1`. */
  readonly subjectAltNames: readonly string[];
}

/** How long each step of connecting may take, and what stops it early. */
export interface Patience {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The addresses of a host, in the resolver's order.
 *
 * @throws EndpointUnreachable
 */
export async function resolveAddresses(endpoint: Endpoint, patience: Patience): Promise<readonly LookupAddress[]> {
  const family = isIP(endpoint.host);
  if (family !== 0) return [{ address: endpoint.host, family }];
  return settled(patience, new EndpointUnreachable(endpoint, "dns", "ETIMEDOUT"), (done, failed) => {
    lookup(endpoint.host, { all: true }, (error, addresses) => {
      if (error === null) done(addresses);
      else failed(new EndpointUnreachable(endpoint, "dns", error.code ?? "ENOTFOUND"));
    });
  });
}

/**
 * A TCP connection to the first of the addresses that answers. Nothing listens to it yet: no byte is lost.
 *
 * @throws EndpointUnreachable
 */
export async function openSocket(
  endpoint: Endpoint,
  addresses: readonly LookupAddress[],
  patience: Patience,
): Promise<Socket> {
  const socket = connect({
    host: endpoint.host,
    port: endpoint.port,
    noDelay: true,
    keepAlive: true,
    lookup: (_host, options, found) => {
      const first = addresses[0];
      if (options.all === true) found(null, [...addresses]);
      else found(null, first?.address ?? "", first?.family);
    },
  });
  try {
    return await settled(patience, new EndpointUnreachable(endpoint, "tcp", "ETIMEDOUT"), (done, failed) => {
      socket.once("connect", () => {
        done(socket);
      });
      socket.once("error", (error) => {
        failed(new EndpointUnreachable(endpoint, "tcp", errorCode(error) ?? "ECONNRESET"));
      });
    });
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    socket.removeAllListeners("connect").removeAllListeners("error");
  }
}

/** A TLS connection whose server was proved. */
export interface TlsConnection {
  readonly socket: TLSSocket;
  /** `TLSv1.3`. */
  readonly version: string;
}

/**
 * The TLS handshake on an open connection. The server's certificate is told to `onCertificate` even where it is then
 * refused; nothing is ever sent to a server that was not proved.
 *
 * @throws EndpointUnreachable
 */
export async function secureSocket(
  endpoint: Endpoint,
  plain: Socket,
  settings: TlsSettings,
  patience: Patience,
  onCertificate: (certificate: ServerCertificate) => void,
): Promise<TlsConnection> {
  const socket = connectTls({
    socket: plain,
    host: endpoint.host,
    ...(isIP(endpoint.host) === 0 ? { servername: endpoint.host } : {}),
    ...(settings.trusted === null ? {} : { ca: [...settings.trusted] }),
    ...(settings.own === null ? {} : { cert: settings.own.chain, key: settings.own.key.reveal() }),
    ...(settings.checkHostname ? {} : { checkServerIdentity: () => undefined }),
    // So that the handshake ends and the certificate can be told; `authorized` is looked at before anything is sent.
    rejectUnauthorized: false,
  });
  try {
    await settled<undefined>(patience, new EndpointUnreachable(endpoint, "tls", "ETIMEDOUT"), (done, failed) => {
      socket.once("secureConnect", () => {
        done(undefined);
      });
      socket.once("error", (error) => {
        failed(brokenHandshake(endpoint, error, plain, settings));
      });
      socket.once("close", () => {
        failed(new EndpointUnreachable(endpoint, "tls", "NOT_A_TLS_PORT"));
      });
    });
    const certificate = certificateOf(socket.getPeerCertificate());
    if (certificate !== undefined) onCertificate(certificate);
    if (!socket.authorized) throw refusedCertificate(endpoint, socket, certificate);
    return { socket, version: socket.getProtocol() ?? "TLS" };
  } catch (error) {
    // An error that comes late must not end the process.
    socket.on("error", () => undefined).destroy();
    plain.on("error", () => undefined).destroy();
    throw error;
  } finally {
    for (const event of ["secureConnect", "close"]) socket.removeAllListeners(event);
    if (!socket.destroyed) socket.removeAllListeners("error");
  }
}

function brokenHandshake(endpoint: Endpoint, error: Error, plain: Socket, settings: TlsSettings): EndpointUnreachable {
  const code = errorCode(error) ?? "";
  const byAlert = isMissingCertificate(code, plain, settings)
    ? "CLIENT_CERTIFICATE_REQUIRED"
    : alertCause(code, settings);
  if (byAlert !== undefined) return new EndpointUnreachable(endpoint, "tls", byAlert);
  const isNoTls = code === "ERR_SSL_WRONG_VERSION_NUMBER" || code === "ERR_SSL_PACKET_LENGTH_TOO_LONG";
  if (isNoTls || (["ECONNRESET", "EPIPE"].includes(code) && plain.bytesRead === 0))
    return new EndpointUnreachable(endpoint, "tls", "NOT_A_TLS_PORT");
  if (code === "ECONNRESET") return new EndpointUnreachable(endpoint, "tls", code);
  return new EndpointUnreachable(endpoint, "tls", "TLS_HANDSHAKE_FAILED", code === "" ? errorText(error) : code);
}

/** An alert alone has seven bytes. One that comes after the server's own certificate is about ours. */
const moreThanAnAlert = 100;

/** In TLS 1.2 a server says "handshake failure" both for a missing certificate and for no cipher in common. */
function isMissingCertificate(code: string, plain: Socket, settings: TlsSettings): boolean {
  return /ALERT_HANDSHAKE_FAILURE/.test(code) && settings.own === null && plain.bytesRead > moreThanAnAlert;
}

/**
 * The cause behind an alert that the server sent, or undefined for a code that is none. With TLS 1.3 the alert about our
 * certificate comes after the handshake, with the first answer.
 */
export function alertCause(code: string, settings: TlsSettings | null): string | undefined {
  if (!/^ERR_SSL_.*ALERT/.test(code)) return undefined;
  if (/CERTIFICATE_REQUIRED/.test(code)) return "CLIENT_CERTIFICATE_REQUIRED";
  if (
    /(BAD|UNSUPPORTED|REVOKED|EXPIRED|UNKNOWN)_CERTIFICATE|CERTIFICATE_(REVOKED|EXPIRED|UNKNOWN)|UNKNOWN_CA/.test(code)
  )
    return settings?.own === null ? "CLIENT_CERTIFICATE_REQUIRED" : "CLIENT_CERTIFICATE_REFUSED";
  return "TLS_HANDSHAKE_FAILED";
}

function refusedCertificate(
  endpoint: Endpoint,
  socket: TLSSocket,
  certificate: ServerCertificate | undefined,
): EndpointUnreachable {
  const refusal: unknown = socket.authorizationError;
  const code = typeof refusal === "string" ? refusal : (errorCode(refusal) ?? errorText(refusal));
  return new EndpointUnreachable(
    endpoint,
    "tls",
    code,
    certificate === undefined ? undefined : seenIn(code, certificate),
  );
}

function seenIn(code: string, certificate: ServerCertificate): string {
  if (code === "CERT_HAS_EXPIRED") return `${certificate.subject} ended ${certificate.notAfter}`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return `it holds ${certificate.subjectAltNames.join(", ") || "no name"}`;
  return certificate.subject;
}

function certificateOf(certificate: PeerCertificate): ServerCertificate | undefined {
  // A server that shows none is told as an empty object.
  if (Object.keys(certificate).length === 0) return undefined;
  const ends = new Date(certificate.valid_to);
  return {
    subject: Object.entries(certificate.subject)
      .map(([part, value]) => `${part}=${String(value)}`)
      .join(", "),
    notAfter: Number.isNaN(ends.getTime()) ? certificate.valid_to : ends.toISOString(),
    subjectAltNames: certificate.subjectaltname?.split(", ") ?? [],
  };
}

/** What `start` ends with, unless time runs out or the signal comes first. */
function settled<T>(
  { timeoutMs, signal }: Patience,
  tooLate: EndpointUnreachable,
  start: (done: (value: T) => void, failed: (error: Error) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", interrupted);
    };
    const failed = (error: Error): void => {
      finish();
      reject(error);
    };
    const interrupted = (): void => {
      failed(abortionOf(signal));
    };
    const timer = setTimeout(() => {
      failed(tooLate);
    }, timeoutMs);
    if (signal?.aborted === true) {
      interrupted();
      return;
    }
    signal?.addEventListener("abort", interrupted);
    start((value) => {
      finish();
      resolve(value);
    }, failed);
  });
}

/** What stopped the work: the signal's own reason where it is an error. */
export function abortionOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error("The work was interrupted.");
}
