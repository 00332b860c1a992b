import { defaultPolicy, type Policy } from "../../policy/policy";

/** A policy with one freeze, from mid-December to Epiphany. */
export function freezing(policy: Partial<Policy> = {}): Policy {
  return { ...defaultPolicy, freezes: [{ name: "christmas", from: "2026-12-15", to: "2027-01-06" }], ...policy };
}
