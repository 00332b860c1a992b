import { type IamPolicy, type PolicyStatement } from "../../facts/iam-policy";
import { isNarrowedWithin } from "../../facts/narrowing-conditions";
import { type PlannedResource } from "../../plan/plan";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Sighting } from "../../rule";

/** A policy that lies on something and names its principals itself, where it is written. */
export interface ResourcePolicy {
  readonly resource: PlannedResource;
  readonly path: string;
  readonly policy: IamPolicy;
}

/**
 * Statements of a resource's policy that let every principal of AWS in, or all but some, and that nothing narrows. `whose` is
 * for what cannot be told: `the cluster's policy`.
 */
export function* openToEveryone(on: ResourcePolicy, whose: string): Iterable<Sighting> {
  for (const missing of on.policy.missing)
    yield cannotTell(on.resource, on.path, `Whom ${whose} lets in is not known: ${missing}`);
  for (const statement of on.policy.statements) yield* judged(on, statement);
}

function* judged({ resource, path, policy }: ResourcePolicy, statement: PolicyStatement): Iterable<Sighting> {
  const { effect, principals, notPrincipals } = statement;
  if (effect === "Deny") return;
  const isOpen = principals.some(({ type }) => type === "*") || notPrincipals.length > 0;
  const unknown = principals.some(
    ({ value }) => isUnknown(value) && value.references.length === 0 && value.template === null,
  );
  const isNarrow = isNarrowedWithin(policy, statement);
  if (isNarrow === true || (!isOpen && !unknown)) return;
  const what = statement.actions.filter((action) => typeof action === "string").join(", ");
  if (isUnknown(isNarrow) || !isOpen)
    yield cannotTell(
      resource,
      path,
      `Whether ${what} is open to everyone hangs on a value that is not known in the plan.`,
    );
  else
    yield found(
      resource,
      path,
      notPrincipals.length > 0
        ? `${what}: allowed to all but some principals (NotPrincipal).`
        : `${what}: allowed to every principal of AWS.`,
    );
}
