import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { type TargetScramUser } from "../target-wave";
import { byText, type Draft, type Part } from "./part";
import { principalOfOwner } from "../../inventory/principals-at-source";
import { type PrincipalMap } from "./principals";

/** Where a profile knows no bounds. */
const anyIterations = { least: 1, most: Number.MAX_SAFE_INTEGER };

/** Kafka's own (`ScramMechanism.SCRAM_SHA_512.minIterations`). */
const iterationsOfNew = 4096;

type Mechanism = TargetScramUser["mechanism"];

/** A credential that a principal has at the source, or needs at the target. */
interface Credential {
  readonly principal: string;
  readonly mechanism: Mechanism;
  readonly iterations: number;
}

/**
 * The SCRAM credentials of the wave's principals. No secret is read or written anywhere: each credential gets its password
 * from a sensitive variable. Iterations are brought within what the target accepts. Whoever signs in with an API key or an
 * identity of AWS at the source gets a SCRAM user, unless the principal map says how it signs in.
 */
export function translateScramUsers(
  resolved: ResolvedWave,
  profile: Profile,
  map: PrincipalMap,
): Part<TargetScramUser> {
  const credentials = resolved.principals.flatMap((principal) => credentialsOf(principal, resolved));
  const added = resolved.principals.flatMap((principal) => neededBy(principal, resolved, profile));
  const { kept, left } = byMechanism(credentials, resolved);
  const wanted = [...kept, ...added.map(({ credential }) => credential)];
  const lines: Draft[] = [
    ...keysWithoutOwner(resolved),
    ...left.map((credential) => notTaken(credential, resolved, map)),
    ...added.map(({ credential, because }) => newUser(credential, because, map)),
  ];
  if (!takesUsers(profile))
    return {
      objects: [],
      lines: [...keysWithoutOwner(resolved), ...wanted.map((credential) => noUsersThere(credential, map))],
      problems: [],
    };
  const { least, most } = profile.limits.scramIterations?.value ?? anyIterations;
  const within = (iterations: number): number => Math.min(Math.max(iterations, least), most);
  const users = new Map<string, TargetScramUser>();
  for (const credential of wanted) {
    const iterations = within(credential.iterations);
    if (iterations !== credential.iterations) lines.push(outOfBounds(credential, iterations, { least, most }, map));
    const user = map.targetOf(credential.principal).slice("User:".length);
    const key = `${user} ${credential.mechanism}`;
    const there = users.get(key);
    if (there !== undefined) lines.push(onePassword(credential, user, map));
    users.set(key, { user, mechanism: credential.mechanism, iterations: Math.max(iterations, there?.iterations ?? 0) });
  }
  return { objects: [...users].sort(byText(([key]) => key)).map(([, user]) => user), lines, problems: [] };
}

function takesUsers({ capabilities }: Profile): boolean {
  return capabilities.scramUsers?.value !== false && capabilities.kafkaProvider?.value.includes("users") !== false;
}

function credentialsOf(principal: string, { source }: ResolvedWave): readonly Credential[] {
  return (source.scramUsers ?? [])
    .filter(({ user }) => `User:${user}` === principal)
    .flatMap(({ credentials }) => credentials.map((credential) => ({ principal, ...credential })))
    .sort(byText(({ mechanism }) => mechanism));
}

function mechanismOf(principal: string, { people }: ResolvedWave): string | undefined {
  return people.principals.get(principal)?.target?.mechanism;
}

/** What the principal map keeps of a principal's credentials, and what it leaves at the source. */
function byMechanism(
  credentials: readonly Credential[],
  resolved: ResolvedWave,
): { readonly kept: readonly Credential[]; readonly left: readonly Credential[] } {
  const isKept = ({ principal, mechanism }: Credential): boolean => {
    const asked = mechanismOf(principal, resolved);
    return asked === undefined || asked === mechanism;
  };
  return {
    kept: credentials.filter(isKept),
    left: credentials.filter((credential) => !isKept(credential)),
  };
}

interface Needed {
  readonly credential: Credential;
  /** How the principal signs in at the source, as far as it is known. */
  readonly because: string | null;
}

