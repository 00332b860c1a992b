import { type Problem } from "../../documents/problem";
import { type DocumentPath } from "../../documents/document-path";
import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { type Draft, type Part } from "./part";
import { principalsAtSource } from "../../inventory/principals-at-source";

/** The principal that stands for all of them. */
const everyone = "User:*";

/** Several principals of the source that are one at the target. */
export interface Merge {
  readonly target: string;
  /** Sorted; at least two, at least one of them moves with the wave. */
  readonly sources: readonly string[];
  /** The key of its ledger line: `principal User:a+User:b merge User:t`. */
  readonly change: string;
}

/** Who the wave's principals are at the target. */
export interface PrincipalMap {
  /** What the principal map says, or the name of the source; `User:*` stays what it is. */
  targetOf(principal: string): string;
  readonly merges: readonly Merge[];
  /** The place in the wave file that brought a principal in. */
  placeOf(principal: string): DocumentPath;
}

/** The principal map of a wave, with a line for each name that changes and what cannot be mapped. */
export interface MappedPrincipals extends Pick<Part<never>, "lines" | "problems"> {
  readonly map: PrincipalMap;
}

/**
 * Reads the principal map out of the overlays. Principals that nobody speaks of keep their name, save roles and users of
 * AWS: their ARN is no name at a target that has ACLs. Two principals are one at the target where the map says so, or
 * where one becomes what the other is called and nobody renames that one; it makes no difference whether the other is in
 * the wave, for its wave will come.
 */
export function mapPrincipals(resolved: ResolvedWave, profile: Profile): MappedPrincipals {
  const { wave, principals, people } = resolved;
  const places = new Map(principals.map((principal, index) => [principal, ["members", "principals", index]]));
  const placeOf = (principal: string): DocumentPath => places.get(principal) ?? ["members", "principals"];
  const targetOf = (principal: string): string =>
    principal === everyone ? everyone : (people.principals.get(principal)?.target?.principal ?? principal);
  const renamed = principals.filter((principal) => targetOf(principal) !== principal);
  const isKnownByArn = profile.capabilities.access?.value === "iam";
  return {
    map: { targetOf, placeOf, merges: mergesOf(resolved, targetOf) },
    lines: renamed.map((principal) => renaming(principal, targetOf(principal), placeOf(principal))),
    problems: [
      ...[everyone, ...principals].flatMap((principal) => {
        const target = people.principals.get(principal)?.target?.principal;
        return target !== undefined && (target === everyone) !== (principal === everyone)
          ? [everyoneIsNobody(resolved, principal, target)]
          : [];
      }),
      ...principals
        .filter((principal) => isArn(principal) && isArn(targetOf(principal)) && !isKnownByArn)
        .map((principal) =>
          wave.problemAt(
            placeOf(principal),
            `is an identity of AWS, and ${profile.title} knows no such name: whom it becomes there has to be said`,
            [
              "Say in an overlay, with the name that the application signs in with at the target:",
              "  principals:",
              `    ${JSON.stringify(principal)}:`,
              "      target: { principal: User:NAME, mechanism: SCRAM-SHA-512 }",
            ].join("\n"),
          ),
        ),
    ],
  };
}

function isArn(principal: string): boolean {
  return principal.startsWith("User:arn:");
}

function renaming(principal: string, target: string, at: DocumentPath): Draft {
  return {
    change: `principal ${principal}`,
    object: { kind: "principal", name: principal },
    field: "name",
    action: "changed",
    source: principal,
    target,
    reason: "the principal map says so: its ACLs, quotas and credentials are written for the new name",
    rule: "principal-renamed",
    needsApproval: false,
    at,
  };
}

function everyoneIsNobody({ wave, people }: ResolvedWave, principal: string, target: string): Problem {
  const place = people.placeOf("principals", principal, "target");
  const [rule, instead] = [
    `${principal} cannot become ${target}: ${everyone} stands for everyone who can sign in, and for nobody else`,
    "Name one principal for one principal.",
  ];
  return place === undefined
    ? wave.problemAt(["members", "principals"], rule, instead)
    : { ...place, path: place.path ?? `principals[${JSON.stringify(principal)}].target.principal`, rule, instead };
}

function mergesOf(resolved: ResolvedWave, targetOf: (principal: string) => string): readonly Merge[] {
  const moving = new Set(resolved.principals);
  const byTarget = new Map<string, Set<string>>();
  for (const principal of [...moving, ...principalsAtSource(resolved.source), ...resolved.people.principals.keys()]) {
    if (principal === everyone) continue;
    const target = targetOf(principal);
    byTarget.set(target, (byTarget.get(target) ?? new Set()).add(principal));
  }
  return [...byTarget]
    .map(([target, sources]) => ({ target, sources: [...sources].sort() }))
    .filter(({ sources }) => sources.length > 1 && sources.some((principal) => moving.has(principal)))
    .map((merge) => ({ ...merge, change: `principal ${merge.sources.join("+")} merge ${merge.target}` }));
}
