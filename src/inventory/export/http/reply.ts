import { type z } from "zod";
import { type Answer, known, notKnown, type Unreadable } from "../../../kafka/answer";

/** What came back to one request: an answer of whatever status, or none, with the reason. */
export type Reply =
  | {
      readonly answered: true;
      readonly status: number;
      /** Parsed JSON; undefined where the body is empty or no JSON. */
      readonly body: unknown;
      /** The `server` header; empty where there is none. */
      readonly server: string;
    }
  | { readonly answered: false; readonly because: Unreadable };

/** What a request is about, as messages tell it. */
export interface Asked {
  /** `the registry's mode`. */
  readonly what: string;
  /** The grant that it needs, in the service's own words. */
  readonly grant?: string;
}

/** The value in a reply of status 200 that has the shape that is documented for it; else why there is none. */
export function valueIn<T>(reply: Reply, shape: z.ZodType<T>, asked: Asked): Answer<T> {
  if (!reply.answered) return notKnown(reply.because);
  if (reply.status !== 200) return notKnown(refusal(reply.status, reply.body, asked));
  const parsed = shape.safeParse(reply.body);
  if (parsed.success) return known(parsed.data);
  const [issue] = parsed.error.issues;
  return notKnown({
    error: "UNEXPECTED_ANSWER",
    message: `The answer for ${asked.what} has another shape than documented${issue === undefined ? "" : ` (at ${issue.path.map(String).join(".") || "its top"})`}.`,
  });
}

/** `error_code` of a REST error of Confluent's services and those that follow them; undefined where there is none. */
export function errorCodeIn(reply: Reply): number | undefined {
  const body = reply.answered ? reply.body : undefined;
  if (typeof body !== "object" || body === null || !("error_code" in body)) return undefined;
  return typeof body.error_code === "number" ? body.error_code : undefined;
}

/** Whether the service has no such resource: said by 404, and by 405 where the path knows other methods only. */
export function isNotThere(reply: Reply): boolean {
  return reply.answered && (reply.status === 404 || reply.status === 405);
}

const statuses: Readonly<Record<number, { readonly error: string; readonly says: string }>> = {
  204: { error: "EMPTY_ANSWER", says: "The answer is empty" },
  401: { error: "UNAUTHORIZED", says: "The user or the password is not accepted" },
  403: { error: "FORBIDDEN", says: "The user has no right to read it" },
  404: { error: "NOT_FOUND", says: "The service has no such resource" },
  405: { error: "NOT_FOUND", says: "The service has no such resource" },
  409: { error: "REBALANCING", says: "The workers are being rebalanced" },
  429: { error: "TOO_MANY_REQUESTS", says: "The service wants fewer requests" },
  503: { error: "UNAVAILABLE", says: "The service is not available" },
};

function refusal(status: number, body: unknown, { what, grant }: Asked): Unreadable {
  const known = statuses[status];
  const lacksRight = status === 403 && grant !== undefined;
  return {
    error: known?.error ?? `HTTP_${String(status)}`,
    message: `${known?.says ?? "The service failed"}: ${what}, status ${String(status)}${wordsIn(body)}.`,
    ...(lacksRight ? { grantNeeded: grant } : {}),
  };
}

const longestWords = 160;

/** What the service itself says, in one line. */
function wordsIn(body: unknown): string {
  if (typeof body !== "object" || body === null || !("message" in body) || typeof body.message !== "string") return "";
  const words = body.message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  if (words === "") return "";
  return ` (${words.length > longestWords ? `${words.slice(0, longestWords)}…` : words})`;
}