function neededBy(principal: string, resolved: ResolvedWave, profile: Profile): readonly Needed[] {
  const has = credentialsOf(principal, resolved).map(({ mechanism }) => mechanism);
  const keys = keysOf(principal, resolved);
  const because =
    keys.length > 0 ? `API key ${keys.join(", ")}` : principal.startsWith("User:arn:") ? "an identity of AWS" : null;
  const asked = mechanismOf(principal, resolved);
  const isByCloud = profile.capabilities.access?.value === "iam";
  const mechanism = asked ?? (because !== null && has.length === 0 && !isByCloud ? "SCRAM-SHA-512" : undefined);
  if (!isScram(mechanism) || has.includes(mechanism)) return [];
  return [{ credential: { principal, mechanism, iterations: iterationsOfNew }, because }];
}

function isScram(mechanism: string | undefined): mechanism is Mechanism {
  return mechanism === "SCRAM-SHA-256" || mechanism === "SCRAM-SHA-512";
}

function keysOf(principal: string, { source }: ResolvedWave): readonly string[] {
  return (source.apiKeys ?? [])
    .filter(({ owner }) => owner !== "" && principalOfOwner(owner) === principal)
    .map(({ id }) => id)
    .sort();
}

function keysWithoutOwner({ source, principals }: ResolvedWave): readonly Draft[] {
  if (principals.length === 0) return [];
  const ids = new Set((source.apiKeys ?? []).filter(({ owner }) => owner === "").map(({ id }) => id));
  return [...ids].sort().map((id) => ({
    change: `principal API key ${id}`,
    object: { kind: "principal", name: `API key ${id}` },
    field: "*",
    action: "kept-aside",
    source: id,
    target: null,
    reason: "nobody is known to own it: whoever signs in with it has no principal, and so nothing at the target",
    rule: "api-key-without-owner",
    needsApproval: false,
    at: ["members", "principals"],
  }));
}

function lineOf({ principal, mechanism }: Credential, map: PrincipalMap) {
  const user = principal.slice("User:".length);
  return {
    change: `scram-user ${user} ${mechanism}`,
    object: { kind: "scram-user", name: user },
    field: mechanism,
    needsApproval: false,
    at: map.placeOf(principal),
  } as const;
}

function newUser(credential: Credential, because: string | null, map: PrincipalMap): Draft {
  const user = map.targetOf(credential.principal).slice("User:".length);
  return {
    ...lineOf(credential, map),
    action: "added",
    source: because,
    target: `${credential.mechanism} of ${user}`,
    reason: "its way of signing in does not come along: it gets a password, by a sensitive variable",
    rule: "scram-user-added",
  };
}

function notTaken(credential: Credential, resolved: ResolvedWave, map: PrincipalMap): Draft {
  return {
    ...lineOf(credential, map),
    action: "kept-aside",
    source: credential.mechanism,
    target: mechanismOf(credential.principal, resolved) ?? null,
    reason: "the principal map names another way of signing in at the target",
    rule: "scram-user-signs-in-otherwise",
  };
}

function noUsersThere(credential: Credential, map: PrincipalMap): Draft {
  return {
    ...lineOf(credential, map),
    action: "dropped",
    source: credential.mechanism,
    target: null,
    reason: "the target has no SCRAM users that the Kafka provider for Terraform could write",
    rule: "scram-users-not-at-target",
    needsApproval: true,
    otherwise: "say in an overlay how the principal signs in at the target (target.mechanism).",
  };
}

function onePassword(credential: Credential, user: string, map: PrincipalMap): Draft {
  return {
    ...lineOf(credential, map),
    action: "changed",
    source: credential.mechanism,
    target: `${credential.mechanism} of ${user}`,
    reason: "several users of the source become this one, and there is one password for all of them",
    rule: "scram-users-merged",
  };
}

function outOfBounds(
  credential: Credential,
  iterations: number,
  { least, most }: { readonly least: number; readonly most: number },
  map: PrincipalMap,
): Draft {
  const line = lineOf(credential, map);
  return {
    ...line,
    change: `${line.change} iterations`,
    field: `${credential.mechanism} iterations`,
    action: "changed",
    source: String(credential.iterations),
    target: String(iterations),
    reason: `brokers accept from ${String(least)} to ${String(most)} iterations`,
    rule: "scram-iterations-out-of-bounds",
  };
}
