import { exposureOf } from "./exposure/exposure-of";
import { type ExposedWay, type Exposure } from "./exposure/exposure";
import { type Finding } from "./finding";
import { compareGrants } from "./grants/compare-grants";
import { type ComparedGrant, type GrantReport } from "./grants/grant-report";
import { aclKey } from "../kafka/acl";
import { type Compared } from "./review";
import { type Subject } from "./subject";

/** The newer plans, as far as they were worked out already. */
interface Newer {
  readonly findings: readonly Finding[];
  readonly exposure: readonly Exposure[];
  readonly grants: readonly GrantReport[];
}

/** What changed between older plans and newer ones: findings that are gone, ways and grants that came and went. */
export function compareReviews(older: readonly Subject[], before: readonly Finding[], newer: Newer): Compared {
  const still = new Set(newer.findings.map(({ fingerprint }) => fingerprint));
  const ways = apart(
    older.flatMap(({ plan, known }) => exposureOf(plan, known).ways),
    newer.exposure.flatMap(({ ways }) => ways),
    wayKey,
  );
  const grants = apart(
    older.flatMap(({ plan, known }) => grantsOf(compareGrants(plan, known))),
    newer.grants.flatMap(grantsOf),
    grantKey,
  );
  return {
    with: [...new Set(older.map(({ plan }) => plan.file))].join(", "),
    gone: before.filter(({ fingerprint }) => !still.has(fingerprint)),
    waysOpened: ways.came,
    waysClosed: ways.went,
    grantsAdded: grants.came,
    grantsRemoved: grants.went,
  };
}

function grantsOf(report: GrantReport | null): readonly ComparedGrant[] {
  return report?.principals.flatMap(({ grants }) => grants).filter(({ target }) => target !== null) ?? [];
}

function wayKey({ client, through, to, ports, until, path }: ExposedWay): string {
  return JSON.stringify([client.name, client.account, through, to, ports, until, path]);
}

function grantKey({ target }: ComparedGrant): string {
  return target === null ? "" : aclKey(target);
}

function apart<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): { readonly came: readonly T[]; readonly went: readonly T[] } {
  const had = new Set(before.map(keyOf));
  const has = new Set(after.map(keyOf));
  return {
    came: after.filter((one) => !had.has(keyOf(one))),
    went: before.filter((one) => !has.has(keyOf(one))),
  };
}
