import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import { writeFileWhole } from "../../documents/write-file";
import { type Draft } from "../faults/fault";
import { rehearsalConfiguration, rehearsalSuppressions } from "../production/review";
import { type Noted } from "../steps";
import { ProgramFailed } from "../terraform/program-failed";
import { terraformInit, terraformPlanShown } from "../terraform/terraform-plan";
import { runTerraform, type TerraformStack } from "../terraform/terraform-run";
import { type Workplace } from "../workplace";
import { type DeployEnvironment } from "./deploy";
import { type KnownSource } from "./import-what-others-tell";
import { type SynthesizedWave } from "./synthesize";

/** What the review of the plan said, as far as a rehearsal has to know. */
export interface Reviewed {
  /** 0 where it passes; as `kafka-byoc review` ends. */
  readonly exitCode: number;
  /** `pass`, `fail`, `unknown`, `sign-off-missing`. */
  readonly verdict: string;
  /** Every finding that nobody accepted. */
  readonly open: readonly { readonly rule: string; readonly severity: string; readonly address: string | null }[];
  /** Findings that are accepted for a while. */
  readonly suppressed: number;
  /** Resources by what the plan does with them: `{ create: 120 }`. */
  readonly actions: Readonly<Record<string, number>>;
  /** Rights by how they stand to the source's: same, narrower, wider, new, lost. */
  readonly grants: Readonly<Record<string, number>>;
  /** The terminal report. */
  readonly text: string;
}

const reportShape = z.object({
  verdict: z.string(),
  exitCode: z.number(),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.string(),
      address: z.string().nullable(),
      status: z.object({ is: z.string() }),
    }),
  ),
  stacks: z.array(z.object({ actions: z.record(z.string(), z.number()) })),
  grants: z.array(z.object({ counts: z.record(z.string(), z.number()) })),
});

/** The stack for Terraform's own commands, providers and backend ready. */
export async function readyForTerraform(
  { signal }: Workplace,
  { project, wave }: SynthesizedWave,
  env: DeployEnvironment,
): Promise<TerraformStack> {
  const stack: TerraformStack = { workDirectory: project, stack: wave.id, env, signal };
  await terraformInit(stack);
  return stack;
}

/** What a fault may lay its hands on before the plan is made. */
export function draftOf({ stack: directory }: SynthesizedWave, stack: TerraformStack): Draft {
  return {
    stackFile: join(directory, "cdk.tf.json"),
    apply: async (address) => {
      await runTerraform(stack, ["apply", "-auto-approve", "-input=false", "-no-color", `-target=${address}`]);
    },
  };
}

/**
 * Plans the wave against the target and reviews the plan as its readers would, before anything is applied: with all that is
 * known of the source, and with what the people decided. The plan stays as JSON: passwords are ephemeral in our stacks and
 * written only, so it holds none.
 *
 * @throws ProgramFailed where Terraform cannot plan, or the review came to no report
 */
export async function reviewPlan(
  { kafkaByoc, directory }: Workplace,
  { inventory, overlay }: KnownSource,
  { wave, waveFile, stack: synthesized }: SynthesizedWave,
  stack: TerraformStack,
  say: (text: string) => void,
): Promise<Noted<Reviewed>> {
  const plan = directory.file("plans", `${wave.id}.json`);
  const { json } = await terraformPlanShown({ ...stack, onLine: say }, join(directory.running, `${wave.id}.tfplan`));
  writeFileWhole(plan, json, { mode: 0o600 });
  const configuration = directory.file("kafka-byoc.yaml");
  writeFileWhole(configuration, stringify(rehearsalConfiguration));
  const suppressions = directory.file("kafka-byoc.suppressions.yaml");
  writeFileWhole(suppressions, stringify(rehearsalSuppressions(new Date())));
  const report = directory.file("review.json");
  const end = await kafkaByoc([
    ...["review", plan, "--synthesized", synthesized],
    ...["--config", configuration, "--suppressions", suppressions],
    ...["--inventory", inventory, "--overlay", overlay, "--wave", waveFile],
    ...["--output", "text", "--output", `json=${report}`],
    ...["--output", `html=${directory.file("review.html")}`, "--output", `sarif=${directory.file("review.sarif")}`],
  ]);
  if (!reports.includes(end.exitCode))
    throw new ProgramFailed(["kafka-byoc review came to no report:", ...end.lines].join("\n"));
  const reviewed = reviewedOf(reportShape.parse(JSON.parse(readFileSync(report, "utf8"))), end.lines.join("\n"));
  return { result: reviewed, note: noteOf(reviewed) };
}

/** How a review ends that has something to say: pass, fail, unknown, sign-off missing. */
const reports: readonly number[] = [0, 1, 2, 4];

function reviewedOf(report: z.infer<typeof reportShape>, text: string): Reviewed {
  const { verdict, exitCode, findings, stacks, grants } = report;
  return {
    verdict,
    exitCode,
    open: findings.filter(({ status }) => status.is === "open"),
    suppressed: findings.filter(({ status }) => status.is === "suppressed").length,
    actions: summed(stacks.map(({ actions }) => actions)),
    grants: summed(grants.map(({ counts }) => counts)),
    text,
  };
}

function summed(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const [name, count] of counts.flatMap((each) => Object.entries(each))) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** `pass: nothing found; 60 rights same, 12 new`. */
function noteOf({ verdict, open, suppressed, grants }: Reviewed): string {
  const severities = summed(open.map(({ severity }) => ({ [severity]: 1 })));
  const found = [
    open.length === 0 ? "nothing found" : countsText(severities),
    ...(suppressed === 0 ? [] : [`${String(suppressed)} suppressed`]),
  ];
  return `${verdict}: ${found.join(", ")}; rights: ${countsText(grants)}`;
}

/** `60 same, 12 new`: only what there is. */
function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${String(count)} ${name}`)
    .join(", ");
}
