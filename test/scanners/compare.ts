import { type Difference } from "./differences";
import { type ScannerFinding, meansResource } from "./scanner-finding";
import { type ChangedResource, type CorpusPlan } from "./whole-plan";

/** What is to be said about a rule of a scanner. */
export type Judgement =
  | {
      /** Rules of ours that tell the same thing: one of them must, of the same resource. */
      readonly ours: readonly string[];
      /** Why this resource is none of Kafka's; undefined where it is. The scanner's rule is about more than Kafka. */
      readonly unless?: (resource: ChangedResource, plan: CorpusPlan) => string | undefined;
    }
  | {
      /** Why the whole rule is not about Kafka's surface. */
      readonly notKafka: string;
    };

/** One plan with what everybody says about it. */
export interface ComparedCase {
  readonly id: string;
  readonly plan: CorpusPlan;
  readonly ours: readonly { readonly rule: string; readonly address: string | null }[];
  readonly theirs: readonly ScannerFinding[];
}

/** What became of one finding of a scanner. */
export type Outcome =
  | { readonly is: "found"; readonly by: readonly string[] }
  | { readonly is: "missed"; readonly wanted: readonly string[] }
  | { readonly is: "not-kafka"; readonly because: string }
  | { readonly is: "differs"; readonly because: string }
  | { readonly is: "unknown-rule" };

/** Holds a finding of a scanner against ours. */
export function outcomeOf(
  finding: ScannerFinding,
  { id, plan, ours }: ComparedCase,
  judgements: Readonly<Record<string, Judgement>>,
  differences: readonly Difference[] = [],
): Outcome {
  const judgement = judgements[finding.rule];
  if (judgement === undefined) return { is: "unknown-rule" };
  if ("notKafka" in judgement) return { is: "not-kafka", because: judgement.notKafka };
  const meant = (plan.resource_changes ?? []).filter(({ address }) => meansResource(finding.address, address));
  const by = ours
    .filter(({ rule }) => judgement.ours.includes(rule))
    .filter(({ address }) => meant.some((resource) => resource.address === address))
    .map(({ rule }) => rule);
  if (by.length > 0) return { is: "found", by };
  const meantSo = differences.find(
    (one) => one.id === id && one.rule === finding.rule && one.address === finding.address,
  );
  if (meantSo !== undefined) return { is: "differs", because: meantSo.reason };
  const reasons = meant.map((resource) => judgement.unless?.(resource, plan));
  const [because] = reasons;
  return because === undefined || reasons.includes(undefined)
    ? { is: "missed", wanted: judgement.ours }
    : { is: "not-kafka", because };
}
