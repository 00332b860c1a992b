import { type Acl } from "../kafka/acl";
import { type Edge } from "../network/edge";
import { type ProjectWindow } from "../network/project-window";
import { type LedgerLine } from "../target/ledger";
import { type TargetWave } from "../target/target-wave";
import { type Policy } from "./policy/policy";

/** The source as far as a review needs it. Null where the inventory does not know. */
export interface SourceKnowledge {
  readonly name: string;
  readonly acls: readonly Acl[] | null;
  readonly topics: readonly { readonly name: string; readonly partitions: number | null }[] | null;
  readonly groups: readonly string[] | null;
  /** `allow.everyone.if.no.acl.found`. */
  readonly allowsEveryoneIfNoAcl: boolean | null;
}

/** Who may use an endpoint service, as the target's network declares it. */
export interface DeclaredConsumer {
  readonly name: string;
  readonly principalArn: string;
  readonly cidrs: readonly string[];
  readonly waves: readonly string[];
  /** The last day of its access: `2027-03-31`; null where it has no end. */
  readonly until: string | null;
}

/** The target's network as it was declared: `network.json` beside the stack. */
export interface DeclaredNetwork {
  readonly target: string;
  readonly cidrs: readonly string[];
  readonly edges: readonly Edge[];
  readonly consumers: readonly DeclaredConsumer[];
  readonly listeners: readonly { readonly host: string; readonly port: number; readonly nodeId: number | null }[];
  readonly sources: readonly { readonly kind: string; readonly name: string; readonly keepUntil: string | null }[];
}

/** What a review knows beside the plan. Null is "was not given": rules that need it are not judged, and that is said. */
export interface Knowledge {
  /** The day of the review in UTC: `2026-11-21`. */
  readonly today: string;
  readonly policy: Policy;
  readonly source: SourceKnowledge | null;
  readonly wave: TargetWave | null;
  /** `ledger.json` beside the stack, or the wave's own. */
  readonly ledger: readonly LedgerLine[] | null;
  readonly network: DeclaredNetwork | null;
  /** When the migration ends and how long people may go back: from the policy, or from the network. */
  readonly window: ProjectWindow | null;
}
