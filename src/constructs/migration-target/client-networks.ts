import { type NetworkSource } from "../network/path-security-rules";
import { type PrivateLinkConsumer } from "../network/private-link/consumers";

/** The longest name of a network in a rule's description. */
const longestName = 60;

/**
 * The networks of all consumers, each once with everybody whose it is: consumers behind PrivateLink often have the same addresses, and AWS
 * takes a rule for them once.
 */
export function clientNetworks(
  consumers: readonly Pick<PrivateLinkConsumer, "name" | "cidrs">[],
): readonly NetworkSource[] {
  const whose = new Map<string, string[]>();
  for (const { name, cidrs } of consumers)
    for (const cidr of new Set(cidrs)) whose.set(cidr, [...(whose.get(cidr) ?? []), name]);
  return [...whose].map(([cidr, names]) => ({ cidr, name: together(names) }));
}

function together(names: readonly string[]): string {
  const all = names.join(", ");
  return all.length <= longestName ? all : `${names[0] ?? ""} and ${String(names.length - 1)} more`;
}
