import { javaPattern, nothing } from "./java-pattern";
import { propertiesText, type PropertyLine } from "./properties-text";
import { defaultIntervals, type MirroredCluster, type MirrorMakerSettings, type MirrorMakerWork } from "./settings";
import { hasPassword, mirrorMakerProblems } from "./settings-problems";

/**
 * The `mm2.properties` of a wave for MirrorMaker's dedicated mode (`connect-mirror-maker.sh mm2.properties --clusters
 * <target alias>`): one direction, the same names, Terraform as owner of topics, configs and ACLs, nothing written to the
 * source, every secret a placeholder that the worker fills from a file.
 *
 * @throws Error with all that is wrong with the settings (see {@link mirrorMakerProblems})
 */
export function renderMirrorMakerProperties(settings: MirrorMakerSettings, work: MirrorMakerWork): string {
  const problems = mirrorMakerProblems(settings, work);
  if (problems.length > 0) throw new Error(["MirrorMaker cannot be configured:", ...problems].join("\n  "));
  return propertiesText([
    ...clusters(settings),
    null,
    ...flow(settings, work),
    null,
    ...ownership,
    null,
    ...workers(settings),
    null,
    ...clients(settings),
    null,
    ...secrets(settings),
    ...security(settings.source, settings.secretsDirectory),
    ...security(settings.target, settings.secretsDirectory),
  ]);
}

function clusters({ source, target }: MirrorMakerSettings): readonly PropertyLine[] {
  return [
    ["clusters", `${source.alias},${target.alias}`],
    [`${source.alias}.bootstrap.servers`, source.bootstrapServers.join(",")],
    [`${target.alias}.bootstrap.servers`, target.bootstrapServers.join(",")],
  ];
}

/** What is copied. The lists are exact, so the exclusions, whose defaults would take members out of them, exclude nothing. */
function flow(settings: MirrorMakerSettings, { topics, groups }: MirrorMakerWork): readonly PropertyLine[] {
  const { source, target, tasks = 8 } = settings;
  const intervals = { ...defaultIntervals, ...settings.intervals };
  const there = `${source.alias}->${target.alias}`;
  const syncGroups = groups.length > 0;
  return [
    [`${there}.enabled`, "true"],
    // With identity names the way back would copy every record for ever.
    [`${target.alias}->${source.alias}.enabled`, "false"],
    ["replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy"],
    [`${there}.topics`, listOf(topics)],
    [`${there}.topics.exclude`, nothing],
    [`${there}.groups`, listOf(groups)],
    [`${there}.groups.exclude`, nothing],
    [`${there}.sync.group.offsets.enabled`, String(syncGroups)],
    [`${there}.sync.group.offsets.interval.seconds`, String(intervals.checkpoints)],
    [`${there}.emit.checkpoints.interval.seconds`, String(intervals.checkpoints)],
    [`${there}.refresh.topics.interval.seconds`, String(intervals.refreshTopics)],
    [`${there}.refresh.groups.interval.seconds`, String(intervals.refreshGroups)],
    [`${there}.offset-syncs.topic.location`, "target"],
    [`${there}.offset.lag.max`, String(settings.offsetLagMax ?? 10)],
    [`${there}.sync.topic.configs.enabled`, "false"],
    [`${there}.sync.topic.acls.enabled`, "false"],
    [`${there}.heartbeats.replication.enabled`, "false"],
    ["tasks.max", String(tasks)],
  ];
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? nothing : [...names].sort().map(javaPattern).join(",");
}

/** Terraform has created every topic, so these only matter where somebody deletes one: then the broker's default decides. */
const ownership: readonly PropertyLine[] = [
  ["emit.heartbeats.enabled", "false"],
  ["replication.factor", "-1"],
  ["offset-syncs.topic.replication.factor", "-1"],
  ["checkpoints.topic.replication.factor", "-1"],
  ["heartbeats.topic.replication.factor", "-1"],
  ["offset.storage.replication.factor", "-1"],
  ["config.storage.replication.factor", "-1"],
  ["status.storage.replication.factor", "-1"],
];

