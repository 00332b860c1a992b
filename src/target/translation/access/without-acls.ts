import { type DocumentPath } from "../../../documents/read-document";
import { type Acl } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Draft } from "../part";

/** A topic or group of the wave that no ACL of the source speaks of. */
export interface WithoutAcls {
  readonly kind: "topic" | "group";
  readonly name: string;
}

/** Platforms whose brokers refuse what no ACL allows, and let nobody change that. */
const alwaysRefusing: ReadonlySet<string | null> = new Set(["confluent-cloud", "msk-serverless"]);

/**
 * Whether the source lets everyone do everything with a resource that has no ACL at all
 * (`allow.everyone.if.no.acl.found`); null where nobody tells.
 */
export function everyoneIsAllowed({ source, people }: ResolvedWave): boolean | null {
  if (alwaysRefusing.has(source.cluster.platform)) return false;
  return source.cluster.allowEveryoneIfNoAclFound ?? people.cluster.allowEveryoneIfNoAclFound ?? null;
}

/** The wave's topics and groups without any ACL at the source, in the order of the wave. Linear in ACLs and names. */
export function membersWithoutAcls({ topics, groups, source }: ResolvedWave): readonly WithoutAcls[] {
  const isTopicSpokenOf = coverage((source.acls ?? []).filter(({ resourceType }) => resourceType === "TOPIC"));
  const isGroupSpokenOf = coverage((source.acls ?? []).filter(({ resourceType }) => resourceType === "GROUP"));
  return [
    ...topics.filter(({ name }) => !isTopicSpokenOf(name)).map(({ name }) => ({ kind: "topic" as const, name })),
    ...groups
      .filter(({ groupId }) => !isGroupSpokenOf(groupId))
      .map(({ groupId }) => ({ kind: "group" as const, name: groupId })),
  ];
}

function coverage(acls: readonly Acl[]): (name: string) => boolean {
  const literal = new Set<string>();
  const prefixes = new Set<string>();
  const lengths = new Set<number>();
  for (const { patternType, resourceName } of acls)
    if (patternType === "LITERAL") literal.add(resourceName);
    else {
      prefixes.add(resourceName);
      lengths.add(resourceName.length);
    }
  return (name) =>
    literal.has("*") || literal.has(name) || [...lengths].some((length) => prefixes.has(name.slice(0, length)));
}

/** What the wave loses because the target refuses what no ACL allows. */
export function linesOfWithoutAcls(resolved: ResolvedWave): readonly Draft[] {
  const { source } = resolved;
  if (source.cluster.authorizer === "off") return [withoutAuthorizer];
  if (source.acls === null) return [];
  const allowed = everyoneIsAllowed(resolved);
  if (allowed === false) return [];
  const members = membersWithoutAcls(resolved);
  if (allowed === null) return members.length === 0 ? [] : [notKnown(members)];
  const { members: named } = resolved.wave.content;
  const places = new Map<string, DocumentPath>();
  named.topics.forEach((name, index) => places.set(`topic ${name}`, ["members", "topics", index]));
  named.groups.forEach((name, index) => places.set(`group ${name}`, ["members", "groups", index]));
  return members.map(({ kind, name }) => ({
    ...lineOf,
    change: withoutAclsChange({ kind, name }),
    object: { kind, name },
    field: "access",
    reason:
      "no ACL of the source speaks of it, and allow.everyone.if.no.acl.found lets everyone in there; the target refuses what no ACL allows",
    rule: "everyone-allowed-without-acl",
    at: places.get(`${kind} ${name}`) ?? ["members"],
  }));
}

/** The key of such a line: `topic orders access`. */
export function withoutAclsChange({ kind, name }: WithoutAcls): string {
  return `${kind} ${name} access`;
}

const lineOf = {
  action: "changed",
  source: "everyone may do everything",
  target: "nobody may do anything that no ACL allows",
  needsApproval: true,
  otherwise: "name its readers and writers in ACLs at the source and export again.",
} as const;

const withoutAuthorizer: Draft = {
  ...lineOf,
  change: "cluster authorizer",
  object: { kind: "cluster", name: "source" },
  field: "authorizer",
  reason: "the source has no authorizer and so no ACLs; the target refuses what no ACL allows",
  rule: "source-without-authorizer",
  at: ["members", "topics"],
};

const namesShown = 3;

function notKnown(members: readonly WithoutAcls[]): Draft {
  const names = members.slice(0, namesShown).map(({ kind, name }) => `${kind} ${name}`);
  const more = members.length > namesShown ? ` and ${String(members.length - namesShown)} more` : "";
  return {
    change: "cluster allow.everyone.if.no.acl.found",
    object: { kind: "cluster", name: "source" },
    field: "allow.everyone.if.no.acl.found",
    action: "noted",
    source: null,
    target: "false",
    reason: `no ACL speaks of ${names.join(", ")}${more}; nobody tells whether the source lets everyone in there (cluster.allowEveryoneIfNoAclFound in an overlay)`,
    rule: "everyone-allowed-not-known",
    needsApproval: false,
    at: ["members"],
  };
}
