import { type Configs } from "../../../kafka/cluster-facts";
import { type Inventory, type InventoryGroup, type InventoryTopic } from "../../document/inventory";
import { type Told as Imported } from "../imported-inventory";
import { type Unread } from "../unread";
import { isInternalTopic } from "../values";
import { quotaKinds, type Told, type ToldGroup, type ToldTopic } from "./told";

/** Puts together what lines of several tools tell of the same things. */
export function assembleTold(told: Told): Imported {
  const brokerConfigs = brokerConfigsOf(told);
  return {
    cluster: {
      brokers: told.brokers.size === 0 ? null : [...told.brokers.values()].sort((a, b) => a.id - b.id),
      authorizer: authorizerOf(told, brokerConfigs),
      brokerConfigs,
    },
    topics: topicsOf(told),
    acls: told.acls,
    quotas: told.quotas?.map(({ entity, values }) => ({ entity, values: { ...values } })) ?? null,
    scramUsers:
      told.scramUsers === null
        ? null
        : [...told.scramUsers].map(([user, mechanisms]) => ({
            user,
            credentials: [...mechanisms]
              .map(([mechanism, iterations]) => ({ mechanism, iterations }))
              .sort((a, b) => (a.mechanism < b.mechanism ? -1 : 1)),
          })),
    groups: told.groups === null ? null : [...told.groups].map(([groupId, group]) => groupOf(groupId, group)),
    transactionalIds: told.transactionalIds,
    reassignments: reassignmentsOf(told),
    leftOut: [...told.leftOut, ...brokerConfigsLeftOut(told)],
    notes: notesOn(told),
  };
}

/** Without an authorizer kafka-acls fails: where it lists, there is one. Else the brokers' configs tell. */
function authorizerOf({ acls }: Told, brokerConfigs: Inventory["cluster"]["brokerConfigs"]): "on" | "off" | null {
  const configured = brokerConfigs?.["authorizer.class.name"]?.value;
  if (acls !== null || (typeof configured === "string" && configured !== "")) return "on";
  return configured === "" ? "off" : null;
}

function topicsOf(told: Told): InventoryTopic[] {
  const names = new Set([
    ...told.topics.keys(),
    ...told.partitions.keys(),
    ...told.topicConfigs.keys(),
    ...told.topicNames,
  ]);
  return [...names].filter((name) => !told.goingTopics.has(name)).map((name) => topicOf(name, told));
}

function topicOf(name: string, told: Told): InventoryTopic {
  const topic = told.topics.get(name);
  const replicaCounts = [...(told.partitions.get(name)?.values() ?? [])].map(({ replicas }) => replicas.length);
  return {
    name,
    topicId: topic?.topicId ?? null,
    internal: isInternalTopic(name),
    // Lines of partitions alone are a part of them (--under-replicated-partitions): they tell no number.
    partitions: topic?.partitions ?? null,
    replicationFactor: replicaCounts.length > 0 ? Math.max(...replicaCounts) : (topic?.replicationFactor ?? null),
    mixedReplication: new Set(replicaCounts).size > 1,
    ...configsOf(topic, told.topicConfigs.get(name)),
    sizeBytes: sizeOf(name, topic, told),
    offsets: null,
    producers: null,
  };
}

/**
 * kafka-topics prints what is not Kafka's default, wherever it was set; kafka-configs tells where, of all configs or of the
 * topic's own. What only kafka-topics tells was set somewhere: `UNKNOWN`.
 */
function configsOf(
  topic: ToldTopic | undefined,
  described: { readonly all: boolean; readonly configs: Configs } | undefined,
): Pick<InventoryTopic, "configs" | "configsTold"> {
  if (topic === undefined && described === undefined) return { configs: null, configsTold: "overrides" };
  const notDefault = Object.entries(topic?.notDefault ?? {}).map(
    ([key, value]) => [key, { value, source: "UNKNOWN" as const }] as const,
  );
  const own = Object.entries(described?.configs ?? {}).map(
    ([key, { value, source }]) => [key, { value, source }] as const,
  );
  const together = new Map([...notDefault, ...own]);
  return {
    configs: Object.fromEntries([...together].sort(([a], [b]) => (a < b ? -1 : 1))),
    configsTold: described?.all === true ? "effective" : "overrides",
  };
}

