import { mkdirSync } from "node:fs";
import { writeFileWhole } from "../documents/write-file";
import { readInventory } from "../inventory/read-inventory";
import { closing } from "./closing";
import { fillSource } from "./production/fill-source";
import { startLiveProducers } from "./production/live-producers";
import { type Fault, type Prelude } from "./faults/fault";
import { sceneOf } from "./faults/scene";
import { overviewPage } from "./overview";
import { kafkaByocRunner } from "./run-command";
import { check, type Checked } from "./steps/check";
import { checkTerraformsRights, deploy, planAgain, prepareDeployment } from "./steps/deploy";
import { exportInventory } from "./steps/export-inventory";
import { askPeople, importWhatOthersTell } from "./steps/import-what-others-tell";
import { draftOf, readyForTerraform, reviewPlan } from "./steps/review";
import { letWorkersIn } from "./steps/let-workers-in";
import { lookAtThisMachine } from "./steps/look-at-this-machine";
import { moveGroupsAlong, prepareReplication, replication } from "./steps/replicate";
import { showLedger } from "./steps/show-ledger";
import { startClusters } from "./steps/start-clusters";
import { synthesize } from "./steps/synthesize";
import { stepsFor, type StepListener } from "./steps";
import { howToConnect, summaryOf, type RehearsalOutcome } from "./summary";
import { keepLogs, prepareWorkDirectory } from "./work-directory";
import { type Workplace } from "./workplace";

/** One rehearsal to run. */
export interface RehearsalPlan {
  /** Everything is written here; made empty first. */
  readonly directory: string;
  /** The script of `kafka-byoc` itself, which the rehearsal runs as people do. */
  readonly program: string;
  readonly fault?: Fault;
  /** Called after the check with everything still running; it is stopped when this is done. */
  readonly whileRunning?: (outcome: RehearsalOutcome, howToConnect: string) => Promise<void>;
  readonly kafkaHome?: string;
  readonly signal: AbortSignal;
  readonly listener: StepListener;
}

/** Seconds to wait for replication; a fault that keeps it from catching up needs no long proof. */
const patienceSeconds = { usual: 240, withFault: 12 };

/**
 * One whole wave on this machine: two real clusters, production on the source, inventory, translation, Terraform,
 * MirrorMaker, check. A plan that its review does not pass is not applied. Whatever happens, everything that it started is stopped, and logs and documents stay.
 *
 * @throws ProgramFailed, DocumentError where a step could not do its work; the signal's reason where it was interrupted
 */
export async function rehearse(plan: RehearsalPlan): Promise<RehearsalOutcome> {
  const { signal, listener, fault } = plan;
  const directory = prepareWorkDirectory(plan.directory);
  mkdirSync(directory.file("logs"));
  const steps = stepsFor(listener);
  const close = closing();
  try {
    const home = plan.kafkaHome === undefined ? {} : { kafkaHome: plan.kafkaHome };
    await steps.run("look at this machine", () => lookAtThisMachine(home));
    const clusters = await steps.run("start two clusters", (say) =>
      startClusters({ directory, signal, closing: close, ...home }, say),
    );
    const workplace: Workplace = {
      directory,
      ...clusters,
      signal,
      kafkaByoc: kafkaByocRunner({
        program: plan.program,
        workDirectory: directory.root,
        logFile: directory.file("logs", "commands.log"),
        signal,
      }),
    };
    const { source, sourceKafka } = clusters;
    await steps.run("fill the source", async (say) => {
      const filled = await fillSource(source, sourceKafka, directory.running, say, signal);
      const { topics, records, groups, acls } = filled;
      const note = `${String(topics)} topics, ${String(records)} records, ${String(groups)} groups, ${String(acls)} ACLs`;
      return { result: filled, note };
    });
    const live = await startLiveProducers(source);
    close.add("live producers", () => live.stop());
    const passwords = await letWorkersIn(clusters);

    const exported = await steps.run("export the inventory", () => exportInventory(workplace));
    const merged = await steps.run("import what others tell", () => importWhatOthersTell(workplace, exported));
    const known = await steps.run("ask people", () => askPeople(workplace, merged));
    const wave = await steps.run("synthesize the wave", (say) => synthesize(workplace, known, say));
    const ledger = await steps.run("show the ledger", () => showLedger(workplace, wave));
    const environment = await steps.run("get the Kafka provider", (say) =>
      prepareDeployment(workplace, wave, passwords.terraform, say),
    );
    await steps.run("check Terraform's rights", () => checkTerraformsRights(workplace, wave));

    const { happens } = fault ?? {};
    const stack = await readyForTerraform(workplace, wave, environment);
    if (fault !== undefined && happens?.when === "before-plan")
      await steps.run(`fault: ${fault.name}`, async () => {
        await happens.inject(draftOf(wave, stack));
        return { result: undefined, note: fault.title };
      });
    const reviewed = await steps.run("review the plan", (say) => reviewPlan(workplace, known, wave, stack, say));
    const finish = async (checked: Checked | null): Promise<RehearsalOutcome> => {
      const done = { steps: steps.done(), reviewed, checked, ...(fault === undefined ? {} : { fault }) };
      const inventory = readInventory(known.inventory).content;
      writeFileWhole(directory.file("index.html"), overviewPage({ ...done, inventory, ledger }));
      const outcome = summaryOf({ ...done, directory });
      await plan.whileRunning?.(outcome, howToConnect(workplace));
      return outcome;
    };
    // What must not be applied as it is, and what a fault made so that it must not, ends here.
    if (reviewed.exitCode !== 0 || happens?.when === "before-plan") return await finish(null);

    await steps.run("deploy with cdktf", (say) => deploy(workplace, wave, environment, say));
    await steps.run("plan again", (say) => planAgain(workplace, wave, environment, say));

    const prelude: Prelude = happens?.when === "before-replication" ? happens.prelude : {};
    const hampered = happens?.when === "before-replication";
    await prepareReplication(workplace, wave, passwords, prelude);
    const mirrorMaker = replication(
      workplace,
      wave,
      close,
      hampered ? patienceSeconds.withFault : patienceSeconds.usual,
    );
    await steps.run("replicate with MirrorMaker 2", async () => {
      await mirrorMaker.start();
      const caughtUp = await mirrorMaker.caughtUp();
      const partitions = wave.expectations.topics.reduce((sum, { source: from }) => sum + (from?.partitions ?? 0), 0);
      const note = caughtUp
        ? `${String(partitions)} partitions caught up`
        : ["did not catch up", ...mirrorMaker.causes()].join("; ");
      return { result: caughtUp, note };
    });
    if (!hampered) await steps.run("let production go on", (say) => moveGroupsAlong(workplace, wave, live, say));
    if (fault !== undefined && happens?.when === "before-check")
      await steps.run(`fault: ${fault.name}`, async () => {
        await happens.inject(sceneOf(workplace, wave.wave, mirrorMaker));
        return { result: undefined, note: fault.title };
      });

    return await finish(await steps.run("check", () => check(workplace, wave)));
  } finally {
    await steps.run("stop everything", async () => {
      const failures = await close.closeAll();
      keepLogs(directory);
      return { result: undefined, note: failures.length === 0 ? "nothing left running" : failures.join("; ") };
    });
  }
}
