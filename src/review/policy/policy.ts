import { type ProjectWindow } from "../../network/project-window";
import { type Path } from "../../network/path";
import { type Severity } from "../severity";

/** What a team decided about its reviews: the section `review` of `kafka-byoc.yaml`, its defaults filled in. */
export interface Policy {
  /** Open findings from this severity on fail the review. Default medium. */
  readonly failOn: Severity;
  /** Severities other than the rule's own. `off` needs its reason, and every report tells it. */
  readonly severities: ReadonlyMap<string, { readonly severity: Severity } | { readonly off: string }>;
  /** Ports that are Kafka's here beside the usual ones (facts/kafka-ports). */
  readonly kafkaPorts: readonly { readonly from: number; readonly to: number }[];
  /** Networks, and prefix lists by id, that may reach Kafka; null: any that is private and not broader than /16. */
  readonly allowedCidrs: readonly string[] | null;
  /** Principals at AWS that may make endpoints; null: those that the declared network names. */
  readonly allowedPrincipals: readonly string[] | null;
  /** Paths that must have security groups of their own. Default: none is required of foreign plans. */
  readonly requiredPaths: readonly Path[];
  /** Kafka principals of the platform, who may administer: `User:terraform`. */
  readonly platformPrincipals: readonly string[];
  /** Kafka principals that replicate: `User:mm2`. */
  readonly replicatorPrincipals: readonly string[];
  /** Waves that are closed: their replicator's and consumers' rights must be gone. */
  readonly closedWaves: readonly string[];
  /** Addresses or Kafka names (`kafka_topic orders.v1`) that may be destroyed, as people released them. */
  readonly released: readonly string[];
  /** From when to when nothing may be destroyed or restarted: days, both included. */
  readonly freezes: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly window: ProjectWindow | null;
}

/** What holds where nobody decided anything. */
export const defaultPolicy: Policy = {
  failOn: "medium",
  severities: new Map(),
  kafkaPorts: [],
  allowedCidrs: null,
  allowedPrincipals: null,
  requiredPaths: [],
  platformPrincipals: [],
  replicatorPrincipals: [],
  closedWaves: [],
  released: [],
  freezes: [],
  window: null,
};
