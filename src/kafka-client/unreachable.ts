import { type Unreadable } from "../kafka/answer";
import { causeOf } from "./causes";
import { type Endpoint, endpointText } from "./endpoint";
import { type Layer } from "./layer";

/** Exit code of commands that end because a cluster does not let us in. */
const exitCode = 1;

/** One endpoint whose layer broke: which, why, and what to do. */
export class EndpointUnreachable extends Error {
  override readonly name = "EndpointUnreachable";
  readonly exitCode = exitCode;
  /** `host:port`. */
  readonly endpoint: string;
  readonly remedy: string;

  constructor(
    endpoint: Endpoint,
    readonly layer: Layer,
    /** A code of the table in `causes`, or the system's own. */
    readonly causeCode: string,
    /** What was seen beyond what the code means. */
    readonly seen?: string,
  ) {
    const { says, remedy } = causeOf(causeCode);
    const more = seen === undefined ? "" : ` (${seen})`;
    super(`${endpointText(endpoint)} breaks at ${layer}: ${causeCode}, ${says}${more}.\n  ${remedy}`);
    this.endpoint = endpointText(endpoint);
    this.remedy = remedy;
  }

  /** The same without the endpoint and the remedy: `the server's certificate has expired (it ended 2026-01-01)`. */
  get reason(): string {
    return `${causeOf(this.causeCode).says}${this.seen === undefined ? "" : ` (${this.seen})`}`;
  }
}

/** No bootstrap server let us in. The layer and the cause are those of the one that got farthest. */
export class ClusterUnreachable extends Error {
  override readonly name = "ClusterUnreachable";
  readonly exitCode = exitCode;
  readonly layer: Layer;
  readonly causeCode: string;
  readonly endpoint: string;
  readonly remedy: string;

  constructor(farthest: EndpointUnreachable, all: readonly EndpointUnreachable[]) {
    super(all.map((one) => one.message).join("\n"), { cause: farthest });
    this.layer = farthest.layer;
    this.causeCode = farthest.causeCode;
    this.endpoint = farthest.endpoint;
    this.remedy = farthest.remedy;
  }
}

/** A broker that speaks no version of a request that we speak: too old, or too new. */
export class ApiNotSpoken extends Error {
  override readonly name = "ApiNotSpoken";
  readonly exitCode = exitCode;

  constructor(endpoint: Endpoint, api: string) {
    super(`The broker ${endpointText(endpoint)} speaks no version of ${api} that is known here.`);
  }
}

/** Why something could not be read where its broker could not be reached. Anything else is thrown on: a fault of ours. */
export function unreadableBecause(error: unknown): Unreadable {
  if (error instanceof EndpointUnreachable)
    return { error: error.causeCode, message: `${error.endpoint} breaks at ${error.layer}: ${error.reason}.` };
  if (error instanceof ClusterUnreachable)
    return { error: error.causeCode, message: `${error.endpoint} breaks at ${error.layer}.` };
  if (error instanceof ApiNotSpoken) return { error: "UNSUPPORTED_VERSION", message: error.message };
  throw error;
}
