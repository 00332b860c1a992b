import { Annotations, LocalBackend, type TerraformBackend, TerraformOutput, TerraformStack } from "cdktf";
import { type Construct } from "constructs";
import { type Expectations } from "../../expectations/document";
import { aclHostProblems } from "../../network/client-address";
import { ledgerDocument } from "../../target/ledger-document";
import { type TargetWave } from "../../target/target-wave";
import { AccessControl } from "../kafka/access-control";
import { ClientQuotas } from "../kafka/client-quotas";
import { MirroredTopics } from "../kafka/mirrored-topics";
import { type TargetConnection, targetProvider } from "../kafka/target-provider";
import { ScramUsers } from "../kafka/users";
import { internalTopics } from "../mirror-maker/internal-topics";
import { renderMirrorMakerProperties } from "../mirror-maker/properties";
import { requiredAcls } from "../mirror-maker/required-acls";
import { type MirrorMakerSettings, type MirrorMakerWork } from "../mirror-maker/settings";
import { mirrorMakerProblems } from "../mirror-maker/settings-problems";
import { mustHold } from "../must-hold";
import { terraformText } from "../terraform-text";
import { besideTheStack, documentText } from "./beside-the-stack";
import { waveExpectations } from "./wave-expectations";

/** The target cluster of a wave. */
export interface WaveTarget extends TargetConnection {
  /** How many brokers it has. */
  readonly brokers: number;
  /** What the brokers must advertise (`host:port`), where that is fixed. */
  readonly advertised?: readonly string[];
  /** Whether clients come through PrivateLink, which hides their addresses: ACLs that are bound to a host are refused then. Default false. */
  readonly behindPrivateLink?: boolean;
  /** Their certificates must hold at least so many days longer. Default 30. */
  readonly certificateDays?: number;
}

/** Who works on a wave, as Kafka knows them: `User:name`. */
export interface WavePrincipals {
  /** Terraform at the target. */
  readonly terraform: string;
  /** The checker, which only reads. */
  readonly checker: { readonly source: string; readonly target: string };
}

/** One wave, ready to be deployed. */
export interface MigrationWaveStackProps {
  /** What the wave becomes at the target (`translateWave`). */
  readonly wave: TargetWave;
  readonly target: WaveTarget;
  readonly mirrorMaker: MirrorMakerSettings;
  readonly principals: WavePrincipals;
  /** See {@link ScramUsers}. */
  readonly passwordVersions?: Readonly<Record<string, string>>;
  /** Where Terraform keeps the state. Default: a file beside `cdktf.out`, named after the stack. */
  readonly backend?: (stack: TerraformStack) => TerraformBackend;
}

/** Beyond so many objects a state in a local file makes Terraform slow: it is written anew for each of them. */
const objectsInLocalState = 1_000;

/**
 * Everything that one wave needs at the target before records flow: topics, MirrorMaker's own topics, ACLs, quotas, users.
 * Beside the stack lie `expectations.json` (what the checker proves), `ledger.json` (every difference from the source)
 * and `mm2.properties` (what MirrorMaker runs with). The same declaration gives the same bytes anywhere. The construct's
 * id is also the stack's name at the command line: the wave's own id is a good one.
 */
export class MigrationWaveStack extends TerraformStack {
  readonly topics: MirroredTopics;
  readonly mirrorMakerTopics: MirroredTopics;
  readonly access: AccessControl;
  readonly quotas: ClientQuotas;
  readonly users: ScramUsers;

