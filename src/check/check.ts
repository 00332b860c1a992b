import { type Expectations } from "../expectations/document";
import { type Judgement } from "./result";
import { type OffsetRange, type Snapshot } from "./snapshot/snapshot";

/** The parts of a report, in reading order. */
export const areas = [
  "names",
  "ports",
  "certificates",
  "endpoints",
  "ways-back",
  "reachability",
  "topics",
  "access",
  "quotas-and-users",
  "replication",
  "groups",
] as const;

/** One of {@link areas}. */
export type Area = (typeof areas)[number];

/** How an area is called where people read. */
export const areaTitles: Readonly<Record<Area, string>> = {
  names: "Names",
  ports: "Ports",
  certificates: "Certificates",
  endpoints: "Endpoints",
  "ways-back": "Ways back",
  reachability: "Reachability",
  topics: "Topics",
  access: "Access",
  "quotas-and-users": "Quotas and users",
  replication: "Replication",
  groups: "Consumer groups",
};

/** When a check can be asked: before Terraform applies, or when the stack stands and records flow. */
export type Phase = "before-apply" | "after-apply";

/** What a check must have read. A check whose cluster cannot be reached is unknown as a whole. */
export type Need =
  | "clients"
  | "source.topics"
  | "source.configs"
  | "source.access"
  | "target.topics"
  | "target.configs"
  | "target.access"
  | "target.quotas"
  | "target.scram-users"
  | "groups"
  | "replication";

/** Ranges with more offsets than this are not counted: reading them would take longer than anybody waits. */
export const mostOffsetsToCount = 50_000;

/** What a check judges over: what was declared and what was seen. */
export interface Evidence {
  readonly expected: Expectations;
  readonly seen: Snapshot;
  readonly phase: Phase;
  /**
   * How many records a `read_committed` consumer gets in a range of one cluster's partition; undefined where they were not
   * counted. Asking is enough: a first pass of judgements gathers the questions, and what is asked then is counted.
   */
  readonly count: Readonly<Record<"source" | "target", (range: OffsetRange) => number | undefined>>;
}

/** A check in words, as reports tell it. */
export interface CheckWords {
  /** Kebab-case; reports, `--only` and waivers name it. */
  readonly name: string;
  /** The number in the catalogue of checks: `TOP-03`. */
  readonly id: string;
  /** What holds when it passes, as a sentence without its full stop. */
  readonly title: string;
  readonly area: Area;
  /** What would happen otherwise. */
  readonly why: string;
  /** What to do when it fails and the result does not say it better. */
  readonly remedy: string;
}

/** One statement about the live systems. Its judgement is pure: no clock, no I/O, the same answer for the same evidence. */
export interface Check extends CheckWords {
  readonly phases: readonly Phase[];
  readonly needs: readonly Need[];
  judge(evidence: Evidence): Iterable<Judgement>;
}
