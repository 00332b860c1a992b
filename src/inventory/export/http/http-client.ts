import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { setTimeout as after } from "node:timers/promises";
import { errorCode } from "../../../documents/error-code";
import { type HttpAccess } from "./http-access";
import { LeadsElsewhere, TooLarge, unreadable } from "./http-failure";
import { limited } from "./limited";
import { type Reply } from "./reply";

/** One REST service, asked by GET only. */
export interface HttpClient {
  /** The address that documents tell, without credentials. */
  readonly url: string;
  /** Asks for a path below the address: `/subjects`. Never throws but where the work is interrupted. */
  get(path: string): Promise<Reply>;
  /** The same for a path of the host itself, whatever path the address has: `/apis/registry/v2/system/info`. */
  getFromRoot(path: string): Promise<Reply>;
  /** Requests sent so far, repeated ones included. */
  requestCount(): number;
  close(): void;
}

/** How patient a client is. */
export interface HttpOptions {
  readonly signal?: AbortSignal | undefined;
  /** For one request, from its start to the last byte. Default: 30 s. */
  readonly timeoutMs?: number;
  /** Answers that mean "later": 429 and 503, and 409 of a Connect worker that is being rebalanced. */
  readonly laterStatuses?: readonly number[];
  /** Wait before the first repetition; doubled each time. Default: 250 ms. */
  readonly firstWaitMs?: number;
  /** Longest body that is taken. Default: 64 MiB. */
  readonly largestBodyBytes?: number;
}

const requestsAtOnce = 8;
const attempts = 5;
const longestWaitMs = 30_000;
const redirectsFollowed = 3;

/**
 * Opens a REST service for reading. At most eight requests are under way; what is answered with "later" is asked again
 * when `Retry-After` says so; a redirect is followed within the same host only, since the credential goes with it.
 */
export function openHttp(access: HttpAccess, options: HttpOptions = {}): HttpClient {
  const { signal, timeoutMs = 30_000, laterStatuses = [429, 503], firstWaitMs = 250 } = options;
  const { largestBodyBytes = 64 * 1024 * 1024 } = options;
  const agents = agentsOf(access);
  const turn = limited(requestsAtOnce);
  let requests = 0;
  let base = 0;

  const send = (url: URL): Promise<Raw> => {
    requests++;
    return exchange(url, access, agents, { signal, timeoutMs, largestBodyBytes });
  };

  const followed = async (url: URL): Promise<Raw> => {
    let raw = await send(url);
    for (let hops = 0; isRedirect(raw) && hops < redirectsFollowed; hops++) {
      const next = URL.canParse(raw.location, url.href) ? new URL(raw.location, url.href) : undefined;
      if (next === undefined || next.origin !== url.origin) throw new LeadsElsewhere(next);
      raw = await send(next);
    }
    return raw;
  };

  /** Another address of the same service, where there is one and this one cannot be reached. */
  const attempt = async (urlFor: (base: string) => URL): Promise<Raw> => {
    for (let tried = 1; ; tried++) {
      const current = base;
      try {
        return await followed(urlFor(access.urls[current] ?? access.urls[0]));
      } catch (error) {
        if (tried >= access.urls.length || isInterrupted(signal)) throw error;
        if (base === current) base = (current + 1) % access.urls.length;
      }
    }
  };

  const ask = (urlFor: (base: string) => URL): Promise<Reply> =>
    turn(async () => {
      let waitMs = firstWaitMs;
      for (let tried = 1; ; tried++) {
        signal?.throwIfAborted();
        let outcome: Raw | undefined;
        let failure: unknown;
        try {
          outcome = await attempt(urlFor);
        } catch (error) {
          signal?.throwIfAborted();
          failure = error;
        }
        const again = outcome === undefined ? isPassing(failure) : laterStatuses.includes(outcome.status);
        if (!again || tried === attempts) return outcome === undefined ? noAnswer(failure) : replyOf(outcome);
        await after(
          Math.min(outcome?.retryAfterMs ?? waitMs, longestWaitMs),
          undefined,
          signal === undefined ? {} : { signal },
        );
        waitMs *= 2;
      }
    });

  return {
    url: access.urls[0],
    get: (path) => ask((address) => new URL(`${address}${path}`)),
    getFromRoot: (path) => ask((address) => new URL(path, address)),
    requestCount: () => requests,
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

interface Raw {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  readonly server: string;
  readonly retryAfterMs: number | undefined;
}

interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

function agentsOf({ tls }: HttpAccess): Agents {
  const keep = { keepAlive: true, maxSockets: requestsAtOnce };
  return {
    http: new HttpAgent(keep),
    https: new HttpsAgent({
      ...keep,
      ...(tls === null || tls.trusted === null ? {} : { ca: [...tls.trusted] }),
      ...(tls === null || tls.own === null ? {} : { cert: tls.own.chain, key: tls.own.key.reveal() }),
      ...(tls?.checkHostname === false ? { checkServerIdentity: () => undefined } : {}),
    }),
  };
}

interface Limits {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly largestBodyBytes: number;
}

function exchange(url: URL, access: HttpAccess, agents: Agents, limits: Limits): Promise<Raw> {
  const deadline = AbortSignal.timeout(limits.timeoutMs);
  const signal = limits.signal === undefined ? deadline : AbortSignal.any([deadline, limits.signal]);
  const headers = {
    accept: "application/vnd.schemaregistry.v1+json, application/json",
    ...(access.authorization === null ? {} : { authorization: access.authorization.reveal() }),
  };
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage): void => {
      bodyOf(response, limits.largestBodyBytes).then((text) => {
        resolve({
          status: response.statusCode ?? 0,
          text,
          location: response.headers.location ?? "",
          server: String(response.headers["server"] ?? ""),
          retryAfterMs: waitIn(response.headers["retry-after"]),
        });
      }, reject);
    };
    const request =
      url.protocol === "https:"
        ? requestHttps(url, { agent: agents.https, headers, signal }, answered)
        : requestHttp(url, { agent: agents.http, headers, signal }, answered);
    request.on("error", reject).end();
  });
}

async function bodyOf(response: IncomingMessage, largestBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response) {
    if (!Buffer.isBuffer(piece)) continue;
    bytes += piece.length;
    if (bytes > largestBytes) {
      response.destroy();
      throw new TooLarge(largestBytes);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3). */
function waitIn(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

function isRedirect({ status, location }: Raw): boolean {
  return [301, 302, 303, 307, 308].includes(status) && location !== "";
}

function replyOf({ status, text, server }: Raw): Reply {
  return { answered: true, status, body: jsonIn(text), server };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isInterrupted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** A connection that broke may hold the next time; nobody who listens, a wrong name or a certificate will not change. */
function isPassing(error: unknown): boolean {
  return ["ECONNRESET", "EPIPE"].includes(errorCode(error) ?? "");
}

function noAnswer(error: unknown): Reply {
  return { answered: false, because: unreadable(error) };
}
