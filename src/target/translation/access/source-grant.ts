import { type Acl } from "../../../kafka/acl";
import { type Draft } from "../part";

/** A right of the source in Kafka's words, held by a principal of the source. */
export interface SourceGrant {
  readonly acl: Acl;
  /** The ledger line that tells how it was worded as an ACL; null for what is an ACL at the source. */
  readonly change: string | null;
}

/** One entry of another kind of access control, worded as ACLs. */
export interface Worded {
  readonly grants: readonly SourceGrant[];
  readonly lines: readonly Draft[];
}
