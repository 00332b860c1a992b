import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type CheckReport } from "../../check/report";
import { runCheck } from "../../check/run-check";
import { type Expectations } from "../../expectations/document";
import { readClientProperties } from "../../kafka-client/client-properties";
import { type Closing } from "../closing";
import { type Prelude } from "../faults/fault";
import { createAcls } from "../rig/acl-writes";
import { writeSecretFile } from "../rig/client-files";
import { freshPassword } from "../rig/fresh-password";
import { type JavaProcess } from "../rig/java-process";
import { causesInLog, mustStillRun, startMirrorMaker } from "../rig/mirror-maker";
import { workers } from "../rig/users";
import { withAdmin } from "../rig/with-admin";
import { advanceGroups } from "../production/advance-groups";
import { productionGroups } from "../production/groups";
import { type LiveProducers } from "../production/live-producers";
import { type Noted } from "../steps";
import { type Workplace } from "../workplace";
import { type WorkerPasswords } from "./let-workers-in";
import { type SynthesizedWave } from "./synthesize";

/** MirrorMaker under our hands: it can be stopped and started again with the configuration that was rendered. */
export interface Replication {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Waits until the check finds every partition caught up; gives up where nothing gets better. */
  caughtUp(): Promise<boolean>;
  /** What MirrorMaker's own log names as a cause, for people. */
  causes(): readonly string[];
}

/** Gives MirrorMaker's principal its rights at the source and lays down its secrets, each in a file of its own. */
export async function prepareReplication(
  { source, target }: Workplace,
  { expectations, secretsDirectory }: SynthesizedWave,
  passwords: WorkerPasswords,
  prelude: Prelude,
): Promise<void> {
  const [first] = expectations.topics;
  const rights = expectations.access
    .filter(({ cluster, principal }) => cluster === "source" && principal === `User:${workers.mm2Source}`)
    .flatMap(({ acls }) => acls)
    .map((acl) =>
      prelude.withoutReadOnFirstTopic === true && acl.resourceType === "TOPIC" && acl.resourceName === first?.name
        ? { ...acl, operation: "DESCRIBE" as const }
        : acl,
    );
  await withAdmin(source, (admin) => createAcls(admin, rights));
  const secrets = {
    src: {
      username: workers.mm2Source,
      password: prelude.wrongSourcePassword === true ? freshPassword() : passwords.mm2Source,
    },
    tgt: { username: workers.mm2Target, password: passwords.mm2Target },
  };
  for (const [alias, login] of Object.entries(secrets)) {
    // As they are, without a line feed: MirrorMaker takes a file's content for the value.
    for (const [name, text] of Object.entries(login)) writeSecretFile(join(secretsDirectory, alias, name), text);
    copyFileSync(alias === "src" ? source.caFile : target.caFile, join(secretsDirectory, alias, "ca.crt"));
  }
}

/** MirrorMaker 2 of the target's line, with the `mm2.properties` that lie beside the stack. */
export function replication(
  workplace: Workplace,
  { expectations, stack }: SynthesizedWave,
  closing: Closing,
  patienceSeconds: number,
): Replication {
  const { directory, targetKafka } = workplace;
  const logFile = directory.file("logs", "mirror-maker.log");
  let running: JavaProcess | undefined;
  const stop = async (): Promise<void> => running?.stop();
  // In the end nothing waits for its last commits: the target goes at the same time.
  closing.add("MirrorMaker", async () => running?.kill());
  return {
    stop,
    start: async () => {
      running = await startMirrorMaker({
        distribution: targetKafka,
        propertiesFile: join(stack, "mm2.properties"),
        targetAlias: expectations.replication.targetAlias,
        logFile,
        workDirectory: directory.running,
      });
    },
    caughtUp: async () => {
      return untilPassed(
        () => look(workplace, expectations, "replication-caught-up"),
        patienceSeconds,
        () => mustStillRun(running),
      );
    },
    causes: () =>
      running === undefined ? [] : [...causesInLog(running)].map(([cause, count]) => `${cause} ×${String(count)}`),
  };
}

/** Runs one check as the auditor. */
function look({ source, target, signal }: Workplace, expectations: Expectations, check: string): Promise<CheckReport> {
  return runCheck({
    expectations,
    source: readClientProperties(source.clientProperties(workers.auditor)),
    target: readClientProperties(target.clientProperties(workers.auditor)),
    clients: new Map(),
    phase: "after-apply",
    only: [check],
    now: new Date(),
    version: "",
    onProgress: () => undefined,
    signal,
  });
}

async function untilPassed(
  lookOnce: () => Promise<CheckReport>,
  patienceSeconds: number,
  mustHold: () => void,
): Promise<boolean> {
  const giveUpAtMs = Date.now() + patienceSeconds * 1000;
  for (;;) {
    mustHold();
    if ((await lookOnce()).exitCode === 0) return true;
    if (Date.now() > giveUpAtMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** More than any group's lag: after so many records a partition, every group can resume inside what came over one by one. */
const roundsBeforeGroupsMove = 24;

/**
 * Lets production go on for a while and moves the wave's groups along, then waits until MirrorMaker has written their
 * offsets at the target. MirrorMaker cannot translate an offset that lies before the first pair of offsets that it wrote
 * down, and during a bulk copy it writes few: groups that stand still get no offset at all.
 */
export async function moveGroupsAlong(
  workplace: Workplace,
  { expectations }: SynthesizedWave,
  live: LiveProducers,
  say: (text: string) => void,
): Promise<Noted<boolean>> {
  const { source, signal } = workplace;
  const before = live.perPartition();
  while (live.perPartition() - before < roundsBeforeGroupsMove) {
    signal.throwIfAborted();
    say(
      `production goes on: ${String(live.perPartition() - before)} of ${String(roundsBeforeGroupsMove)} records a partition`,
    );
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await advanceGroups(
    source,
    productionGroups.filter(({ moves }) => moves),
  );
  say("waiting for the groups' offsets at the target");
  const written = await untilPassed(
    () => look(workplace, expectations, "group-offsets-resume"),
    180,
    () => signal.throwIfAborted(),
  );
  const groups = expectations.groups.length;
  return {
    result: written,
    note: `${String(groups)} groups, ${written ? "each with offsets at the target" : "not all resume"}`,
  };
}
