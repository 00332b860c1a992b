import { type Cidr, liesWithin } from "../../network/cidr";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, field, isUnknown, textOf, type ValueObject } from "../plan/value";
import { networkOf } from "./addresses";
import { beforeApply } from "./before-apply";

/** A prefix list that loses entries: the rules that name it stay as they are, and let less through. */
export interface NarrowedPrefixList {
  readonly list: PlannedResource;
  /** What to change: the list, or an entry that is a resource of its own. */
  readonly resource: PlannedResource;
  /** `10.30.0.0/16`, and the same as a network. */
  readonly text: string;
  readonly network: Cidr;
}

/** What EC2 takes at most: a plan with more cannot be applied, and comparing each with each would take minutes. */
const mostEntries = 1000;

const entryType = "aws_ec2_managed_prefix_list_entry";

/**
 * Entries that prefix lists of the plan lose, whether they stand in the list or are resources of their own, and that no entry
 * takes in that stays. Nothing is told of a list whose entries are known only after the apply, or that goes as a whole.
 */
export const narrowedPrefixLists = oncePerPlan((plan: Plan): readonly NarrowedPrefixList[] => {
  const lists = plan
    .ofType("aws_ec2_managed_prefix_list")
    .filter(({ before, mode }) => mode === "managed" && before !== null);
  if (lists.length === 0) return [];
  const singleBefore = singleEntries(beforeApply(plan), plan);
  const singleAfter = singleEntries(plan, plan);
  return lists.flatMap((list) => {
    const [was, will] = [singleBefore.get(list.address) ?? [], singleAfter.get(list.address) ?? []];
    const [ownBefore, ownAfter] = [entriesIn(list.before), entriesIn(list.after)];
    if (ownBefore === null || ownAfter === null || will.some(({ text }) => text === null)) return [];
    // A list's state repeats the entries that are resources of their own, those too that are about to go.
    const theirs = new Set(was.map(({ text }) => text));
    const stay = [...will.map(({ text }) => text), ...ownAfter.filter((text) => !theirs.has(text))].flatMap(asNetwork);
    if (stay.length > mostEntries) return [];
    const before = [...was, ...ownBefore.filter((text) => !theirs.has(text)).map((text) => ({ resource: list, text }))];
    if (before.length > mostEntries) return [];
    return before.flatMap(({ resource, text }) =>
      asNetwork(text)
        .filter((network) => !stay.some((one) => liesWithin(network, one)))
        .map((network) => ({ list, resource: plan.at(resource.address) ?? list, text: text ?? "", network })),
    );
  });
});

interface SingleEntry {
  readonly resource: PlannedResource;
  /** Null where it is not known. */
  readonly text: string | null;
}

/** Entries that are resources of their own, by the address of their list in the plan. */
function singleEntries(at: Plan, plan: Plan): ReadonlyMap<string, readonly SingleEntry[]> {
  const found = new Map<string, SingleEntry[]>();
  for (const resource of at.ofType(entryType)) {
    if (resource.after === null) continue;
    const text = textOf(at.follow(resource, field(resource.after, "cidr")));
    for (const { address } of at.resolve(resource, field(resource.after, "prefix_list_id")).resources) {
      if (plan.at(address)?.type !== "aws_ec2_managed_prefix_list") continue;
      const entries = found.get(address) ?? [];
      found.set(address, entries);
      entries.push({ resource, text: isUnknown(text) ? null : text });
    }
  }
  return found;
}

/** The entries that a list itself tells; null where one of them is not known. */
function entriesIn(values: ValueObject | null): readonly string[] | null {
  const blocks = blocksOf(field(values ?? {}, "entry"));
  if (isUnknown(blocks)) return null;
  const texts = blocks.map((block) => textOf(field(block, "cidr")));
  const told = texts.filter((text) => typeof text === "string");
  return told.length === texts.length ? told : null;
}

function asNetwork(text: string | null): readonly Cidr[] {
  const network = text === null ? undefined : networkOf(text);
  return network === undefined ? [] : [network];
}
