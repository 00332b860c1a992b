import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { type Draft } from "./part";

const namesShown = 5;

/**
 * Topics of which an import told only what was set on them. What they inherit at the source is not known, so nobody can
 * say whether the target's defaults change it: one line for the wave, which a person must accept.
 */
export function inheritedConfigsNotKnown({ topics }: ResolvedWave, profile: Profile): readonly Draft[] {
  const partly = topics.filter(({ configsTold }) => configsTold === "overrides").map(({ name }) => name);
  if (partly.length === 0) return [];
  const more = partly.length > namesShown ? ` and ${String(partly.length - namesShown)} more` : "";
  return [
    {
      change: "cluster source inherited configs",
      object: { kind: "cluster", name: "source" },
      field: "inherited configs",
      action: "changed",
      source: null,
      target: `the defaults of ${profile.title}`,
      reason:
        `of ${partly.slice(0, namesShown).join(", ")}${more} the inventory has only what was set on the topic: ` +
        "where the source's brokers have other defaults than the target, the difference is not known",
      rule: "inherited-configs-not-known",
      needsApproval: true,
      at: ["members", "topics"],
      otherwise: "export the live source, or import what kafka-configs --describe --all prints.",
    },
  ];
}
