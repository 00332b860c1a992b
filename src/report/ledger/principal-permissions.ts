import { type LedgerDocument } from "../../target/ledger-document";
import { type PermissionChange } from "../../target/target-wave";

/** What one principal may do at one end and not at the other. */
export interface PrincipalPermissions {
  /** `User:billing`, or `User:order-api → User:orders` where it has another name at the target. */
  readonly who: string;
  /** Gains first, for they are what a reviewer looks for. */
  readonly changes: readonly PermissionChange[];
}

/** The heading of every format. */
export const permissionsTitle = "What principals may do";

/** One sentence for who reads it the first time. */
export const permissionsLead =
  "By Kafka's own rules, at the target beside the source; all that is not here is the same.";

const gainsFirst: readonly PermissionChange["result"][] = ["new", "wider", "narrower", "lost"];

/** The changes of a ledger by principal, in its order. */
export function permissionsByPrincipal({
  permissions,
}: Pick<LedgerDocument, "permissions">): readonly PrincipalPermissions[] {
  const found = new Map<string, PermissionChange[]>();
  for (const change of permissions) {
    const { principal, target } = change;
    const who = principal === target ? principal : `${principal} → ${target}`;
    const there = found.get(who);
    if (there === undefined) found.set(who, [change]);
    else there.push(change);
  }
  return [...found].map(([who, changes]) => ({
    who,
    changes: changes.sort((one, other) => gainsFirst.indexOf(one.result) - gainsFirst.indexOf(other.result)),
  }));
}

const words: Readonly<Record<PermissionChange["result"], string>> = {
  new: "may now",
  wider: "may also",
  narrower: "may no longer",
  lost: "may no longer",
};

/** `may also READ, DESCRIBE on TOPIC orders.v1 from 10.0.0.1`; of many resources so many are named, `Infinity` for all. */
export function permissionText(change: PermissionChange, namesShown: number): string {
  const { result, operations, resourceType, resources, hosts } = change;
  const names = resources.slice(0, namesShown).join(", ");
  const more = resources.length > namesShown ? ` and ${String(resources.length - namesShown)} more` : "";
  const from = hosts.includes("*") ? "" : ` from ${hosts.join(", ")}`;
  return `${words[result]} ${operations.join(", ")} on ${resourceType} ${names}${more}${from}`;
}
