/** One cluster as the report names it; requests are all that went over the wire to read it, logins included. */
export interface ClusterSummary {
  readonly clusterId: string | null;
  readonly brokers: number | null;
  readonly requests: number;
}

/** How long one part of the work took. */
export interface Timing {
  readonly step: string;
  readonly durationMs: number;
}
