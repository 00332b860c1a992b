import { type ListenerPlan } from "./listeners";

/** Whether a certificate with these names is believed by a client that asks for `host` (RFC 6125: `*.` stands for one part). */
export function covers(names: readonly string[], host: string): boolean {
  return names.some(
    (name) => name === host || (name.startsWith("*.") && host.slice(host.indexOf(".")) === name.slice(1)),
  );
}

/** The names that a certificate lacks: those for which clients end with `SSLHandshakeException: No name matching`. */
export function uncoveredNames(certificate: readonly string[], needed: readonly string[]): readonly string[] {
  return needed.filter((host) => !covers(certificate, host));
}

/** What one broker's own certificate must hold: each bootstrap (any broker answers there), its own name, the aliases. */
export function certificateNamesOfBroker(plan: ListenerPlan, nodeId: number): readonly string[] {
  const others = new Set(plan.brokers.filter((broker) => broker.nodeId !== nodeId).map(({ host }) => host));
  return plan.certificateNames.filter((name) => !others.has(name));
}

/** What is wrong with the names of a certificate that all brokers of a plan share; none where it covers everything. */
export function certificateNameProblems(certificate: readonly string[], plan: ListenerPlan): readonly string[] {
  const missing = uncoveredNames(certificate, plan.certificateNames);
  if (missing.length === 0) return [];
  return [
    `the certificate lacks ${listed(missing)}: clients that use ${missing.length === 1 ? "it" : "them"} end with "No name matching". Make its names from the listener plan (certificateNames), which has them all.`,
  ];
}

const shown = 5;

function listed(names: readonly string[]): string {
  const more = names.length - shown;
  return more > 0 ? `${names.slice(0, shown).join(", ")} and ${String(more)} more` : names.join(", ");
}
