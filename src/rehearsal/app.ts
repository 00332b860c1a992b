import { App } from "cdktf";
import { z } from "zod";
import { type MirrorMakerSettings } from "../constructs/mirror-maker/settings";
import { MigrationWaveStack } from "../constructs/stacks/migration-wave";
import { DocumentError } from "../documents/problem";
import { waveFromFiles } from "../target/wave-from-files";

/** Who works on a rehearsal, as the rig creates them. */
export const rehearsalPrincipals = {
  terraform: "User:terraform",
  checker: "User:auditor",
  mirrorMakerSource: "User:mm2-source",
  mirrorMakerTarget: "User:mm2-target",
} as const;

const servers = z
  .string()
  .min(1)
  .transform((text) => text.split(","));

/** What the rehearsal's app is told, by environment variable: `cdktf` runs it as a process of its own. No secret among it. */
const environment = z.object({
  /** The inventory, what people say of the source, and the wave file. */
  KAFKA_BYOC_INVENTORY: z.string().min(1),
  KAFKA_BYOC_OVERLAY: z.string().optional(),
  KAFKA_BYOC_WAVE: z.string().min(1),
  /** `host:port` with commas between, every broker of the target. */
  KAFKA_BYOC_SOURCE_SERVERS: servers,
  KAFKA_BYOC_TARGET_SERVERS: servers,
  /** Absolute path of the directory that holds MirrorMaker's secrets, by alias. */
  KAFKA_BYOC_MIRROR_MAKER_SECRETS: z.string().startsWith("/"),
  /** Where MirrorMaker's own REST listens, `http://127.0.0.1:8083`; without it there is none. */
  KAFKA_BYOC_MIRROR_MAKER_LISTENER: z.string().optional(),
});

/** The environment of the rehearsal's app, see {@link synthesizeRehearsal}. */
export type RehearsalEnvironment = Readonly<Record<keyof z.input<typeof environment>, string | undefined>>;

/** MirrorMaker as a rehearsal runs it: one worker, quick to notice, exact about offsets. */
export function rehearsalMirrorMaker(settings: {
  readonly sourceServers: readonly string[];
  readonly targetServers: readonly string[];
  readonly secretsDirectory: string;
  readonly listener?: string;
}): MirrorMakerSettings {
  const security = { protocol: "SASL_SSL", mechanism: "SCRAM-SHA-512", authority: "ca.crt" } as const;
  const { sourceServers, targetServers, secretsDirectory, listener } = settings;
  return {
    source: {
      alias: "src",
      bootstrapServers: sourceServers,
      security,
      principal: rehearsalPrincipals.mirrorMakerSource,
    },
    target: {
      alias: "tgt",
      bootstrapServers: targetServers,
      security,
      principal: rehearsalPrincipals.mirrorMakerTarget,
    },
    secretsDirectory,
    tasks: 4,
    rest: listener === undefined ? "off" : { listener, advertisedHost: "127.0.0.1" },
    offsetLagMax: 0,
    intervals: { refreshTopics: 5, refreshGroups: 5, checkpoints: 2, flush: 1, rebalanceDelay: 1 },
  };
}

/**
 * Synthesizes the rehearsal's one stack, named after the wave, as a user's own app would.
 *
 * @throws DocumentError with everything that is wrong with the documents
 * @throws ZodError where the environment lacks something: that is a fault of the rehearsal itself
 */
export function synthesizeRehearsal(env: Readonly<Record<string, string | undefined>>): void {
  const told = environment.parse(env);
  const app = new App();
  const wave = waveFromFiles({
    inventory: told.KAFKA_BYOC_INVENTORY,
    ...(told.KAFKA_BYOC_OVERLAY === undefined ? {} : { overlays: [told.KAFKA_BYOC_OVERLAY] }),
    wave: told.KAFKA_BYOC_WAVE,
  });
  const targetServers = told.KAFKA_BYOC_TARGET_SERVERS;
  new MigrationWaveStack(app, wave.id, {
    wave,
    target: {
      bootstrapServers: targetServers,
      tls: true,
      mechanism: "SCRAM-SHA-512",
      brokers: targetServers.length,
      advertised: targetServers,
      certificateDays: 1,
    },
    mirrorMaker: rehearsalMirrorMaker({
      sourceServers: told.KAFKA_BYOC_SOURCE_SERVERS,
      targetServers,
      secretsDirectory: told.KAFKA_BYOC_MIRROR_MAKER_SECRETS,
      ...(told.KAFKA_BYOC_MIRROR_MAKER_LISTENER === undefined
        ? {}
        : { listener: told.KAFKA_BYOC_MIRROR_MAKER_LISTENER }),
    }),
    principals: {
      terraform: rehearsalPrincipals.terraform,
      checker: { source: rehearsalPrincipals.checker, target: rehearsalPrincipals.checker },
    },
  });
  app.synth();
}

if (require.main === module) synthesizeOrSayWhyNot();

/** What is wrong with the documents is for people: said without a stack. */
function synthesizeOrSayWhyNot(): void {
  try {
    synthesizeRehearsal(process.env);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    console.error(error.message);
    process.exitCode = 78;
  }
}