/** The Connect workers: their settings count only with the target's alias in front, apart from discovery, which needs both. */
function workers(settings: MirrorMakerSettings): readonly PropertyLine[] {
  const { alias } = settings.target;
  const intervals = { ...defaultIntervals, ...settings.intervals };
  return [
    ["plugin.discovery", "service_load"],
    [`${alias}.plugin.discovery`, "service_load"],
    ["task.shutdown.graceful.timeout.ms", "30000"],
    [`${alias}.offset.flush.interval.ms`, String(intervals.flush * 1000)],
    [`${alias}.offset.flush.timeout.ms`, "30000"],
    [`${alias}.scheduled.rebalance.max.delay.ms`, String(intervals.rebalanceDelay * 1000)],
    ...(settings.exactlyOnce === true ? [[`${alias}.exactly.once.source.support`, "enabled"] as const] : []),
    // Before 4.0 the metrics carry no source without it, and 4.0 has removed it.
    ...(settings.version?.startsWith("3.") === true ? [["add.source.alias.to.metrics", "true"] as const] : []),
    ...rest(settings),
  ];
}

function rest({ rest = { listener: "http://:8083" } }: MirrorMakerSettings): readonly PropertyLine[] {
  if (rest === "off") return [["dedicated.mode.enable.internal.rest", "false"]];
  return [
    ["dedicated.mode.enable.internal.rest", "true"],
    ["listeners", rest.listener],
    ["rest.advertised.host.name", rest.advertisedHost ?? "${env:POD_IP}"],
  ];
}

const mebibyte = 2 ** 20;

/** Aborted records stay behind; the producer checks the size of a record before it is compressed. */
function clients(settings: MirrorMakerSettings): readonly PropertyLine[] {
  const { source, target } = settings;
  const request = Math.min(Math.max(10 * mebibyte, 2 * (settings.largestRecordBytes ?? 0)), 2 ** 31 - 1);
  return [
    [`${source.alias}.consumer.isolation.level`, "read_committed"],
    [`${source.alias}.consumer.auto.offset.reset`, "earliest"],
    [`${source.alias}.consumer.max.poll.records`, "5000"],
    [`${source.alias}.consumer.max.partition.fetch.bytes`, String(4 * mebibyte)],
    [`${target.alias}.producer.batch.size`, String(mebibyte / 2)],
    [`${target.alias}.producer.linger.ms`, "50"],
    [`${target.alias}.producer.compression.type`, "lz4"],
    [`${target.alias}.producer.max.request.size`, String(request)],
    [`${target.alias}.producer.buffer.memory`, String(Math.max(32 * mebibyte, request))],
  ];
}

function secrets({ secretsDirectory, rest }: MirrorMakerSettings): readonly PropertyLine[] {
  const fromEnvironment = rest !== "off" && rest?.advertisedHost === undefined;
  const provider = "org.apache.kafka.common.config.provider";
  return [
    ["config.providers", fromEnvironment ? "dir,env" : "dir"],
    ["config.providers.dir.class", `${provider}.DirectoryConfigProvider`],
    ["config.providers.dir.param.allowed.paths", secretsDirectory],
    ...(fromEnvironment
      ? ([
          ["config.providers.env.class", `${provider}.EnvVarConfigProvider`],
          ["config.providers.env.param.allowlist.pattern", "POD_IP"],
        ] as const)
      : []),
  ];
}

const loginModules = {
  "SCRAM-SHA-256": "org.apache.kafka.common.security.scram.ScramLoginModule",
  "SCRAM-SHA-512": "org.apache.kafka.common.security.scram.ScramLoginModule",
  PLAIN: "org.apache.kafka.common.security.plain.PlainLoginModule",
} as const;

function security({ alias, security }: MirroredCluster, secretsDirectory: string): readonly PropertyLine[] {
  const directory = `${secretsDirectory.replace(/\/+$/, "")}/${alias}`;
  const secret = (file: string): string => `\${dir:${directory}:${file}}`;
  const lines: PropertyLine[] = [null, [`${alias}.security.protocol`, security.protocol]];
  if ("authority" in security && security.authority === "ca.crt")
    lines.push([`${alias}.ssl.truststore.type`, "PEM"], [`${alias}.ssl.truststore.location`, `${directory}/ca.crt`]);
  if (security.protocol === "SSL")
    lines.push(
      [`${alias}.ssl.keystore.type`, "PEM"],
      [`${alias}.ssl.keystore.certificate.chain`, secret("tls.crt")],
      [`${alias}.ssl.keystore.key`, secret("tls.key")],
    );
  if (hasPassword(security))
    lines.push(
      [`${alias}.sasl.mechanism`, security.mechanism],
      [
        `${alias}.sasl.jaas.config`,
        `${loginModules[security.mechanism]} required username="${secret("username")}" password="${secret("password")}";`,
      ],
    );
  return lines;
}
