import { lossesOf, type Loss } from "../destruction/destroyed-by";
import { nearest } from "../../documents/nearest";
import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import { Unknown } from "../plan/value";
import { type Topic, topicIn, topicsOf } from "./topics";

/** A topic that ends and one that begins, which are most likely meant to be the same. */
export interface Rename {
  readonly loss: Loss;
  readonly from: Topic;
  readonly to: Topic;
  /** One resource whose name changes, or two that look alike. */
  readonly seenAs: "one resource" | "two resources";
}

/**
 * Topics that change their names: Kafka cannot rename, so the old one is deleted with its records. One resource whose name
 * changes, or a deleted and a created topic with the same partitions and configs and nearly the same name.
 */
export const renamesOf = oncePerPlan((plan: Plan): readonly Rename[] => {
  const renames: Rename[] = [];
  const lost = lossesOf(plan).filter(({ thing, action }) => thing?.kind === "topic" && action !== "forget");
  if (lost.length === 0) return renames;
  const created = createdTopics(plan);
  for (const loss of lost) {
    const from = topicIn(loss.resource, loss.resource.before);
    if (from === null || typeof from.name !== "string") continue;
    const to = loss.action === "delete" ? created.likely(from) : replacement(loss.resource, from);
    if (to !== null)
      renames.push({ loss, from, to, seenAs: loss.action === "delete" ? "two resources" : "one resource" });
  }
  return renames;
});

/** Created topics by name: a topic that is deleted and created under the same name lost its address, and its records. */
export const createdTopicsByName = oncePerPlan((plan: Plan): ReadonlyMap<string, PlannedResource> => {
  const byName = new Map<string, PlannedResource>();
  for (const topic of everyCreatedTopic(plan))
    if (typeof topic.name === "string") byName.set(topic.name, topic.resource);
  return byName;
});

function replacement(resource: PlannedResource, from: Topic): Topic | null {
  const to = topicIn(resource, resource.after);
  return to === null || to.name === from.name || to.name === null ? null : to;
}

function everyCreatedTopic(plan: Plan): readonly Topic[] {
  return topicsOf(plan).filter(({ resource }) => resource.action === "create");
}

/** More candidates than these with the same settings are no evidence of anything. */
const fewEnoughToCompare = 50;

function createdTopics(plan: Plan): { readonly likely: (from: Topic) => Topic | null } {
  const bySettings = new Map<string, Map<string, Topic>>();
  for (const topic of everyCreatedTopic(plan)) {
    const settings = settingsOf(topic);
    if (settings === null || typeof topic.name !== "string") continue;
    const alike = bySettings.get(settings) ?? new Map<string, Topic>();
    bySettings.set(settings, alike);
    alike.set(topic.name, topic);
    alike.set(` ${withoutVersion(topic.name)}`, topic);
  }
  return {
    likely(from) {
      const settings = settingsOf(from);
      if (settings === null || typeof from.name !== "string") return null;
      const alike = bySettings.get(settings);
      if (alike === undefined || alike.has(from.name)) return null;
      const same = alike.get(` ${withoutVersion(from.name)}`);
      if (same !== undefined || alike.size > 2 * fewEnoughToCompare) return same ?? null;
      const near = nearest(
        from.name,
        [...alike.keys()].filter((name) => !name.startsWith(" ")),
      );
      return near === undefined ? null : (alike.get(near) ?? null);
    },
  };
}

/** Partitions and configs as one text; null where they cannot be told. */
function settingsOf({ shape, partitions, configs }: Topic): string | null {
  if (partitions instanceof Unknown || configs instanceof Unknown) return null;
  const sorted = [...configs].sort(([left], [right]) => (left < right ? -1 : 1));
  if (sorted.some(([, value]) => value instanceof Unknown)) return null;
  return JSON.stringify([shape.platform, partitions, sorted]);
}

/** `orders.v2`, `Orders_v1` and `orders-2` are all versions of one thing. */
function withoutVersion(name: string): string {
  return name
    .toLowerCase()
    .split(/[._-]/)
    .filter((part) => !/^v?\d*$/.test(part))
    .join(".");
}
