import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { readClientProperties } from "../../../src/kafka-client/client-properties";
import { acls, topics } from "../clusters/size";
import { javaTools } from "../measure/java-tools";
import { median } from "../measure/median";
import { peerSarama } from "../measure/peer-sarama";
import { costOf, costsInTurn, type MeasuredProgram, type ProgramCost } from "../measure/program-cost";
import { type Measurement } from "../record";
import { type Bench, type Work } from "../work";
import { commandLine } from "./help";

const times = 5;

/** The inventory of a cluster of production size, beside everybody else who reads one. */
export const exportWork: Work = {
  id: "export",
  measure: async (bench) => {
    const clusters = await bench.clusters();
    const propertiesFile = clusters.source.clientProperties(clusters.source.superUser);
    const inventoryFile = join(bench.directory, "inventory.json");
    const ours: MeasuredProgram = {
      program: process.execPath,
      arguments: [commandLine, "inventory", "export", "--source", propertiesFile, "-o", inventoryFile],
    };
    const tools = javaTools(clusters.sourceDistribution, clusters.source.bootstrapServers, propertiesFile);
    const [whole = [], ...byTool] = await costsInTurn([ours, ...tools], 3, bench.directory);
    const toolsMs = byTool.map((costs) => wallMs(costs));
    mustHold(readFileSync(inventoryFile, "utf8"));
    const peak = median(whole.map(({ peakMegabytes }) => peakMegabytes));
    return [
      {
        id: "export-requests",
        work: "inventory export, 789 topics, 2,452 partitions, 200 groups: requests",
        unit: "requests",
        ours: requestsOf(whole[0]?.stderr ?? ""),
        goal: { atMost: 75, of: "ours" },
      },
      {
        id: "export",
        work: "inventory export of it, whole process with TLS and SCRAM",
        unit: "ms",
        ours: wallMs(whole),
        theirs: {
          name: `five Java tools: ${toolsMs.map((ms) => (ms / 1000).toFixed(1)).join(" + ")} s`,
          value: toolsMs.reduce((sum, ms) => sum + ms, 0),
        },
        goal: { atMost: 1000, of: "ours" },
      },
      { id: "export-memory", work: "inventory export of it: peak memory", unit: "MB", ours: peak },
      ...(await core(bench, propertiesFile, clusters.source)),
    ];
  },
};

/** Topics, configs and ACLs alone, as the fastest peer reads them. */
async function core(
  bench: Bench,
  propertiesFile: string,
  source: { readonly bootstrapServers: string; readonly caFile: string; readonly superUser: string },
): Promise<readonly Measurement[]> {
  const { sasl } = readClientProperties(propertiesFile);
  if (sasl === null || sasl.mechanism === "OAUTHBEARER") throw new Error("the super user logs in with a password");
  const peer: MeasuredProgram = {
    program: await peerSarama(bench.say),
    arguments: [source.bootstrapServers, source.caFile, source.superUser],
    env: { PEER_PASSWORD: sasl.password.reveal() },
  };
  const ours: MeasuredProgram = {
    program: process.execPath,
    arguments: [join(__dirname, "read-core.cjs"), propertiesFile],
  };
  for (const program of [ours, peer]) await costOf(program, bench.directory);
  const [oursCosts = [], peerCosts = []] = await costsInTurn([ours, peer], times, bench.directory);
  const name = "Go with IBM/sarama 1.46";
  return [
    {
      id: "export-core",
      work: "topics, configs and ACLs of it alone, from connecting to the last answer",
      unit: "ms",
      ours: readingMs(oursCosts),
      theirs: { name, value: readingMs(peerCosts) },
      goal: { atMost: 1, of: "ratio" },
    },
    {
      id: "export-core-process",
      work: "the same, with the start of the process",
      unit: "ms",
      ours: wallMs(oursCosts),
      theirs: { name, value: wallMs(peerCosts) },
    },
  ];
}

function wallMs(costs: readonly ProgramCost[]): number {
  return median(costs.map((cost) => cost.wallMs));
}

function requestsOf(stderr: string): number {
  return Number(/(\d+) requests/.exec(stderr)?.[1]);
}

/** What each of them says that reading took. Whoever is quicker because he saw less is not quicker. */
function readingMs(costs: readonly ProgramCost[]): number {
  return median(
    costs.map(({ stdout }) => {
      const seen: { readonly topics: number; readonly acls: number; readonly elapsedMs: number } = JSON.parse(stdout);
      if (seen.topics < topics.length || seen.acls < acls.length) throw new Error(`saw too little: ${stdout}`);
      return seen.elapsedMs;
    }),
  );
}

function mustHold(inventory: string): void {
  const { topics: found, acls: rights, unknowns }: Inventory = JSON.parse(inventory);
  const failed = unknowns.filter(({ error }) => error !== "NOT_ASKED" && error !== "NOT_IN_THE_PROTOCOL");
  if (found.length < topics.length || (rights?.length ?? 0) < acls.length || failed.length > 0)
    throw new Error(`the inventory lacks something: ${String(found.length)} topics, ${JSON.stringify(failed)}`);
}
