import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "../../../documents/error-code";
import { type Answer, known, notKnown, type Unreadable } from "../../../kafka/answer";
import { causeOf } from "../../../kafka-client/causes";
import { parseEndpoint } from "../../../kafka-client/endpoint";
import { type TtlSeen } from "../seen";
import { decodeAnswer, type DnsAnswer, encodeQuestion, type RecordType, recordTypes } from "./dns-message";

/** How a record's TTL is asked for. */
export interface TtlPatience {
  /** Resolvers as Node names them: `10.0.0.2`, `127.0.0.1:5353`, `[::1]:5353`. The first that answers is believed. */
  readonly servers: readonly string[];
  /** How long one question may take. */
  readonly timeoutMs: number;
  /** How long may be waited for a cache to forget the record. */
  readonly longestWaitMs: number;
  readonly signal: AbortSignal;
}

/** Longer than the second in which caches count. */
const countingMs = 1_100;

/**
 * The TTL of a name's own record, as its zone has it: of the CNAME where it is one, whatever the record behind it says. A
 * resolver that answers from its cache tells what is left of the TTL; it is asked again until it has forgotten the record,
 * unless that takes too long (`TTL_FROM_CACHE`).
 *
 * @param mostSeconds What the TTL may be: a longer one is told at once.
 */
export async function recordedTtl(host: string, mostSeconds: number, patience: TtlPatience): Promise<Answer<TtlSeen>> {
  if (isIP(host) !== 0) return notKnown(unreadable("NO_NAME", "An address has no record and no TTL."));
  const first = await askTtl(host, patience);
  if (!first.known || first.value.seconds > mostSeconds) return first;
  await wait(countingMs, undefined, { signal: patience.signal });
  const second = await askTtl(host, patience);
  if (!second.known || second.value.seconds >= first.value.seconds) return second;
  const leftMs = (second.value.seconds + 1) * 1_000;
  if (leftMs > patience.longestWaitMs)
    return notKnown(
      unreadable(
        "TTL_FROM_CACHE",
        `The resolver answers from its cache, which forgets the record in ${String(second.value.seconds)} s; until then it does not tell the TTL.`,
      ),
    );
  await wait(leftMs, undefined, { signal: patience.signal });
  const third = await askTtl(host, patience);
  return third.known && third.value.seconds < first.value.seconds ? first : third;
}

/** Asks for the address of a name, as clients do, and tells the TTL of the record that the name itself has. */
async function askTtl(host: string, patience: TtlPatience): Promise<Answer<TtlSeen>> {
  let silent: Answer<TtlSeen> = notKnown(unreadable("EAI_AGAIN", `Asked for ${host}: no resolver is known here.`));
  for (const server of patience.servers)
    for (const type of ["A", "AAAA"] as const) {
      const answer = await ask(server, host, type, patience);
      if (!answer.known) {
        silent = answer;
        break;
      }
      const own = ownRecord(host, answer.value);
      if (own !== undefined) return known(own);
      if (answer.value.code !== 0) return notKnown(refusal(host, answer.value.code));
      if (type === "AAAA") return notKnown(unreadable("NO_RECORD", `${host} has no address and no CNAME.`));
    }
  return silent;
}

function ownRecord(host: string, { records }: DnsAnswer): TtlSeen | undefined {
  const name = host.toLowerCase().replace(/\.$/, "");
  for (const record of ["CNAME", "A", "AAAA"] as const) {
    const own = records.filter((one) => one.name === name && one.type === recordTypes[record]);
    if (own.length > 0) return { record, seconds: Math.max(...own.map(({ ttlSeconds }) => ttlSeconds)) };
  }
  return undefined;
}

function refusal(host: string, code: number): Unreadable {
  const error = code === 3 ? "ENOTFOUND" : "EAI_AGAIN";
  return unreadable(error, `Asked for ${host}: ${causeOf(error).says} (response code ${String(code)}).`);
}

function ask(
  server: string,
  host: string,
  type: RecordType,
  { timeoutMs, signal }: TtlPatience,
): Promise<Answer<DnsAnswer>> {
  const id = randomInt(65_536);
  const question = encodeQuestion(id, host, type);
  if (question === undefined) return Promise.resolve(notKnown(unreadable("ENOTFOUND", `${host} is no name.`)));
  const { host: address, port } = parseEndpoint(server) ?? { host: server, port: 53 };
  return new Promise((resolve) => {
    const socket = createSocket(isIP(address) === 6 ? "udp6" : "udp4");
    const done = (answer: Answer<DnsAnswer>): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      socket
        .removeAllListeners("message")
        .removeAllListeners("error")
        .on("error", () => undefined);
      socket.close();
      resolve(answer);
    };
    const silent = (error: string): void => {
      done(notKnown(unreadable("EAI_AGAIN", `The resolver ${address} does not answer for ${host} (${error}).`)));
    };
    const stop = (): void => {
      silent("stopped");
    };
    const timer = setTimeout(() => {
      silent("ETIMEDOUT");
    }, timeoutMs);
    signal.addEventListener("abort", stop, { once: true });
    socket.on("error", (error) => {
      silent(errorCode(error) ?? "failed");
    });
    socket.on("message", (bytes) => {
      const answer = decodeAnswer(bytes);
      // Anything else on this socket is not the answer to our question.
      if (answer?.id === id) done(known(answer));
    });
    // Connected, so that nobody but the resolver is heard, and a refusal is an error at once.
    socket.connect(port, address, () => {
      socket.send(question);
    });
  });
}

function unreadable(error: string, message: string): Unreadable {
  return { error, message };
}
