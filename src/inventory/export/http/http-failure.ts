import { errorCode } from "../../../documents/error-code";
import { type Unreadable } from "../../../kafka/answer";
import { causeOf } from "../../../kafka-client/causes";

/** An answer that is larger than what is taken. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";

  constructor(largestBytes: number) {
    super(`The answer is larger than ${String(largestBytes)} bytes.`);
  }
}

/** A redirect to another host. */
export class LeadsElsewhere extends Error {
  override readonly name = "LeadsElsewhere";

  constructor(next: URL | undefined) {
    super(
      `It redirects to ${next?.origin ?? "what is no address"}, where the credential is not sent: name that address.`,
    );
  }
}

/** Why a request had no answer, by the code that Node gives and what that means. */
export function unreadable(error: unknown): Unreadable {
  if (error instanceof TooLarge) return { error: "ANSWER_TOO_LARGE", message: error.message };
  if (error instanceof LeadsElsewhere) return { error: "REDIRECTED_ELSEWHERE", message: error.message };
  const code = causeCode(error);
  if (code === "CONNECTION_CLOSED") return { error: code, message: "The service closed the connection." };
  const { says } = causeOf(code);
  return { error: code, message: `${says.charAt(0).toUpperCase()}${says.slice(1)}.` };
}

/** A server without TLS answers the handshake with words of its own, which OpenSSL cannot read. */
const notTls: ReadonlySet<string> = new Set([
  "EPROTO",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
]);

function causeCode(error: unknown): string {
  const code = errorCode(error) ?? "CONNECTION_CLOSED";
  if (code === "ABORT_ERR") return "ETIMEDOUT";
  return notTls.has(code) ? "NOT_A_TLS_PORT" : code;
}
