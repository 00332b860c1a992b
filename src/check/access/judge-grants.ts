import { type ExpectedAccess, type Expectations } from "../../expectations/document";
import { aclKey } from "../../kafka/acl";
import { grantText } from "../../kafka/acl-text";
import { type AclIndex, indexAcls } from "../../kafka/authorization";
import { type GrantLine } from "../details";
import { counted, listed } from "../listed";
import { fail, type Judgement, pass, unreadable } from "../result";
import { type Snapshot } from "../snapshot/snapshot";
import { grantState } from "./grant-state";

/** One judgement for each declared principal at a cluster: whether every ACL that it must hold has its effect. */
export function* judgeGrants(
  expected: Expectations,
  seen: Snapshot,
  wanted: (access: ExpectedAccess) => boolean,
): Generator<Judgement> {
  const indexes = new Map<string, { readonly live: AclIndex; readonly declared: ReadonlySet<string> }>();
  for (const access of expected.access.filter(wanted)) {
    const subject = `${access.principal} at the ${access.cluster}`;
    const live = seen[access.cluster].access;
    if (!live.known) {
      yield unreadable(subject, live.because);
      continue;
    }
    if (live.value.authorizer === "off") {
      yield withoutAuthorizer(subject, access);
      continue;
    }
    const index = indexes.get(access.cluster) ?? {
      live: indexAcls(live.value.acls),
      declared: declaredKeys(expected, access.cluster),
    };
    indexes.set(access.cluster, index);
    yield judgeOne(subject, access, index.live, index.declared);
  }
}

function declaredKeys(expected: Expectations, cluster: string): ReadonlySet<string> {
  return new Set(expected.access.filter((one) => one.cluster === cluster).flatMap(({ acls }) => acls.map(aclKey)));
}

function withoutAuthorizer(subject: string, { acls }: ExpectedAccess): Judgement {
  const denials = acls.filter(({ permission }) => permission === "DENY");
  if (denials.length === 0) return pass(subject, { message: "The cluster has no authorizer: everything is allowed." });
  return fail(subject, {
    cause: "AUTHORIZER_OFF",
    expected: listed(denials.map(grantText)),
    seen: "no authorizer",
    message: "The cluster has no authorizer, so nothing is denied.",
    remedy: "Set authorizer.class.name on every broker.",
  });
}

function judgeOne(
  subject: string,
  { cluster, acls }: ExpectedAccess,
  live: AclIndex,
  declared: ReadonlySet<string>,
): Judgement {
  const states = acls.map((acl) => ({ acl, ...grantState(live, declared, acl) }));
  const grants = states.map(({ acl, state }): GrantLine => ({ acl, state }));
  const details = { kind: "grants", cluster, grants } as const;
  const missing = states.filter(({ state }) => state === "missing").map(({ acl }) => grantText(acl));
  const refused = states.flatMap((one) => (one.state === "refused" ? [one] : []));
  if (missing.length > 0)
    return fail(subject, {
      cause: "GRANT_MISSING",
      expected: listed(missing),
      seen: "no ACL that comes to it",
      message: `${String(missing.length)} of ${counted(acls.length, "grant")} without effect: ${listed(missing)}.`,
      details,
    });
  if (refused.length > 0) {
    const by = [...new Set(refused.flatMap((one) => one.by.map((acl) => `${acl.principal}: ${grantText(acl)}`)))];
    return fail(subject, {
      cause: "GRANT_REFUSED",
      expected: listed(refused.map(({ acl }) => grantText(acl))),
      seen: listed(by),
      message: `${String(refused.length)} of ${counted(acls.length, "grant")} taken away by ${listed(by)}.`,
      remedy: "Remove the Deny, or declare it.",
      details,
    });
  }
  return pass(subject, { message: `${counted(acls.length, "grant")} in effect.`, details });
}
