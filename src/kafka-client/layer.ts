/** What has to hold before a broker answers, in the order in which it is tried. */
export const layers = ["dns", "tcp", "tls", "api-versions", "sasl", "metadata"] as const;

/** One of {@link layers}. */
export type Layer = (typeof layers)[number];

/** How one layer went. Where it broke: a cause code of the table in `causes`, what was seen, and what to do. */
export interface LayerResult {
  readonly layer: Layer;
  readonly ok: boolean;
  /** Milliseconds with fractions. */
  readonly durationMs: number;
  readonly cause?: string;
  readonly message?: string;
  readonly remedy?: string;
  /** What was found on a layer that holds: an address, a TLS version, a mechanism. */
  readonly detail?: string;
}
