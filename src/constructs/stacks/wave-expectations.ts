import { apiVersion } from "../../documents/api-version";
import { type ExpectedAccess, type Expectations } from "../../expectations/document";
import { type Acl, aclKey } from "../../kafka/acl";
import { type TargetTopic, type TargetWave } from "../../target/target-wave";
import { checkerAcls, terraformAcls } from "../kafka/required-acls";
import { type TopicShape } from "../kafka/mirrored-topics";
import { mirrorMakerNames } from "../mirror-maker/internal-topics";
import { type MirrorMakerAcls } from "../mirror-maker/required-acls";
import { type MirrorMakerSettings } from "../mirror-maker/settings";

/** What a wave's expectations are made of. */
export interface WaveDeclaration {
  readonly wave: TargetWave;
  readonly mirrorMaker: MirrorMakerSettings;
  readonly mirrorMakerAcls: MirrorMakerAcls;
  readonly internalTopics: readonly TopicShape[];
  readonly targetBrokers: Expectations["targetBrokers"];
  /** `User:name` of Terraform at the target. */
  readonly terraformPrincipal: string;
  /** `User:name` of who checks, at each cluster. */
  readonly checkerPrincipals: { readonly source: string; readonly target: string };
  readonly certificateDays: number;
}

/** Everything that the stack declares, as statements that the checker can prove on the live clusters. */
export function waveExpectations(declaration: WaveDeclaration): Expectations {
  const { wave, mirrorMaker, targetBrokers, certificateDays, terraformPrincipal } = declaration;
  return {
    apiVersion,
    kind: "Expectations",
    wave: wave.id,
    profile: wave.profile,
    clients: [
      { name: "terraform", cluster: "target", principal: terraformPrincipal },
      { name: "mm2-source", cluster: "source", principal: mirrorMaker.source.principal },
      { name: "mm2-target", cluster: "target", principal: mirrorMaker.target.principal },
    ],
    targetBrokers,
    certificateDays,
    topics: [...wave.topics.map(replicatedTopic), ...declaration.internalTopics.map(internalTopic)],
    access: accessOf(declaration),
    quotas: wave.quotas.map(({ entity, values }) => ({ entity: { ...entity }, values: { ...values } })),
    scramUsers: wave.scramUsers.map((user) => ({ ...user })),
    groups: wave.groups.map(({ groupId, topics, replayTolerance }) => ({
      groupId,
      topics: [...topics],
      replayTolerance,
    })),
    replication: {
      tool: "mirror-maker-2",
      sourceAlias: mirrorMaker.source.alias,
      targetAlias: mirrorMaker.target.alias,
      maxLagRecords: wave.maxLagRecords,
    },
  };
}

function replicatedTopic({
  name,
  partitions,
  replicationFactor,
  effective,
  source,
}: TargetTopic): Expectations["topics"][number] {
  return {
    name,
    partitions,
    replicationFactor,
    effective: effective.map((entry) => ({ ...entry })),
    source: { ...source },
  };
}

function internalTopic({ name, partitions, replicationFactor, configs }: TopicShape): Expectations["topics"][number] {
  const effective = Object.entries(configs).map(([key, value]) => ({ key, rule: "equal" as const, value }));
  return { name, partitions, replicationFactor, effective };
}

/** Terraform's rights are looked at before it is let loose; everybody else's once it has written them. */
function accessOf(declaration: WaveDeclaration): ExpectedAccess[] {
  const { wave, mirrorMaker, mirrorMakerAcls, internalTopics, terraformPrincipal } = declaration;
  const waveTopics = wave.topics.map(({ name }) => name);
  const allTopics = [...waveTopics, ...internalTopics.map(({ name }) => name)];
  return [
    {
      cluster: "target",
      principal: terraformPrincipal,
      acls: plain(terraformAcls(terraformPrincipal, allTopics)),
      nothingElse: false,
      phase: "before-apply",
    },
    ...byPrincipal([...wave.acls, ...mirrorMakerAcls.target]).map(([principal, acls]) => ({
      cluster: "target" as const,
      principal,
      acls,
      nothingElse: true,
      phase: "after-apply" as const,
    })),
    {
      cluster: "source",
      principal: mirrorMaker.source.principal,
      acls: plain(mirrorMakerAcls.source),
      nothingElse: true,
      phase: "after-apply",
    },
    ...checkerAccess(declaration, waveTopics, allTopics),
  ];
}

function checkerAccess(
  { wave, mirrorMaker, checkerPrincipals }: WaveDeclaration,
  waveTopics: readonly string[],
  allTopics: readonly string[],
): ExpectedAccess[] {
  const groups = wave.groups.map(({ groupId }) => groupId);
  const { offsets, offsetSyncs } = mirrorMakerNames(mirrorMaker.source.alias);
  const reads = {
    source: { topics: waveTopics, records: waveTopics, groups },
    target: { topics: allTopics, records: [...waveTopics, offsets, offsetSyncs], groups },
  };
  return (["source", "target"] as const).map((cluster) => ({
    cluster,
    principal: checkerPrincipals[cluster],
    acls: plain(checkerAcls(checkerPrincipals[cluster], reads[cluster])),
    nothingElse: false,
    phase: "after-apply",
  }));
}

function byPrincipal(acls: readonly Acl[]): readonly (readonly [string, Acl[]])[] {
  const unique = new Map(acls.map((acl) => [aclKey(acl), acl]));
  const found = new Map<string, Acl[]>();
  for (const acl of unique.values()) {
    const own = found.get(acl.principal) ?? [];
    own.push({ ...acl });
    found.set(acl.principal, own);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}

function plain(acls: readonly Acl[]): Acl[] {
  return acls.map((acl) => ({ ...acl }));
}
