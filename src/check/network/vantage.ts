import { type Vantage } from "../../expectations/network/vantage";
import { type Judgement, skipped, unknown } from "../result";

/** Where the checker runs; null where nobody said. */
export type Here = Vantage | null;

/** Vantages as people read them. */
const places: Readonly<Record<Vantage, string>> = {
  target: "inside the target's network",
  consumer: "a consumer's network",
  source: "the source's network",
  "on-premises": "the premises",
};

/** Whether something that must be so from these places can be seen from here. */
export function isHere(from: readonly Vantage[], here: Here): boolean {
  return here !== null && from.includes(here);
}

/**
 * What to say of a subject that cannot be seen from here: to be looked at elsewhere, or not known at all while nobody said where
 * the checker runs. Undefined where it can be seen.
 */
export function seenElsewhere(subject: string, from: readonly Vantage[], here: Here): Judgement | undefined {
  if (isHere(from, here)) return undefined;
  if (here === null)
    return unknown(subject, {
      cause: "VANTAGE_NOT_NAMED",
      message: "Nobody said in which network the checker runs, so what it sees from here proves nothing.",
      remedy: "Run it inside the network that is meant and say which one that is: --vantage target, consumer, …",
    });
  return skipped(
    subject,
    `Only seen from ${from.map((place) => places[place]).join(" and ")}: check there with ${from.map((place) => `--vantage ${place}`).join(", ")}.`,
  );
}

/** Where a role's connections begin. Roles that are not here stand inside the target's network. */
const vantagesOfRoles: Readonly<Record<string, Vantage>> = {
  client: "consumer",
  "on-premises": "on-premises",
  operator: "on-premises",
};

/** The place from which the edges of a role are proved. */
export function vantageOfRole(role: string): Vantage {
  return vantagesOfRoles[role] ?? "target";
}
