import { Annotations, type TerraformStack } from "cdktf";
import { type IConstruct } from "constructs";
import { declaredIn } from "../network/declared";
import { heldDecisions, type HeldDecisions } from "../../review/policy/held-decisions";
import { readPolicy } from "../../review/policy/read-policy";
import { declaredNetwork } from "../../review/declared-network";
import { type Finding } from "../../review/finding";
import { findingsOf, isJudged, mayShow } from "../../review/findings-of";
import { type Knowledge } from "../../review/knowledge";
import { planOf } from "../../review/plan/plan-of";
import { type AskedRule } from "../../review/rule";
import { isAtLeast, type Severity } from "../../review/severity";
import { rules as ourRules } from "../../review/rules/catalogue";
import { applySuppressions } from "../../review/suppressions/apply-suppressions";
import { type TargetWave } from "../../target/target-wave";

/** How a stack is reviewed while it is synthesized. */
export interface ReviewAtSynth {
  /** The team's decisions: `kafka-byoc.yaml`. Default: the product's own. Its rules of one's own are given by `rules`. */
  readonly configuration?: string;
  /** Accepted findings. Default: the file that the configuration names, or none. */
  readonly suppressions?: string;
  /** The least severity that makes synthesis fail; below it, and everywhere with `never`, findings are warnings. Default: the configuration's, which is medium. */
  readonly failOn?: Severity | "never";
  /** Rules of one's own beside ours. */
  readonly rules?: readonly AskedRule[];
  /** The wave that the stack is of. */
  readonly wave?: TargetWave;
  /** The moment of the review, for whatever has an end. Default: now. */
  readonly now?: Date;
}

/**
 * Has a stack reviewed whenever it is synthesized, by the rules that `kafka-byoc review` has, over the very JSON that Terraform
 * will read. Each finding becomes an annotation of the construct that it is about: `cdktf synth` prints it, and fails where one
 * is as bad as `failOn` says. What only a plan tells (what is destroyed, what is known after the apply) is left to the review of
 * the plan: at synthesis what cannot be told warns and never fails.
 *
 * @throws DocumentError at once, where the configuration or the suppressions are wrong
 */
export function reviewAtSynth(stack: TerraformStack, settings: ReviewAtSynth = {}): void {
  const decided = decisions(settings);
  stack.node.addValidation({
    validate: () => {
      for (const finding of findingsIn(stack, settings, decided)) annotate(stack, finding, decided.failOn);
      return [];
    },
  });
}

interface Decisions extends HeldDecisions {
  readonly failOn: Severity | "never";
  readonly rules: readonly AskedRule[];
}

function decisions({ configuration, suppressions, failOn, rules = [] }: ReviewAtSynth): Decisions {
  const read = configuration === undefined ? undefined : readPolicy(configuration);
  const all = [...ourRules, ...rules];
  const held = heldDecisions(read, all, suppressions);
  return { ...held, failOn: failOn ?? held.policy.failOn, rules: all };
}

function findingsIn(stack: TerraformStack, settings: ReviewAtSynth, decided: Decisions): readonly Finding[] {
  const today = (settings.now ?? new Date()).toISOString().slice(0, 10);
  const { network } = declaredIn(stack, { target: stack.node.id, region: null });
  const known: Knowledge = {
    today,
    policy: decided.policy,
    source: null,
    wave: settings.wave ?? null,
    ledger: settings.wave?.ledger ?? null,
    network: network.edges.length === 0 && network.loadBalancers.length === 0 ? null : declaredNetwork(network),
    window: decided.policy.window,
  };
  const plan = planOf(stack.toTerraform(), `${stack.node.id}/cdk.tf.json`, stack.node.id);
  const findings = findingsOf(plan, known, decided.rules);
  return applySuppressions(findings, decided.suppressions, {
    today,
    rules: new Set(
      decided.rules.filter((rule) => isJudged(rule, known) && mayShow(plan, rule)).map(({ name }) => name),
    ),
    stacks: new Set([plan.stack]),
  });
}

function annotate(stack: TerraformStack, finding: Finding, failOn: Severity | "never"): void {
  if (finding.status.is !== "open") return;
  const { rule, severity, seen, remedy, address, constructPath, verdict } = finding;
  const at = address === null ? "" : ` ${address}:`;
  const text = `${rule} (${verdict === "found" ? severity : "cannot be told from the stack alone"}):${at} ${seen} ${remedy}`;
  const annotations = Annotations.of(constructAt(stack, constructPath));
  const fails = failOn !== "never" && isAtLeast(severity, failOn);
  if (fails && verdict === "found") annotations.addError(text);
  else annotations.addWarning(text);
}

/** The construct of a path; the stack where there is none of that path. */
function constructAt(stack: TerraformStack, path: string | null): IConstruct {
  let construct: IConstruct = stack.node.root;
  for (const id of (path ?? "").split("/")) {
    const child = construct.node.tryFindChild(id);
    if (child === undefined) return construct === stack.node.root ? stack : construct;
    construct = child;
  }
  return construct;
}