  constructor(scope: Construct, id: string, props: MigrationWaveStackProps) {
    super(scope, id);
    const { wave, target, mirrorMaker, principals } = props;
    const work: MirrorMakerWork = {
      topics: wave.topics.map(({ name }) => name),
      groups: wave.groups.map(({ groupId }) => groupId),
    };
    const settings = { ...mirrorMaker, largestRecordBytes: mirrorMaker.largestRecordBytes ?? largestRecordBytes(wave) };
    mustHold(this, [
      ...targetProblems(target),
      ...(target.behindPrivateLink === true ? aclHostProblems(wave.acls) : []),
      ...mirrorMakerProblems(settings, work),
    ]);

    const backend = props.backend ?? localState;
    backend(this);
    targetProvider(this, "kafka", target);

    const acls = requiredAcls(settings, work);
    const internal = internalTopics(settings.source.alias, Math.min(3, target.brokers));
    this.topics = new MirroredTopics(this, "topics", { topics: wave.topics });
    this.mirrorMakerTopics = new MirroredTopics(this, "mirror-maker", { topics: internal });
    this.access = new AccessControl(this, "access", { acls: [...wave.acls, ...acls.target] });
    this.quotas = new ClientQuotas(this, "quotas", { quotas: wave.quotas });
    this.users = new ScramUsers(this, "users", {
      users: wave.scramUsers,
      ...(props.passwordVersions === undefined ? {} : { passwordVersions: props.passwordVersions }),
    });
    new TerraformOutput(this, "wave", { value: wave.id });
    new TerraformOutput(this, "bootstrap_servers", { value: terraformText(target.bootstrapServers.join(",")) });
    if (props.backend === undefined) this.#warnOfLargeState();

    const expectations = (): Expectations =>
      waveExpectations({
        wave,
        mirrorMaker: settings,
        mirrorMakerAcls: acls,
        internalTopics: internal,
        targetBrokers: {
          count: target.brokers,
          ...(target.advertised === undefined ? {} : { advertised: [...target.advertised] }),
        },
        terraformPrincipal: principals.terraform,
        checkerPrincipals: principals.checker,
        certificateDays: target.certificateDays ?? 30,
      });
    besideTheStack(this, [
      { name: "expectations.json", text: () => documentText(expectations()) },
      { name: "ledger.json", text: () => documentText(ledgerDocument(wave)) },
      { name: "mm2.properties", text: () => renderMirrorMakerProperties(settings, work) },
    ]);
  }

  #warnOfLargeState(): void {
    const groups = [this.topics, this.mirrorMakerTopics, this.access, this.quotas, this.users];
    const objects = groups.reduce((sum, { elements }) => sum + elements.length, 0);
    if (objects <= objectsInLocalState) return;
    Annotations.of(this).addWarning(
      `${String(objects)} objects with their state in a local file: Terraform writes it anew for each of them, which takes ` +
        "minutes beyond 1,000. Give the stack a remote backend, or split the wave.",
    );
  }
}

/** Terraform runs in `cdktf.out/stacks/<stack>`: the state lies beside `cdktf.out`, wherever that is. */
function localState(stack: TerraformStack): TerraformBackend {
  return new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
}

/** The largest batch that any topic accepts bounds the largest record. */
function largestRecordBytes({ topics }: TargetWave): number {
  return topics.reduce((largest, { configs }) => Math.max(largest, Number(configs["max.message.bytes"] ?? 0)), 1);
}

function targetProblems({
  bootstrapServers,
  brokers,
  certificateDays = 30,
  timeoutSeconds = 60,
}: WaveTarget): readonly string[] {
  return [
    ...(bootstrapServers.length === 0 ? ["target: bootstrapServers is empty"] : []),
    ...bootstrapServers
      .filter((server) => !/^[^\s,]+:\d{1,5}$/.test(server))
      .map((server) => `target: bootstrap server "${server}": write host:port, one server an element`),
    ...(Number.isInteger(brokers) && brokers > 0 ? [] : ["target: brokers must be a whole number from 1"]),
    ...(Number.isInteger(certificateDays) && certificateDays >= 0
      ? []
      : ["target: certificateDays must be a whole number from 0"]),
    ...(timeoutSeconds >= 1 ? [] : ["target: timeoutSeconds must be at least 1"]),
  ];
}
