import { type Acl } from "../../kafka/acl";
import { isReplicator } from "../facts/workloads";
import { acceptedBy } from "../facts/accepted-lines";
import { type Knowledge } from "../knowledge";
import { type Plan, type PlannedResource } from "../plan/plan";
import { compareGrants } from "./compare-grants";
import { type ComparedGrant, type GrantResult, type PrincipalGrants } from "./grant-report";

/** Rights of one principal that one resource grants beyond what the source has, and that nobody accepted. */
export interface UnacceptedGrants {
  readonly resource: PlannedResource;
  readonly principal: PrincipalGrants;
  readonly grants: readonly (ComparedGrant & { readonly target: Acl })[];
}

/**
 * What a plan grants beyond the source, by the resource that grants it. The platform's own principals are left out: what they
 * may do comes from no source. So is what a replicator needs: to read and write topics by their names, and to commit offsets.
 */
export function unacceptedGrants(
  plan: Plan,
  known: Knowledge,
  isMeant: (principal: PrincipalGrants, result: GrantResult) => boolean,
): readonly UnacceptedGrants[] {
  const report = compareGrants(plan, known);
  if (report === null || report.comparedWith === null) return [];
  return report.principals
    .filter(({ principal }) => !known.policy.platformPrincipals.includes(principal))
    .flatMap((principal) => {
      const byAddress = new Map<string, (ComparedGrant & { readonly target: Acl })[]>();
      for (const grant of principal.grants) {
        const { target, address, result } = grant;
        if (target === null || address === null || !isMeant(principal, result)) continue;
        if (grant.accepted !== null || acceptedBy(target, known) !== null || isReplication(plan, target, known))
          continue;
        byAddress.set(address, [...(byAddress.get(address) ?? []), { ...grant, target }]);
      }
      return [...byAddress].flatMap(([address, grants]) => {
        const resource = plan.at(address);
        return resource === undefined ? [] : [{ resource, principal, grants }];
      });
    });
}

function isReplication(plan: Plan, acl: Acl, known: Knowledge): boolean {
  return (
    isReplicator(plan, acl.principal, known) &&
    acl.resourceName !== "*" &&
    acl.resourceType !== "CLUSTER" &&
    (acl.patternType === "LITERAL" || acl.resourceType === "TRANSACTIONAL_ID") &&
    /^(?:READ|WRITE|DESCRIBE)$/.test(acl.operation)
  );
}
