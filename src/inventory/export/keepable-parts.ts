import { isCause } from "../../kafka-client/causes";
import { isSecretKey } from "../redaction/secret-keys";
import { keptText, keptValue } from "../redaction/without-secrets";
import { type SomeFacts } from "./read-source";
import { type SourceFacts } from "./source-facts";

/** Which facts are read together, and so are kept or read again together, in the order in which they build on each other. */
const parts: readonly {
  readonly keys: readonly (keyof SourceFacts)[];
  /** Read after these: where they are read again, so is this. */
  readonly after?: keyof SourceFacts;
}[] = [
  { keys: ["cluster", "topics"] },
  { keys: ["topicConfigs"], after: "topics" },
  { keys: ["topicBytes", "topicsOnDisk"], after: "topics" },
  { keys: ["access"] },
  { keys: ["quotas"] },
  { keys: ["scramUsers"] },
  { keys: ["releases", "brokerConfigs"] },
  { keys: ["groups", "members", "commits"], after: "topics" },
  // Committed offsets that are younger than the logs' ends could lie beyond them.
  { keys: ["logs"], after: "groups" },
  { keys: ["transactionalIds"] },
  { keys: ["producers"], after: "topics" },
  { keys: ["reassignments"] },
];

/** Facts that an interrupted export keeps. */
export interface KeptFacts {
  readonly facts: SomeFacts;
  /** How many parts they are. */
  readonly count: number;
}

/**
 * The parts that are worth keeping for a later run: those that are whole, that no lost connection has left holes in, and in
 * which nothing looks like a secret, since secrets are not written to a disk. All others are read again.
 */
export function keepableParts(facts: SomeFacts): KeptFacts {
  const kept: KeptFacts = { facts: {}, count: 0 };
  return parts.reduce(({ facts: so, count }, { keys, after }) => {
    const isKept =
      keys.every((key) => facts[key] !== undefined && !isLost(facts[key]) && !holdsSecret(facts[key])) &&
      (after === undefined || so[after] !== undefined);
    if (!isKept) return { facts: so, count };
    return { facts: { ...so, ...Object.fromEntries(keys.map((key) => [key, facts[key]])) }, count: count + 1 };
  }, kept);
}

/** Whether a connection that broke has left something unknown. */
export function isAnythingLost(facts: SomeFacts): boolean {
  return Object.values(facts).some(isLost);
}

function isLost(fact: unknown): boolean {
  if (fact instanceof Map) {
    for (const answer of fact.values()) if (isLost(answer)) return true;
    return false;
  }
  if (typeof fact !== "object" || fact === null || !("known" in fact)) return false;
  if ("because" in fact) return isCauseOf(fact.because);
  const value = "value" in fact ? fact.value : undefined;
  return (
    typeof value === "object" && value !== null && "incompleteBecause" in value && isCauseOf(value.incompleteBecause)
  );
}

function isCauseOf(because: unknown): boolean {
  return typeof because === "object" && because !== null && "error" in because && isCause(String(because.error));
}

function holdsSecret(fact: unknown): boolean {
  const judged = new Map<string, boolean>();
  const isSecretText = (text: string): boolean => {
    const there = judged.get(text);
    if (there !== undefined) return there;
    const verdict = keptText(text).because !== undefined;
    judged.set(text, verdict);
    return verdict;
  };
  /** `named` is the configuration key that a value is of. */
  const visit = (value: unknown, named: string): boolean => {
    if (typeof value === "string")
      return isSecretText(value) || (isSecretKey(named) && keptValue(named, value).because !== undefined);
    if (typeof value !== "object" || value === null) return false;
    if (value instanceof Map) {
      for (const [key, inner] of value) if (visit(key, "") || visit(inner, "")) return true;
      return false;
    }
    if (value instanceof Set || Array.isArray(value)) {
      for (const inner of value) if (visit(inner, "")) return true;
      return false;
    }
    for (const [key, inner] of Object.entries(value)) if (visit(inner, key === "value" ? named : key)) return true;
    return false;
  };
  return visit(fact, "");
}