/** Bytes of the leaders' logs; null unless every leader is known and told of its log. */
function sizeOf(name: string, topic: ToldTopic | undefined, told: Told): number | null {
  const partitions = told.partitions.get(name);
  if (partitions === undefined || partitions.size !== topic?.partitions) return null;
  let bytes = 0;
  for (const [partition, { leader }] of partitions) {
    const log = leader === null ? undefined : told.replicaBytes.get(`${String(leader)} ${name}-${String(partition)}`);
    if (log === undefined) return null;
    bytes += log;
  }
  return Number.isSafeInteger(bytes) ? bytes : null;
}

function groupOf(groupId: string, { state, type, members, offsets }: ToldGroup): InventoryGroup {
  return {
    groupId,
    type: type ?? "unknown",
    state: state ?? (members !== null && members.size > 0 ? "Stable" : "Unknown"),
    members: members === null ? null : [...members.values()],
    offsets:
      offsets === null
        ? null
        : [...offsets.values()]
            .flatMap(({ topic, partition, committed, logEnd }) =>
              committed === null
                ? []
                : [
                    {
                      topic,
                      partition,
                      committed,
                      logEnd,
                      lag: logEnd === null ? null : Math.max(0, logEnd - committed),
                    },
                  ],
            )
            .sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1)),
  };
}

/** kafka-topics tells of every partition whether it is being moved (since 2.5); without any description nothing is known. */
function reassignmentsOf(told: Told): Inventory["reassignments"] {
  if (told.partitions.size === 0) return null;
  const moving = [...told.partitions].flatMap(([topic, partitions]) =>
    [...partitions].flatMap(([partition, { adding, removing }]) =>
      adding.length + removing.length === 0 ? [] : [{ topic, partition, adding: [...adding], removing: [...removing] }],
    ),
  );
  // A 2.4 tool prints the same line without the two lists: only where there is one it is sure that they would be told.
  return moving.length > 0 ? moving : null;
}

/** The first broker that tells all of its configs. */
function brokerConfigsOf({ brokerConfigs }: Told): Inventory["cluster"]["brokerConfigs"] {
  const [first] = [...brokerConfigs].filter(([, { all }]) => all).sort(([a], [b]) => numberIn(a) - numberIn(b));
  if (first === undefined) return null;
  const entries = Object.entries(first[1].configs).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, { value, source }]) => [key, { value, source }]));
}

function numberIn(broker: string): number {
  return Number(broker.replace(/\D/g, ""));
}

/** What was set on brokers is a part of all that is effective; without that, it is not enough. */
function brokerConfigsLeftOut({ brokerConfigs }: Told): readonly Unread[] {
  const told = [...brokerConfigs.values()];
  if (told.some(({ all }) => all)) return [];
  return [...brokerConfigs]
    .filter(([, { configs }]) => Object.keys(configs).length > 0)
    .map(([path]) => ({
      path,
      reason: "only what was set there: describe brokers with --all, an inventory keeps all effective configs",
    }));
}

function notesOn(told: Told): Record<string, string> {
  const unseen = quotaKinds.filter((kind) => !told.quotaKinds.has(kind));
  const hasTopics = told.topics.size + told.partitions.size + told.topicConfigs.size + told.topicNames.size > 0;
  return {
    ...(hasTopics ? {} : { topics: "No text of kafka-topics was given." }),
    ...(told.quotas === null || unseen.length === 0
      ? {}
      : {
          quotas:
            `No quotas of ${unseen.join(", ")} were in the files: there are none, or kafka-configs was not asked for them ` +
            "(--entity-type users, clients, ips; users with clients by naming both types).",
        }),
    ...(told.aclsOfPrincipals ? { acls: "Listed by principal: there may be ACLs of others." } : {}),
  };
}
