import { type Unreadable } from "../kafka/answer";
import { type Details } from "./details";

/** What a check may say of one subject. Unknown never passes; a waived failure stays visible. */
export const statuses = ["pass", "fail", "unknown", "skipped", "waived"] as const;

/** One of {@link statuses}. */
export type Status = (typeof statuses)[number];

/** What a check says of one subject: a topic, a group, a principal, a client, an entity. */
export interface Judgement {
  /** `orders.v1`, `group billing`, `User:billing`. */
  readonly subject: string;
  readonly status: Status;
  /** Why, as a name to branch on: `CONFIG_DIFFERS`, `ECONNREFUSED`. Absent where it passed. */
  readonly cause?: string;
  readonly expected?: string;
  readonly seen?: string;
  /** A sentence for a person. */
  readonly message: string;
  /** What to do about it; the check's own remedy where this one is absent. */
  readonly remedy?: string;
  /** Figures behind the sentence, for reports that can show them. */
  readonly details?: Details;
}

/** A judgement with the check that made it: one line of a report. */
export interface CheckResult extends Judgement {
  /** The check's name: `topic-configs-hold`. */
  readonly check: string;
  /** Its number in the catalogue of checks: `TOP-03`. */
  readonly id: string;
}

/** Everything of a judgement but its subject and status. */
export type Finding = Omit<Judgement, "subject" | "status">;

/** It holds. */
export function pass(subject: string, finding: Finding): Judgement {
  return { subject, status: "pass", ...finding };
}

/** It does not hold; the cause has a name. */
export function fail(subject: string, finding: Finding & { readonly cause: string }): Judgement {
  return { subject, status: "fail", ...finding };
}

/** It could not be seen, for one of our own reasons. */
export function unknown(subject: string, finding: Finding & { readonly cause: string }): Judgement {
  return { subject, status: "unknown", ...finding };
}

/** It could not be read: what the cluster said, and the grant that would help. */
export function unreadable(subject: string, because: Unreadable): Judgement {
  return unknown(subject, {
    cause: because.error,
    message: because.message,
    remedy:
      because.grantNeeded === undefined
        ? "Mend what keeps it from being read (clients-reach-brokers tells of each broker), then check again."
        : `Grant the checker's principal ${because.grantNeeded}, then check again.`,
  });
}

/** There is nothing to judge here, and that is in order. */
export function skipped(subject: string, message: string): Judgement {
  return { subject, status: "skipped", message };
}
