import { parse } from "@cdktf/hcl2json";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findKafkaProvider } from "../../../src/rehearsal/terraform/kafka-provider-mirror";
import { terraformIn, type TerraformRuns } from "../../aws/rig/terraform-runs";
import { madeOnce } from "../../kubernetes/rig/made-once";
import { providerMirror } from "../../kubernetes/rig/go-programs";
import { type RunningApi } from "../../kubernetes/rig/running-api";
import { kubernetesFor } from "./kubernetes-for";
import { partOfPlan, type PlanJson, stateAfter, withDrift, withoutNoise } from "./plan-parts";
import { type PlannedCase } from "./planned-case";
import { canBeHad, offlineProvider, providersIn, requiredProviders } from "./terraform-module";

/** What Terraform said of the cases. */
export interface PlannedCases {
  readonly plans: ReadonlyMap<string, object>;
  readonly problems: readonly { readonly id: string; readonly text: string }[];
}

interface Workshop {
  readonly directory: string;
  readonly mirrors: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  count: number;
}

/**
 * Plans each case: many of them as modules of one plan, which is then taken apart, since Terraform needs seconds to start a
 * provider. Those that have provider blocks or outputs, which a module keeps to itself, or that Terraform refuses, are planned alone.
 */
export async function planCases(
  cases: readonly PlannedCase[],
  directory: string,
  say: (text: string) => void,
): Promise<PlannedCases> {
  const api = cases.some(({ terraform }) => /"kubernetes_manifest"/.test(terraform)) ? await kubernetesFor(say) : null;
  try {
    const workshop: Workshop = { directory, mirrors: await mirrors(cases), environment: environmentOf(api), count: 0 };
    const plans = new Map<string, object>();
    const plannable = cases.filter(({ terraform }) => providersIn(terraform).every(canBeHad));
    for (const one of cases) if (!plannable.includes(one)) plans.set(one.id, await inJsonSyntax(one.terraform));
    const alone = plannable.filter((one) => hasProviders(one) || /^\s*output\s+"/m.test(one.terraform));
    const together = plannable.filter((one) => !alone.includes(one));
    const refused: PlannedCase[] = [];
    const waiting = [
      ...batches(
        together.filter(({ before }) => before === null),
        100,
      ),
      ...batches(
        together.filter(({ before }) => before !== null),
        100,
      ),
    ];
    for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
      say(`planning ${String(batch.length)} cases together`);
      const some = batch;
      const planned = await attempt(() => planTogether(some, workshop));
      if (planned.text === undefined) for (const [id, plan] of planned.result) plans.set(id, plan);
      else if (some.length > 3) waiting.unshift(...batches(some, Math.ceil(some.length / 2)));
      else refused.push(...some);
    }
    const problems: { id: string; text: string }[] = [];
    for (const one of [...refused, ...alone]) {
      say(`planning ${one.id} alone`);
      const planned = await attempt(() => planAlone(one, workshop));
      if (planned.text === undefined) plans.set(one.id, planned.result);
      else problems.push({ id: one.id, text: planned.text });
    }
    return { plans, problems };
  } finally {
    await api?.stop();
  }
}

function hasProviders({ terraform }: PlannedCase): boolean {
  return /^\s*provider\s+"/m.test(terraform);
}

