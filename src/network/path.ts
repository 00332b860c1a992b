/** The three ways through the target's network: what applications send, who steers, who watches. */
export const paths = ["data", "control", "observability"] as const;

/** One of {@link paths}. */
export type Path = (typeof paths)[number];
