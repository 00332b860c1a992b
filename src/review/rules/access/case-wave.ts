import { type Acl } from "../../../kafka/acl";
import { type LedgerLine } from "../../../target/ledger";
import { type TargetWave } from "../../../target/target-wave";

/** A wave of the rules' cases that moves these ACLs. */
export function caseWave(...acls: readonly Acl[]): TargetWave {
  return {
    id: "w01-billing",
    profile: "apache-kafka@4.3",
    topics: [],
    acls,
    quotas: [],
    scramUsers: [],
    groups: [],
    maxLagRecords: 0,
    permissions: [],
    samePermissions: acls.length,
    ledger: [],
  };
}

/** The ledger line of two principals that become one. */
export function caseMerge(approval: LedgerLine["approval"]): LedgerLine {
  return {
    change: "principal User:billing+User:invoices merge User:finance",
    object: { kind: "principal", name: "User:finance" },
    field: "*",
    action: "changed",
    source: "User:billing, User:invoices",
    target: "User:finance",
    reason: "they are one at the target, and each gets what the others have",
    rule: "principals-merged",
    approval,
  };
}
