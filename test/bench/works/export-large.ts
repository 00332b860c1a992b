import { existsSync } from "node:fs";
import { join } from "node:path";
import { type ReadDocument } from "../../../src/documents/read-document";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { readInventory } from "../../../src/inventory/read-inventory";
import { kafkaDistribution } from "../../../src/rehearsal/rig/kafka-distribution";
import { profileOf } from "../../../src/target/read-profile";
import { translateWave } from "../../../src/target/translation/translate-wave";
import { resolveWave } from "../../../src/waves/resolve-wave";
import { aWave, today } from "../../builders/wave";
import { type ScriptedPlan } from "../../scripted-cluster/plan";
import { type ScriptedProcess, startScriptedProcess } from "../clusters/scripted-process";
import { javaTools } from "../measure/java-tools";
import { median } from "../measure/median";
import { costOf, type ProgramCost } from "../measure/program-cost";
import { type Bench, type Work } from "../work";
import { commandLine } from "./help";

const large: ScriptedPlan = { brokers: 6, topics: 10_000, partitionsPerTopic: 10, groups: 2_000, topicsPerGroup: 5 };
const small: ScriptedPlan = { ...large, topics: 1_000, groups: 200 };
const times = larger(large, small);

/** What the export may hold at once. */
const heapMegabytes = 256;

const what = "inventory export, 10,000 topics, 100,000 partitions, 2,000 groups on 6 brokers";
const scripted =
  "brokers scripted: real bytes, which Kafka's own tools read too, but no disk, no coordinator and no TLS behind them";

/** The inventory of a cluster ten times the size of the others, beside Kafka's own tools. */
export const exportLarge: Work = {
  id: "export-10000",
  measure: async (bench) => {
    const file = fileOf(bench, large);
    return withScripted(bench, large, async (source) => {
      const ours = await exported(bench, source, file);
      mustHold(readInventory(file).content, large);
      const distribution = await kafkaDistribution({ version: "3.9.2", onProgress: bench.say });
      const toolsMs: number[] = [];
      for (const tool of javaTools(distribution, source.bootstrapServers, source.propertiesFile, 1_024)) {
        bench.signal.throwIfAborted();
        toolsMs.push((await costOf(tool, bench.directory)).wallMs);
      }
      return [
        {
          id: "export-10000-requests",
          work: `${what}: requests (${scripted})`,
          unit: "requests",
          ours: Number(/(\d+) requests/.exec(ours.stderr)?.[1]),
          goal: { atMost: 190, of: "ours" },
        },
        {
          id: "export-10000",
          work: `${what}, whole process (${scripted})`,
          unit: "ms",
          ours: ours.wallMs,
          theirs: {
            name: `five Java tools: ${toolsMs.map((ms) => (ms / 1000).toFixed(1)).join(" + ")} s`,
            value: toolsMs.reduce((sum, ms) => sum + ms, 0),
          },
          goal: { atMost: 1, of: "ratio" },
        },
        {
          id: "export-10000-heap",
          work: `${what}: most heap in use, of ${String(heapMegabytes)} MB that it was given (resident ${ours.peakMegabytes.toFixed(0)} MB)`,
          unit: "MB",
          ours: peakHeapMegabytes(ours),
          goal: { atMost: heapMegabytes, of: "ours" },
        },
      ];
    });
  },
};

/** That inventory, read back and validated, and all of it translated as one wave. */
export const validateTranslateLarge: Work = {
  id: "validate-translate-10000",
  measure: async (bench) => {
    for (const plan of [large, small])
      if (!existsSync(fileOf(bench, plan)))
        await withScripted(bench, plan, (source) => exported(bench, source, fileOf(bench, plan)));
    tookMs(fileOf(bench, small), small);
    const smallMs = median([1, 2, 3].map(() => tookMs(fileOf(bench, small), small)));
    const largeMs = median([1, 2, 3].map(() => tookMs(fileOf(bench, large), large)));
    const work = "the inventory of 10,000 topics, 100,000 partitions, 30,000 ACLs: read, validated, translated";
    return [
      {
        id: "validate-translate-10000",
        work,
        unit: "ms",
        ours: largeMs,
        goal: { atMost: 5_000, of: "ours" },
      },
      {
        id: "validate-translate-10000-linear",
        work: `${work}; theirs: ten times one of a tenth`,
        unit: "ms",
        ours: largeMs,
        theirs: { name: "if it were exactly linear", value: smallMs * times },
        goal: { atMost: 1.5, of: "ratio" },
      },
    ];
  },
};

function larger(one: ScriptedPlan, other: ScriptedPlan): number {
  return one.topics / other.topics;
}

function fileOf({ directory }: Bench, { topics }: ScriptedPlan): string {
  return join(directory, `inventory-${String(topics)}.json`);
}

async function withScripted<T>(
  bench: Bench,
  plan: ScriptedPlan,
  use: (source: ScriptedProcess) => Promise<T>,
): Promise<T> {
  const source = await startScriptedProcess(plan, join(bench.directory, `scripted-${String(plan.topics)}.properties`));
  try {
    return await use(source);
  } finally {
    await source.stop();
  }
}

function exported(bench: Bench, { propertiesFile }: ScriptedProcess, file: string): Promise<ProgramCost> {
  return costOf(
    {
      program: process.execPath,
      arguments: [
        ...[`--max-old-space-size=${String(heapMegabytes)}`, "--trace-gc", commandLine],
        ...["inventory", "export", "--source", propertiesFile, "-o", file],
      ],
    },
    bench.directory,
  );
}

/** The most that was in use before any collection of garbage, as the engine's trace tells on stdout. */
function peakHeapMegabytes({ stdout }: ProgramCost): number {
  const seen = [...stdout.matchAll(/ms: [A-Za-z-]+[^:]*? (\d+(?:\.\d+)?) \(\d/g)].map(([, used]) => Number(used));
  if (seen.length === 0) throw new Error("the export has told nothing of its heap");
  return Math.max(...seen);
}

function tookMs(file: string, plan: ScriptedPlan): number {
  const startedMs = performance.now();
  const inventory: ReadDocument<Inventory> = readInventory(file);
  const { topics, acls, groups } = inventory.content;
  const members = {
    topics: topics.map(({ name }) => name),
    groups: (groups ?? []).map(({ groupId }) => groupId),
    principals: [...new Set((acls ?? []).map(({ principal }) => principal))],
  };
  const translated = translateWave(resolveWave(aWave({ members }), inventory), profileOf("apache-kafka@4.3"), today);
  const tookMs = performance.now() - startedMs;
  mustHold(inventory.content, plan);
  if (translated.topics.length !== plan.topics)
    throw new Error(`only ${String(translated.topics.length)} topics came over`);
  return tookMs;
}

/** A quick export that saw too little is not quick. */
function mustHold({ topics, groups, acls, unknowns }: Inventory, plan: ScriptedPlan): void {
  const partitions = topics.reduce((sum, { offsets }) => sum + (offsets?.length ?? 0), 0);
  const failed = unknowns.filter(({ error }) => error !== "NOT_ASKED" && error !== "NOT_IN_THE_PROTOCOL");
  const isWhole =
    topics.length === plan.topics &&
    partitions === plan.topics * plan.partitionsPerTopic &&
    groups?.length === plan.groups &&
    (acls?.length ?? 0) > 0;
  if (!isWhole || failed.length > 0)
    throw new Error(`the inventory lacks something: ${String(topics.length)} topics, ${JSON.stringify(failed)}`);
}
