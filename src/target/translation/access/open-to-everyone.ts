import { type DocumentPath } from "../../../documents/document-path";
import { type Acl } from "../../../kafka/acl";
import { type ResolvedWave } from "../../../waves/resolved-wave";
import { type Profile } from "../../profile";
import { type Draft } from "../part";

/** A topic or group of the wave. */
export interface Member {
  readonly kind: "topic" | "group";
  readonly name: string;
}

/** Members that no ACL speaks of, and whom everyone may therefore use at one end and not at the other. */
export interface Openness {
  /** Open to everyone at the source, closed at the target. */
  readonly closed: readonly Member[];
  /** The other way about. */
  readonly opened: readonly Member[];
  /** Closed at the target; whether they are open at the source nobody tells. */
  readonly notKnown: readonly Member[];
}

/** Platforms whose brokers refuse what no ACL allows, and let nobody change that. */
const alwaysRefusing: ReadonlySet<string | null> = new Set(["confluent-cloud", "msk-serverless"]);

/**
 * Compares what becomes of the wave's topics and groups that no ACL speaks of (`allow.everyone.if.no.acl.found`). In the
 * order of the wave; linear in ACLs and names.
 */
export function compareOpenness(resolved: ResolvedWave, profile: Profile, targetAcls: readonly Acl[]): Openness {
  const { source } = resolved;
  const isOpenThere = profile.capabilities.openWithoutAcls?.value === true;
  const isOpenHere = openAtSource(resolved);
  if (source.acls === null) return { closed: [], opened: [], notKnown: [] };
  const unspokenHere = membersWithoutAcls(resolved, source.acls);
  if (!isOpenThere)
    return {
      closed: isOpenHere === true ? unspokenHere : [],
      opened: [],
      notKnown: isOpenHere === null ? unspokenHere : [],
    };
  const wereOpen = new Set(isOpenHere === true ? unspokenHere.map(memberText) : []);
  const unspokenThere = membersWithoutAcls(resolved, targetAcls);
  return { closed: [], opened: unspokenThere.filter((member) => !wereOpen.has(memberText(member))), notKnown: [] };
}

function openAtSource({ source, people }: ResolvedWave): boolean | null {
  if (source.cluster.authorizer === "off") return true;
  if (alwaysRefusing.has(source.cluster.platform)) return false;
  return source.cluster.allowEveryoneIfNoAclFound ?? people.cluster.allowEveryoneIfNoAclFound ?? null;
}

function memberText({ kind, name }: Member): string {
  return `${kind} ${name}`;
}

function membersWithoutAcls({ topics, groups }: ResolvedWave, acls: readonly Acl[]): readonly Member[] {
  const isTopicSpokenOf = coverage(acls.filter(({ resourceType }) => resourceType === "TOPIC"));
  const isGroupSpokenOf = coverage(acls.filter(({ resourceType }) => resourceType === "GROUP"));
  return [
    ...topics.filter(({ name }) => !isTopicSpokenOf(name)).map(({ name }): Member => ({ kind: "topic", name })),
    ...groups
      .filter(({ groupId }) => !isGroupSpokenOf(groupId))
      .map(({ groupId }): Member => ({ kind: "group", name: groupId })),
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

/** What the wave loses, or everyone wins, for want of an ACL. A source without an authorizer has one line for all. */
export function opennessLines(openness: Openness, resolved: ResolvedWave): readonly Draft[] {
  const { closed, opened, notKnown } = openness;
  if (closed.length > 0 && resolved.source.cluster.authorizer === "off") return [withoutAuthorizer];
  const places = new Map<string, DocumentPath>();
  const { members } = resolved.wave.content;
  members.topics.forEach((name, index) =>
    places.set(memberText({ kind: "topic", name }), ["members", "topics", index]),
  );
  members.groups.forEach((name, index) =>
    places.set(memberText({ kind: "group", name }), ["members", "groups", index]),
  );
  const lineFor = (member: Member, told: Told): Draft => ({
    change: opennessChange(member),
    object: member,
    field: "access",
    action: "changed",
    needsApproval: true,
    at: places.get(memberText(member)) ?? ["members"],
    ...told,
  });
  return [
    ...closed.map((member) => lineFor(member, nowClosed)),
    ...opened.map((member) => lineFor(member, nowOpen)),
    ...(notKnown.length === 0 ? [] : [openAtSourceNotKnown(notKnown)]),
  ];
}

/** The key of a member's line: `topic orders access`. */
export function opennessChange(member: Member): string {
  return `${memberText(member)} access`;
}

/** The key of the one line for a source without an authorizer. */
export const withoutAuthorizerChange = "cluster authorizer";

type Told = Pick<Draft, "source" | "target" | "reason" | "rule" | "otherwise">;

const everyone = "everyone may do everything";
const nobody = "nobody may do anything that no ACL allows";

const nowClosed: Told = {
  source: everyone,
  target: nobody,
  reason:
    "no ACL of the source speaks of it, and allow.everyone.if.no.acl.found lets everyone in there; the target refuses what no ACL allows",
  rule: "everyone-allowed-without-acl",
  otherwise: "name its readers and writers in ACLs at the source and export again.",
};

const nowOpen: Told = {
  source: "what ACLs say",
  target: everyone,
  reason: "no ACL of the target will speak of it, and allow.everyone.if.no.acl.found lets everyone in there",
  rule: "everyone-allowed-at-target",
  otherwise: "set allow.everyone.if.no.acl.found=false at the target (and extend the profile), or name it in an ACL.",
};

const withoutAuthorizer: Draft = {
  change: withoutAuthorizerChange,
  object: { kind: "cluster", name: "source" },
  field: "authorizer",
  action: "changed",
  source: everyone,
  target: nobody,
  reason: "the source has no authorizer and so no ACLs; the target refuses what no ACL allows",
  rule: "source-without-authorizer",
  needsApproval: true,
  at: ["members", "topics"],
  otherwise: "name the readers and writers of the wave's topics in ACLs at the target before they come.",
};

const namesShown = 3;

function openAtSourceNotKnown(members: readonly Member[]): Draft {
  const more = members.length > namesShown ? ` and ${String(members.length - namesShown)} more` : "";
  return {
    change: "cluster allow.everyone.if.no.acl.found",
    object: { kind: "cluster", name: "source" },
    field: "allow.everyone.if.no.acl.found",
    action: "noted",
    source: null,
    target: "false",
    reason: `no ACL speaks of ${members.slice(0, namesShown).map(memberText).join(", ")}${more}; nobody tells whether the source lets everyone in there (cluster.allowEveryoneIfNoAclFound in an overlay)`,
    rule: "everyone-allowed-not-known",
    needsApproval: false,
    at: ["members"],
  };
}
