import { limitProblems } from "./limits/table";

/** PrivateLink and load balancers forget a connection after this time without a byte (Elastic Load Balancing, "Connection idle timeout"). */
export const networkIdleSeconds = 350;

/** What we give a TCP listener. */
export const listenerIdleSecondsByDefault = 900;

/** What we give brokers as `connections.max.idle.ms`: the one place that mends every client. Java clients wait 540 s, brokers 600 s by default. */
export const brokerIdleMsByDefault = 300_000;

/** Who closes a connection without traffic, and when. */
export interface IdleTimeouts {
  /** `connections.max.idle.ms` of the brokers, in milliseconds. */
  readonly brokerMaxIdleMs: number;
  /** `tcp_idle_timeout_seconds` of the listeners; null where clients reach brokers without a load balancer. */
  readonly listenerIdleSeconds: number | null;
  readonly privateLink: boolean;
}

/** What is wrong: whoever is forgotten by the network before the broker says goodbye sees a reset on its next request. */
export function idleProblems({ brokerMaxIdleMs, listenerIdleSeconds, privateLink }: IdleTimeouts): readonly string[] {
  const forgets = Math.min(
    listenerIdleSeconds ?? Number.POSITIVE_INFINITY,
    privateLink ? networkIdleSeconds : Number.POSITIVE_INFINITY,
  );
  return [
    ...(listenerIdleSeconds === null ? [] : limitProblems({ listenerIdleSeconds }, "listener")),
    ...(brokerMaxIdleMs / 1000 >= forgets
      ? [
          `connections.max.idle.ms: brokers keep idle connections for ${String(brokerMaxIdleMs / 1000)} s, and ${
            forgets === networkIdleSeconds && privateLink ? "PrivateLink" : "the listener"
          } forgets them after ${String(forgets)} s: clients would see random disconnects. Set it to ${String(
            Math.min(brokerIdleMsByDefault, Math.floor(forgets * 0.85) * 1000),
          )} on the brokers.`,
        ]
      : []),
  ];
}
