/** Places that clients run in, from which reachability is proved: inside the target's network, a consumer's, the source's, on premises. */
export const vantages = ["target", "consumer", "source", "on-premises"] as const;

/** One of {@link vantages}. */
export type Vantage = (typeof vantages)[number];
