import { type Edge } from "../../network/edge";
import { type GroupedRole } from "../../network/role";

/** The security groups of a target: one for each role that takes part, opened by edges and by nothing else. */
export interface PathSecurity {
  /** Every way that is open. */
  readonly edges: readonly Edge[];
  /** May be a token. Throws where the role takes no part. */
  securityGroupId(role: GroupedRole): string;
}
