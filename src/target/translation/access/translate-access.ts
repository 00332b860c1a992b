import { type Problem } from "../../../documents/problem";
import { type DocumentPath } from "../../../documents/read-document";
import { type Acl, aclKey } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { whatIsWrongWithAcl } from "../../provider-safe/acl";
import { keptWithRemarks, lossOf, type Loss } from "./acl-judgements";
import { type Reach, reachOf } from "./acl-reach";
import { aclText, everyone } from "./acl-text";
import { byText, type Draft, type Part } from "../part";

/**
 * The ACLs that move with the wave: those of its principals, and those of everyone (`User:*`), as far as they touch the
 * wave's topics, groups, transactions or the cluster. Each moves as it is: an implied Describe stays written out, a
 * Deny stays a Deny, and a pattern that reaches beyond the wave keeps its reach and is noted. Linear in the ACLs.
 */
export function translateAccess(resolved: ResolvedWave): Part<Acl> {
  const { wave, source } = resolved;
  if (source.acls === null) return { objects: [], lines: [aclsNotKnown()], problems: [] };
  const unique = new Map(source.acls.map((acl) => [aclKey(acl), acl]));
  const moving = new Map<string, DocumentPath>(
    wave.content.members.principals.map((principal, index) => [principal, ["members", "principals", index]]),
  );
  const reach = reachOf(resolved);
  const objects: Acl[] = [];
  const lines: Draft[] = [];
  const problems: Problem[] = [];
  for (const [key, acl] of [...unique].sort(byText(([text]) => text))) {
    const place = placeOf(acl, moving, reach);
    if (place === undefined) {
      if (acl.resourceType === "TOPIC" && reach(acl).touchesWave) lines.push(keptAside(key, acl, notInTheWave));
      continue;
    }
    const loss = lossOf(acl, reach(acl));
    if (loss !== undefined) {
      lines.push({ ...keptAside(key, acl, loss), at: place });
      continue;
    }
    const wrong = whatIsWrongWithAcl(acl);
    if (wrong !== undefined) problems.push(wave.problemAt(place, `${wrong.rule} (${aclText(acl)})`, wrong.instead));
    else {
      objects.push(acl);
      for (const remark of keptWithRemarks(acl, reach(acl)))
        lines.push({ ...lineOf(key, acl), change: `acl ${key} ${remark.field}`, at: place, ...remark });
    }
  }
  return { objects, lines, problems };
}

/** Where the wave file brings the ACL in, or undefined where it stays at the source. */
function placeOf(acl: Acl, moving: ReadonlyMap<string, DocumentPath>, reach: Reach): DocumentPath | undefined {
  const named = moving.get(acl.principal);
  if (named !== undefined) return named;
  // What everyone may do, the wave's principals may do as well: without it they would lose (or, for a Deny, win) rights.
  const forAll = acl.principal === everyone && moving.size > 0 && reach(acl).touchesWave;
  return forAll ? ["members", "principals"] : undefined;
}

const notInTheWave: Loss = {
  action: "kept-aside",
  reason: "its principal is not in the wave: it loses access to the topic when it follows the wave",
  rule: "acl-of-principal-outside-wave",
  needsApproval: false,
};

function keptAside(key: string, acl: Acl, loss: Loss): Draft {
  return { ...lineOf(key, acl), target: null, ...loss };
}

function lineOf(key: string, acl: Acl) {
  const text = aclText(acl);
  return {
    change: `acl ${key}`,
    object: { kind: "acl", name: key },
    field: "*",
    source: text,
    target: text,
    at: ["members", "principals"],
  } as const;
}

function aclsNotKnown(): Draft {
  return {
    change: "acl *",
    object: { kind: "acl", name: "*" },
    field: "*",
    action: "kept-aside",
    source: null,
    target: null,
    reason: "the inventory does not know the source's ACLs; the wave names no principal, so none of them moves",
    rule: "acls-not-known",
    needsApproval: false,
    at: ["members", "principals"],
  };
}
