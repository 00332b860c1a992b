import { type Acl } from "../../kafka/acl";
import { type PermissionChange } from "../../target/target-wave";

/** What became of a right on its way from the source to the plan. */
export type GrantResult = "same" | "narrower" | "wider" | "new" | "lost";

/** One right at the source beside what the plan grants for it. */
export interface ComparedGrant {
  /** Null where the source has nothing like it. */
  readonly source: Acl | null;
  /** Null where the plan grants nothing for it. */
  readonly target: Acl | null;
  readonly result: GrantResult;
  /** The resource that grants it; null where it is lost. */
  readonly address: string | null;
  /** Who accepted it, from the ledger: `security@example.com until 2027-01-31`; null where nobody had to or did. */
  readonly accepted: string | null;
}

/** What one principal may do, before and after. */
export interface PrincipalGrants {
  /** At the target. */
  readonly principal: string;
  /** Whose it is: an application's, the platform's own, or a replicator's. Those of the latter two come from no source. */
  readonly serves: "application" | "platform" | "replication";
  /** At the source; several where they are merged, none where it is new. */
  readonly sources: readonly string[];
  readonly grants: readonly ComparedGrant[];
  /** The same as effective permissions, by Kafka's own rules; only where they differ. */
  readonly permissions: readonly PermissionChange[];
}

/** What a plan is compared with where neither a wave nor an inventory tells of a source. */
export const whatIsAppliedNow = "what is applied now";

/** Source grant → target grant, of one stack. */
export interface GrantReport {
  readonly stack: string;
  /** What it was compared with: `the wave w01-orders`, `the ACLs of orders-source`, `what is applied now`; null where nothing tells: only target grants are listed, as new. */
  readonly comparedWith: string | null;
  readonly principals: readonly PrincipalGrants[];
  readonly counts: Readonly<Record<GrantResult, number>>;
}
