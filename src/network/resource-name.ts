import { createHash } from "node:crypto";

/** The longest name of load balancers and target groups (Elastic Load Balancing API, CreateLoadBalancer and CreateTargetGroup). */
export const longestLoadBalancerName = 32;

const digestLength = 8;

/**
 * A name for AWS: letters, digits and single hyphens, none at the ends, with a digest of the parts, so that names that were cut
 * stay apart. `resourceName(["orders", "b-0"])` is `orders-b-0-1f0c5e2a`; the same parts always give the same name.
 *
 * @param longest characters in all, at least 10; 32 by default
 */
export function resourceName(parts: readonly string[], longest: number = longestLoadBalancerName): string {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, digestLength);
  // AWS keeps names that begin with "internal-" for itself.
  const plain = hyphenated(parts.join("-")).replace(/^internal-/, "int-");
  const words = hyphenated(plain.slice(0, longest - digestLength - 1));
  return words === "" ? `n-${digest}` : `${words}-${digest}`;
}

function hyphenated(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}
