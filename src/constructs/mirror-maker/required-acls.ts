import { type Acl } from "../../kafka/acl";
import { allowing } from "../kafka/required-acls";
import { mirrorMakerNames } from "./internal-topics";
import { type MirrorMakerSettings, type MirrorMakerWork } from "./settings";

/** The ACLs of MirrorMaker's two principals. */
export interface MirrorMakerAcls {
  readonly source: readonly Acl[];
  readonly target: readonly Acl[];
}

/**
 * Exactly what MirrorMaker needs where Terraform owns topics, configs and ACLs, and no more: it cannot create a topic,
 * change one, or write anything at the source. READ and WRITE imply DESCRIBE (`StandardAuthorizerData`), so DESCRIBE
 * stands only where nothing else does. Measured with the authorizer's log of a 4.3.1 broker. It will try to create its
 * internal topics at every start and log that it may not: that is harmless.
 */
export function requiredAcls(settings: MirrorMakerSettings, work: MirrorMakerWork): MirrorMakerAcls {
  return { source: sourceAcls(settings, work), target: targetAcls(settings, work) };
}

function sourceAcls({ source }: MirrorMakerSettings, { topics, groups }: MirrorMakerWork): readonly Acl[] {
  const may = allowing(source.principal);
  return [
    ...topics.map((topic) => may("READ", "TOPIC", topic)),
    // Groups are only looked at: MirrorMaker assigns partitions itself and is in no group here.
    ...groups.map((group) => may("DESCRIBE", "GROUP", group)),
  ];
}

function targetAcls(settings: MirrorMakerSettings, { topics, groups }: MirrorMakerWork): readonly Acl[] {
  const names = mirrorMakerNames(settings.source.alias);
  const may = allowing(settings.target.principal);
  const own = [names.configs, names.offsets, names.status, names.offsetSyncs, names.checkpoints];
  return [
    ...topics.map((topic) => may("WRITE", "TOPIC", topic)),
    // Committing a group's offset needs READ on the topic and on the group (KafkaApis.handleOffsetCommitRequest).
    ...(groups.length === 0 ? [] : topics.map((topic) => may("READ", "TOPIC", topic))),
    ...groups.map((group) => may("READ", "GROUP", group)),
    may("READ", "GROUP", names.group),
    ...own.flatMap((topic) => [may("READ", "TOPIC", topic), may("WRITE", "TOPIC", topic)]),
    ...(settings.exactlyOnce === true ? transactionalAcls(settings, names.group) : []),
  ];
}

/** Exactly-once: the leader's own transactional id (`DistributedConfig`) and one a task (`Worker.taskTransactionalId`). */
function transactionalAcls({ target }: MirrorMakerSettings, group: string): readonly Acl[] {
  const may = allowing(target.principal);
  return (["WRITE", "DESCRIBE"] as const).flatMap((operation) => [
    may(operation, "TRANSACTIONAL_ID", `connect-cluster-${group}`),
    { ...may(operation, "TRANSACTIONAL_ID", `${group}-Mirror`), patternType: "PREFIXED" as const },
  ]);
}
