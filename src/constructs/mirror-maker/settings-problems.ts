import { looksLikeToken } from "../terraform-text";
import { type ClientSecurity, type MirroredCluster, type MirrorMakerSettings, type MirrorMakerWork } from "./settings";

/**
 * What would make MirrorMaker unsafe, or silently do less than was declared. Both directions at once, syncing of configs
 * and ACLs and writes to the source cannot even be declared.
 */
export function mirrorMakerProblems(settings: MirrorMakerSettings, work: MirrorMakerWork): readonly string[] {
  return [
    ...clusterProblems("source", settings.source),
    ...clusterProblems("target", settings.target),
    ...rules.filter(({ broken }) => broken(settings, work)).map(({ says }) => says),
    ...work.topics.flatMap(topicProblems),
    ...work.groups.flatMap(groupProblems),
    ...work.groups.filter(looksLikeToken).map((group) => `group "${group}" holds cdktf's own marker "TfToken["`),
    ...Object.entries(settings.intervals ?? {})
      .filter(([, seconds]) => !Number.isInteger(seconds) || seconds < 1)
      .map(([name, seconds]) => `intervals.${name}: ${String(seconds)} is no number of seconds: at least 1`),
  ];
}

interface SettingsRule {
  readonly says: string;
  broken(settings: MirrorMakerSettings, work: MirrorMakerWork): boolean;
}

const rules: readonly SettingsRule[] = [
  {
    says: "source and target have the same alias: MirrorMaker could not tell them apart",
    broken: ({ source, target }) => source.alias === target.alias,
  },
  {
    says: "no topic to copy: name at least one",
    broken: (_, { topics }) => topics.length === 0,
  },
  {
    says: "secretsDirectory must be an absolute path without spaces: Kafka refuses others as allowed paths",
    broken: ({ secretsDirectory }) => !/^\/[^\s,:${}"\\]*$/.test(secretsDirectory),
  },
  {
    says: "version must be 3.9 or newer, such as 4.3: older workers write resolved secrets into a topic (KAFKA-17192)",
    broken: ({ version = "4.3" }) => !isAtLeast39(version),
  },
  {
    says: "tasks must be a whole number from 1",
    broken: ({ tasks = 1 }) => !Number.isInteger(tasks) || tasks < 1,
  },
  {
    says: "offsetLagMax must be a whole number from 0",
    broken: ({ offsetLagMax = 0 }) => !Number.isInteger(offsetLagMax) || offsetLagMax < 0,
  },
  {
    says: "workers must be a whole number from 1",
    broken: ({ workers = 1 }) => !Number.isInteger(workers) || workers < 1,
  },
  {
    says: "several workers need their REST (KIP-710): without it changes that a follower sees are lost",
    broken: ({ workers = 1, rest }) => workers > 1 && rest === "off",
  },
  {
    says: "exactlyOnce needs the workers' REST (KIP-618): the leader fences old tasks through it",
    broken: ({ exactlyOnce = false, rest }) => exactlyOnce && rest === "off",
  },
  {
    says: "rest.listener must be written http://host:port or http://:port",
    broken: ({ rest }) => typeof rest === "object" && !/^https?:\/\/[A-Za-z0-9.-]*:\d{1,5}$/.test(rest.listener),
  },
  {
    says: "largestRecordBytes must be a whole number up to 1 GiB: the producer's request size is a 32-bit number",
    broken: ({ largestRecordBytes: bytes = 1 }) => !Number.isInteger(bytes) || bytes < 1 || bytes > 2 ** 30,
  },
];

function isAtLeast39(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return /^\d+(\.\d+)*$/.test(version) && (major > 3 || (major === 3 && minor >= 9));
}

function clusterProblems(which: string, cluster: MirroredCluster): readonly string[] {
  const problems: string[] = [];
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(cluster.alias))
    problems.push(`alias "${cluster.alias}": letters, digits, "_" and "-" only, since topic names are made of it`);
  if (cluster.bootstrapServers.length === 0) problems.push("bootstrapServers is empty");
  for (const server of cluster.bootstrapServers)
    if (!/^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):\d{1,5}$/.test(server))
      problems.push(`bootstrap server "${server}": write host:port, one server an element`);
  if (!/^User:.+/.test(cluster.principal)) problems.push(`principal "${cluster.principal}": write User:name`);
  return problems.map((problem) => `${which}: ${problem}`);
}

/**
 * Names that MirrorMaker never copies whatever its list says (`ReplicationPolicy.isInternalTopic`), or copies under
 * another name even with the identity policy (`IdentityReplicationPolicy.formatRemoteTopic` on heartbeats).
 */
function topicProblems(name: string): readonly string[] {
  if (name.startsWith("__") || name.startsWith(".") || /[.-]internal$/.test(name))
    return [`topic "${name}": MirrorMaker takes it for an internal topic and never copies it; move it another way`];
  if (/(^|\.)heartbeats$/.test(name))
    return [`topic "${name}": MirrorMaker takes it for its own heartbeats and renames it; move it another way`];
  return [];
}

/**
 * Whatever the pattern matches, the connector hands group ids to its tasks in one list, cut at commas and trimmed
 * (`task.assigned.groups`): one such group stops the sync of all of its task.
 */
function groupProblems(group: string): readonly string[] {
  if (group === "") return ["a group id is empty"];
  if (group.includes(",") || group.trim() !== group)
    return [
      `group "${group}": MirrorMaker cannot sync ids with a comma or blanks around; move its offsets another way`,
    ];
  return [];
}

/** Whether a cluster is reached under a password of a user. */
export function hasPassword(
  security: ClientSecurity,
): security is Extract<ClientSecurity, { protocol: "SASL_SSL" | "SASL_PLAINTEXT" }> {
  return security.protocol === "SASL_SSL" || security.protocol === "SASL_PLAINTEXT";
}
