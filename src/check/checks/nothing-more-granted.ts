import { beyondDeclared, type ResourceNames, resourceNames, touched } from "../access/grant-state";
import { type ExpectedAccess, type Expectations } from "../../expectations/document";
import { type Acl } from "../../kafka/acl";
import { grantText } from "../../kafka/acl-text";
import { type AclIndex, indexAcls } from "../../kafka/authorization";
import { type Check } from "../check";
import { counted, listed } from "../listed";
import { fail, type Judgement, pass, unreadable } from "../result";

/** The wave's principals can do nothing beyond what was declared, and nobody undeclared can touch the wave. */
export const nothingMoreGranted: Check = {
  name: "nothing-more-granted",
  id: "SEC-07",
  title: "Nothing more is granted than was declared",
  area: "access",
  phases: ["after-apply"],
  needs: ["target.access"],
  why: "A right that nobody declared was reviewed by nobody.",
  remedy: "Remove the ACL that is named, or declare it and have it reviewed.",
  *judge({ expected, seen }) {
    for (const cluster of ["source", "target"] as const) {
      const entries = expected.access.filter((access) => access.cluster === cluster);
      const narrow = [...new Set(entries.filter(({ nothingElse }) => nothingElse).map(({ principal }) => principal))];
      if (narrow.length === 0 && cluster === "source") continue;
      const live = seen[cluster].access;
      if (!live.known) yield unreadable(`access at the ${cluster}`, live.because);
      else if (live.value.authorizer === "off")
        yield fail(`access at the ${cluster}`, {
          cause: "AUTHORIZER_OFF",
          expected: "an authorizer",
          seen: "none",
          message: "The cluster has no authorizer: anybody may do anything.",
          remedy: "Set authorizer.class.name on every broker.",
        });
      else yield* judgeCluster(cluster, expected, entries, narrow, live.value.acls);
    }
  },
};

function* judgeCluster(
  cluster: "source" | "target",
  expected: Expectations,
  entries: readonly ExpectedAccess[],
  narrow: readonly string[],
  acls: readonly Acl[],
): Generator<Judgement> {
  const live = indexAcls(acls);
  const declared = indexAcls(entries.flatMap((entry) => entry.acls));
  const byPrincipal = grouped(acls.filter(({ permission }) => permission === "ALLOW"));
  for (const principal of narrow) {
    const beyond = (byPrincipal.get(principal) ?? []).filter((acl) => beyondDeclared(live, declared, acl).length > 0);
    yield verdict(cluster, principal, beyond, "This principal can do more than was declared");
  }
  if (cluster === "target") yield* judgeOthers(expected, entries, live, declared, byPrincipal);
}

function* judgeOthers(
  expected: Expectations,
  entries: readonly ExpectedAccess[],
  live: AclIndex,
  declared: AclIndex,
  byPrincipal: ReadonlyMap<string, readonly Acl[]>,
): Generator<Judgement> {
  const known = new Set(entries.map(({ principal }) => principal));
  const names: Partial<Record<Acl["resourceType"], ResourceNames>> = {
    TOPIC: resourceNames(expected.topics.map(({ name }) => name)),
    GROUP: resourceNames(expected.groups.map(({ groupId }) => groupId)),
  };
  let found = false;
  for (const [principal, acls] of byPrincipal) {
    if (known.has(principal)) continue;
    const beyond = acls.filter((acl) => {
      const shelf = names[acl.resourceType];
      return shelf !== undefined && touched(shelf, acl) !== undefined && beyondDeclared(live, declared, acl).length > 0;
    });
    if (beyond.length === 0) continue;
    found = true;
    yield verdict("target", principal, beyond, "Nobody declared this principal, and it can reach into the wave");
  }
  if (!found)
    yield pass("all other principals at the target", {
      message: "None can reach a topic or group of the wave by an ACL.",
    });
}

function verdict(cluster: "source" | "target", principal: string, beyond: readonly Acl[], sentence: string): Judgement {
  const subject = `${principal} at the ${cluster}`;
  if (beyond.length === 0) return pass(subject, { message: "Nothing beyond what was declared." });
  const texts = beyond.map(grantText);
  return fail(subject, {
    cause: "GRANT_BEYOND_DECLARED",
    expected: "no such grant",
    seen: listed(texts),
    message: `${sentence}: ${counted(beyond.length, "grant")} (${listed(texts)}).`,
    details: { kind: "grants", cluster, grants: beyond.map((acl) => ({ acl, state: "beyond" })) },
  });
}

function grouped(acls: readonly Acl[]): ReadonlyMap<string, readonly Acl[]> {
  const groups = new Map<string, Acl[]>();
  for (const acl of acls) {
    const there = groups.get(acl.principal);
    if (there === undefined) groups.set(acl.principal, [acl]);
    else there.push(acl);
  }
  return groups;
}
