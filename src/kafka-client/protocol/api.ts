import { Reader } from "./reader";
import { Writer } from "./writer";

/** The versions of one API, both bounds included. */
export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

/** What every answer tells: how long the broker wants to be left alone (KIP-219), in milliseconds. */
export interface Throttled {
  readonly throttleTimeMs: number;
}

/**
 * One request of Kafka's protocol with its response, as data. Only requests that read are written down in this folder:
 * what is not here cannot be sent.
 */
export interface Api<Request, Response extends Throttled> {
  readonly name: string;
  readonly key: number;
  /** What we speak. */
  readonly versions: VersionRange;
  /** First version with compact types and tagged fields (KIP-482); Infinity where there is none. */
  readonly flexibleFrom: number;
  encode(writer: Writer, request: Request, version: number): void;
  decode(reader: Reader, version: number): Response;
}

/**
 * The highest version that both sides speak, or undefined where there is none. Both bounds count: 4.x brokers no longer
 * speak the oldest versions (KIP-896).
 */
export function commonVersion(ours: VersionRange, theirs: VersionRange | undefined): number | undefined {
  if (theirs === undefined) return undefined;
  const highest = Math.min(ours.max, theirs.max);
  return highest >= Math.max(ours.min, theirs.min) ? highest : undefined;
}

/**
 * The body of a request. In a flexible version it opens with the tagged fields of the request header (version 2), which
 * the transport does not know of.
 */
export function encodeRequest<Q, S extends Throttled>(api: Api<Q, S>, request: Q, version: number): Buffer {
  const writer = new Writer(version >= api.flexibleFrom);
  writer.tags();
  api.encode(writer, request, version);
  return writer.finished();
}

const apiVersionsKey = 18;

/**
 * The data in the body of a response, with the tagged fields of the response header skipped. ApiVersions has none of
 * them in any version, so that its answer can be read before anything is agreed (KIP-511).
 *
 * @throws MalformedResponse
 */
export function decodeResponse<Q, S extends Throttled>(api: Api<Q, S>, body: Buffer, version: number): S {
  const reader = new Reader(body, version >= api.flexibleFrom);
  if (api.key !== apiVersionsKey) reader.tags();
  return api.decode(reader, version);
}