async function planTogether(cases: readonly PlannedCase[], workshop: Workshop): Promise<ReadonlyMap<string, PlanJson>> {
  const { run, folder } = stage(workshop);
  const providers = [
    ...new Set(cases.flatMap(({ terraform, before }) => providersIn(`${terraform}\n${before ?? ""}`))),
  ];
  const head = `${requiredProviders(providers)}${providers.map(offlineProvider).join("\n")}`;
  const named = cases.map((one, index) => ({ ...one, module: `case${String(index)}` }));
  const lay = (of: (one: PlannedCase) => string | null): void => {
    for (const one of named) {
      const terraform = of(one) ?? "";
      const moduleFolder = join(folder, one.module);
      mkdirSync(moduleFolder, { recursive: true });
      writeFileSync(join(moduleFolder, "main.tf"), `${requiredProviders(providersIn(terraform))}${terraform}\n`);
    }
    const calls = named.map(({ module }) => `module "${module}" {\n  source = "./${module}"\n}\n`);
    writeFileSync(join(folder, "main.tf"), `${head}\n${calls.join("\n")}`);
  };
  const plan = await planned(
    run,
    folder,
    lay,
    cases.some(({ before }) => before !== null),
  );
  return new Map(named.map(({ id, module, drifted }) => [id, withDrift(partOfPlan(plan, module), drifted)]));
}

async function planAlone(one: PlannedCase, workshop: Workshop): Promise<PlanJson> {
  const { run, folder } = stage(workshop);
  const lay = (of: (one: PlannedCase) => string | null): void => {
    const terraform = of(one) ?? "";
    const providers = providersIn(`${one.terraform}\n${one.before ?? ""}`);
    const offline = providers.filter((name) => !new RegExp(`^\\s*provider\\s+"${name}"`, "m").test(terraform));
    writeFileSync(
      join(folder, "main.tf"),
      `${requiredProviders(providers)}${offline.map(offlineProvider).join("\n")}\n${terraform}\n`,
    );
  };
  const plan = await planned(run, folder, lay, one.before !== null);
  return withDrift(withoutNoise(plan, hasProviders(one)), one.drifted);
}

/**
 * Configuration as Terraform's JSON syntax, which a synthesized stack is too: for providers that only Terraform's registry
 * has. It shows the same misconfiguration and proves nothing of what the provider would plan.
 */
async function inJsonSyntax(terraform: string): Promise<object> {
  const json: unknown = await parse("main.tf", terraform);
  return typeof json === "object" && json !== null ? json : {};
}

/** Plans what was before, makes a state of it, and plans what shall be on top of that. */
async function planned(
  run: TerraformRuns["run"],
  folder: string,
  lay: (of: (one: PlannedCase) => string | null) => void,
  changes: boolean,
): Promise<PlanJson> {
  if (changes) {
    lay(({ before }) => before);
    await run("init", "-input=false", "-no-color");
    writeFileSync(join(folder, "terraform.tfstate"), JSON.stringify(stateAfter(await planIn(run))));
  }
  lay(({ terraform }) => terraform);
  await run("init", "-input=false", "-no-color");
  return planIn(run);
}

async function planIn(run: TerraformRuns["run"]): Promise<PlanJson> {
  await run("plan", "-input=false", "-no-color", "-refresh=false", "-out=tfplan");
  const json: PlanJson = JSON.parse((await run("show", "-json", "tfplan")).join("\n")) as PlanJson;
  return json;
}

function stage(workshop: Workshop): { readonly run: TerraformRuns["run"]; readonly folder: string } {
  workshop.count += 1;
  const folder = join(workshop.directory, `stage${String(workshop.count)}`);
  mkdirSync(folder);
  return { run: terraformIn(folder, workshop.environment, workshop.mirrors).run, folder };
}

/** Mirrors beside that of AWS: what was built for other tests. */
async function mirrors(cases: readonly PlannedCase[]): Promise<readonly string[]> {
  const kafka = await findKafkaProvider();
  const kubernetes = cases.some(({ terraform }) => providersIn(terraform).includes("kubernetes"));
  return [...(kafka === undefined ? [] : [kafka]), ...(kubernetes ? [await madeOnce(providerMirror)] : [])];
}

function environmentOf(api: RunningApi | null): Readonly<Record<string, string>> {
  return api === null ? {} : { KUBE_HOST: api.url, KUBE_TOKEN: api.token, KUBE_CLUSTER_CA_CERT_DATA: api.authority };
}

function batches<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly text?: undefined } | { readonly text: string }> {
  try {
    return { result: await work() };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error) };
  }
}
