import { type Expectations } from "../../expectations/document";
import { type Answer, known, notKnown, type Unreadable } from "../../kafka/answer";
import { type ClientProperties } from "../../kafka-client/client-settings";
import { type Cluster, openCluster } from "../../kafka-client/cluster";
import { ClusterUnreachable, EndpointUnreachable, unreadableBecause } from "../../kafka-client/unreachable";
import { type Check, type Need, type Phase } from "../check";
import { questionsOf } from "../judge";
import { type ClusterSummary, type Timing } from "../cost";
import { collectClients, type GivenProperties } from "./collect-clients";
import { collectCommits, collectStill, noCounts, nothingRead } from "./collect-cluster";
import { collectCounts } from "./collect-counts";
import { collectReplication } from "./collect-replication";
import { type ClusterSeen, type MirrorMakerSeen, nothingSeen, type Snapshot } from "./snapshot";

/** What is collected, for which checks, with whose properties. */
export interface Collection {
  readonly expectations: Expectations;
  readonly checks: readonly Check[];
  readonly phase: Phase;
  readonly given: GivenProperties;
  readonly now: Date;
  readonly onProgress: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A snapshot with what it cost. */
export interface Collected {
  readonly snapshot: Snapshot;
  readonly clusters: Readonly<Record<"source" | "target", ClusterSummary | null>>;
  readonly timings: readonly Timing[];
}

type Opened = Answer<Cluster>;
const sides = ["source", "target"] as const;

/**
 * Reads once what the selected checks look at: both clusters at the same time, and what grows in an order that
 * makes no false verdict. Commits are read at the target, then at the source, then the logs; MirrorMaker's positions before the logs; the
 * target's log ends before the source's.
 */
export async function collect(collection: Collection): Promise<Collected> {
  const { expectations, checks, given, phase, now, onProgress, signal } = collection;
  const needs = new Set(checks.flatMap((check) => check.needs));
  const timings: Timing[] = [];
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    onProgress(step);
    const result = await work();
    signal.throwIfAborted();
    timings.push({ step, durationMs: Math.round(performance.now() - started) });
    return result;
  };
  const opened = await timed("Connecting", async () => {
    const [source, target] = await Promise.all([
      open("source", given.source, signal),
      open("target", given.target, signal),
    ]);
    return { source, target };
  });
  try {
    const clients = needs.has("clients")
      ? await timed("Reaching every broker as every client", () => collectClients(expectations, given, signal))
      : [];
    const seen = await timed("Reading both clusters", () => collectBoth(opened, needs, expectations));
    const mirrorMaker = needs.has("replication")
      ? await timed("Reading what MirrorMaker has brought over", () =>
          collectReplication(opened.target, opened.source, seen, expectations, signal),
        )
      : { source: seen.source, target: seen.target, mirrorMaker: nothingOfMirrorMaker };
    const snapshot: Snapshot = {
      takenAt: now.toISOString(),
      clients,
      reached: { source: reached(seen.source), target: reached(seen.target) },
      ...mirrorMaker,
    };
    const counted = await timed("Counting records", () => withCounts(snapshot, opened, checks, expectations, phase));
    return { snapshot: counted, clusters: summaries(opened, counted), timings };
  } finally {
    await Promise.all(sides.map((side) => close(opened[side])));
  }
}

async function open(side: string, properties: ClientProperties | undefined, signal: AbortSignal): Promise<Opened> {
  if (properties === undefined)
    return notKnown({
      error: "CLUSTER_NOT_NAMED",
      message: `No properties of the ${side} were given, so nothing of it was read: --${side} FILE.`,
    });
  try {
    return known(await openCluster(properties, { clientId: "kafka-byoc-check", signal }));
  } catch (error) {
    if (error instanceof ClusterUnreachable) return notKnown(unreachable(side, error));
    throw error;
  }
}

function unreachable(side: string, { causeCode, endpoint, layer }: ClusterUnreachable): Unreadable {
  return {
    error: causeCode,
    message: `The ${side} cannot be reached: ${endpoint} breaks at ${layer} with ${causeCode}.`,
  };
}

async function close(cluster: Opened): Promise<void> {
  if (cluster.known) await cluster.value.close();
}

/** A cluster whose metadata could not be had was not reached, even where a bootstrap server answered. */
function reached({ facts }: ClusterSeen): Answer<true> {
  return facts.known ? known(true) : facts;
}

async function collectBoth(
  opened: Readonly<Record<"source" | "target", Opened>>,
  needs: ReadonlySet<Need>,
  expectations: Expectations,
): Promise<Readonly<Record<"source" | "target", ClusterSeen>>> {
  const groups = expectations.groups.map(({ groupId }) => groupId);
  const topics = {
    source: expectations.topics.filter((topic) => topic.source !== undefined).map(({ name }) => name),
    target: expectations.topics.map(({ name }) => name),
  };
  const still = async (side: "source" | "target"): Promise<ClusterSeen> => {
    const cluster = opened[side];
    if (!cluster.known) return nothingSeen(cluster.because);
    try {
      const seen = await collectStill(cluster.value, side, needs, { topics: topics[side], groups });
      return { ...seen, commits: nothingRead(), logs: nothingRead(), counts: noCounts };
    } catch (error) {
      if (error instanceof EndpointUnreachable || error instanceof ClusterUnreachable)
        return nothingSeen(unreadableBecause(error));
      throw error;
    }
  };
  const [source, target] = await Promise.all([still("source"), still("target")]);
  if (!needs.has("groups")) return { source, target };
  const commits = (side: "source" | "target"): Promise<ClusterSeen["commits"]> => {
    const cluster = opened[side];
    return cluster.known ? collectCommits(cluster.value, groups) : Promise.resolve(cluster);
  };
  const targetCommits = await commits("target");
  const sourceCommits = await commits("source");
  return { source: { ...source, commits: sourceCommits }, target: { ...target, commits: targetCommits } };
}

/** What judging without counts asked for, counted. */
async function withCounts(
  snapshot: Snapshot,
  opened: Readonly<Record<"source" | "target", Opened>>,
  checks: readonly Check[],
  expectations: Expectations,
  phase: Phase,
): Promise<Snapshot> {
  const questions = questionsOf(checks, expectations, snapshot, phase);
  const counts = async (side: "source" | "target"): Promise<ClusterSeen["counts"]> => {
    const ranges = questions.filter(({ cluster }) => cluster === side).map(({ range }) => range);
    const cluster = opened[side];
    const added = cluster.known && ranges.length > 0 ? await collectCounts(cluster.value, ranges) : {};
    return { ...snapshot[side].counts, ...added };
  };
  const [source, target] = await Promise.all([counts("source"), counts("target")]);
  return {
    ...snapshot,
    source: { ...snapshot.source, counts: source },
    target: { ...snapshot.target, counts: target },
  };
}

function summaries(
  opened: Readonly<Record<"source" | "target", Opened>>,
  snapshot: Snapshot,
): Readonly<Record<"source" | "target", ClusterSummary | null>> {
  const of = (side: "source" | "target"): ClusterSummary | null => {
    const cluster = opened[side];
    if (!cluster.known) return null;
    const { facts } = snapshot[side];
    return {
      clusterId: facts.known ? facts.value.clusterId : null,
      brokers: facts.known ? facts.value.brokers.length : null,
      requests: cluster.value.requestCount(),
    };
  };
  return { source: of("source"), target: of("target") };
}

const nothingOfMirrorMaker: MirrorMakerSeen = {
  positions: nothingRead(),
  firstPositions: nothingRead(),
  watchedMs: 0,
  syncs: nothingRead(),
};
