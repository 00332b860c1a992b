import { type Acl } from "../../../kafka/acl";
import { grantText } from "../../../kafka/acl-text";
import { covering, effectsOf, indexAcls } from "../../../kafka/authorization";
import { type Draft } from "../part";
import { type Merge, type PrincipalMap } from "../principals";
import { type SourceGrant } from "./source-grant";

/**
 * One line for several principals that become one: nobody merges them but a person who has read what each gains. Its rights
 * and what it is refused come from all of them.
 */
export function mergeLines(map: PrincipalMap, grants: readonly SourceGrant[]): readonly Draft[] {
  if (map.merges.length === 0) return [];
  const concerned = new Map<string, Acl[]>(map.merges.flatMap(({ sources }) => sources.map((source) => [source, []])));
  for (const { acl } of grants) concerned.get(acl.principal)?.push(acl);
  return map.merges.map((merge) => ({
    change: merge.change,
    object: { kind: "principal", name: merge.target },
    field: "*",
    action: "changed",
    source: merge.sources.join(", "),
    target: merge.target,
    reason: `they are one at the target, and each gets what the others have: ${merge.sources.map((source) => gainsText(source, merge, concerned)).join("; ")}`,
    rule: "principals-merged",
    needsApproval: true,
    at: placeOf(merge, map),
    otherwise: "map each to a name of its own in an overlay.",
  }));
}

function placeOf({ sources }: Merge, map: PrincipalMap) {
  return sources.map((source) => map.placeOf(source)).find((place) => place.length > 2) ?? ["members", "principals"];
}

const grantsShown = 3;

function gainsText(source: string, { sources }: Merge, concerned: ReadonlyMap<string, readonly Acl[]>): string {
  const own = indexAcls(concerned.get(source) ?? []);
  const gained = sources
    .filter((other) => other !== source)
    .flatMap((other) => concerned.get(other) ?? [])
    .map((acl) => ({ ...acl, principal: source }))
    .filter((acl) => effectsOf(acl).some((operation) => covering(own, acl.permission, acl, operation) === undefined));
  const texts = [...new Set(gained.map(grantText))];
  const shown = texts.slice(0, grantsShown).join(", ");
  const more = texts.length > grantsShown ? ` and ${String(texts.length - grantsShown)} more` : "";
  return `${source} ${texts.length === 0 ? "gains nothing" : `gains ${shown}${more}`}`;
}
