/** Why something could not be read: an error's own name, what it means here, and the right that would be needed. */
export interface Unreadable {
  /** Kafka's error name (`TOPIC_AUTHORIZATION_FAILED`) or a cause of the layer below (`ECONNREFUSED`). */
  readonly error: string;
  readonly message: string;
  /** The grant that would make it readable, in Kafka's words: `DESCRIBE_CONFIGS on Topic orders.v1`. */
  readonly grantNeeded?: string;
}

/** What a cluster said about one thing: its value, or why it is not known. Absence of an answer is never emptiness. */
export type Answer<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly because: Unreadable };

/** An answer that is there. */
export function known<T>(value: T): Answer<T> {
  return { known: true, value };
}

/** An answer that could not be had, with the reason. */
export function notKnown<T>(because: Unreadable): Answer<T> {
  return { known: false, because };
}
