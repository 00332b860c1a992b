import { type Cidr } from "../../network/cidr";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { blocksOf, field, isUnknown, textOf, type Value } from "../plan/value";
import { networkOf } from "./addresses";

/** A list of networks that rules name by its id. */
export interface PrefixList {
  /** Networks in it that are known: one list for all the rules that name it. */
  readonly networks: readonly Cidr[];
  /** False where some or all of its entries cannot be told. */
  readonly complete: boolean;
  /** Whether it is AWS's own list of one of its services: `com.amazonaws.us-east-1.s3`. */
  readonly ofAws: boolean;
}

/** Every prefix list of a plan by its resource's address: lists with their entries, wherever they are written, and data sources. */
export const prefixListsOf = oncePerPlan((plan): ReadonlyMap<string, PrefixList> => {
  const lists = new Map<string, PrefixList>();
  const single = singleEntries(plan);
  for (const resource of plan.ofType("aws_ec2_managed_prefix_list", "aws_prefix_list"))
    lists.set(resource.address, listOf(plan, resource, single.get(resource.address) ?? []));
  // The list that a gateway endpoint routes to: S3's or DynamoDB's.
  for (const endpoint of plan.ofType("aws_vpc_endpoint"))
    lists.set(endpoint.address, { networks: [], complete: true, ofAws: true });
  return lists;
});

function listOf(plan: Plan, resource: PlannedResource, single: readonly Entry[]): PrefixList {
  if (resource.after === null) return { networks: [], complete: false, ofAws: false };
  const name = textOf(plan.follow(resource, field(resource.after, "name")));
  const ofAws = resource.mode === "data" && isOfAws(name);
  const whole = plan.follow(resource, field(resource.after, resource.mode === "data" ? "entries" : "entry"));
  const blocks = blocksOf(whole);
  // Where no entry is written in the list itself, its entries are known after the apply and refer to nothing.
  const none = isUnknown(blocks) && blocks.references.length === 0 && resource.mode === "managed";
  const own = isUnknown(blocks) ? [] : blocks.map((block) => entryOf(plan, resource, field(block, "cidr")));
  const entries = [...own, ...single];
  const networks = entries.map((entry) => (entry === null ? undefined : networkOf(entry)));
  return {
    networks: networks.filter((network) => network !== undefined),
    complete:
      ofAws ||
      ((!isUnknown(blocks) || none) && entries.length > 0 && networks.every((network) => network !== undefined)),
    ofAws,
  };
}

/** `com.amazonaws.us-east-1.s3`; its region may be known only after the apply. */
function isOfAws(name: ReturnType<typeof textOf>): boolean {
  const text = isUnknown(name) ? name.template : name;
  return text?.startsWith("com.amazonaws.") === true;
}

type Entry = string | null;

/** Entries that are resources of their own, by their list's address. */
function singleEntries(plan: Plan): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const one of plan.ofType("aws_ec2_managed_prefix_list_entry")) {
    if (one.after === null) continue;
    for (const { address } of plan.resolve(one, field(one.after, "prefix_list_id")).resources) {
      const entries = found.get(address);
      const entry = entryOf(plan, one, field(one.after, "cidr"));
      if (entries === undefined) found.set(address, [entry]);
      else entries.push(entry);
    }
  }
  return found;
}

function entryOf(plan: Plan, from: PlannedResource, value: Value): Entry {
  const text = textOf(plan.follow(from, value));
  return isUnknown(text) ? null : text;
}
