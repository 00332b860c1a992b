import { type Cidr, cidrOf, liesWithin } from "../../network/cidr";

/** Addresses that lead nowhere on the internet (RFC 6890): private, shared, link-local, loopback, multicast, reserved. */
const notPublic4 = cidrs(
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/3",
);

/** All that is given out of IPv6 to the world (RFC 4291). */
const public6 = cidrs("2000::/3");

const private6 = cidrs("fc00::/7", "fe80::/10", "::1/128");

const all4 = cidrs("0.0.0.0/0");

/** Wider than these names nobody: the internet or a great part of it. */
const widestPrefix = { 4: 8, 6: 7 } as const;

/** Half of all public addresses of a family: who opens as many has opened the internet in parts. */
const halfOfPublic = {
  4: (sizeOf(all4) - sizeOf(notPublic4)) / 2n,
  6: sizeOf(public6) / 2n,
} as const;

/** A network as plans write it, also a single address without its `/32`. */
export function networkOf(text: string): Cidr | undefined {
  return cidrOf(text) ?? cidrOf(`${text}/${text.includes(":") ? "128" : "32"}`) ?? roundedDown(text);
}

/** Whether networks hold the internet: one that is wider than anybody's, or together half of all public addresses and more. */
export function coverInternet(networks: readonly Cidr[]): boolean {
  const before = judged.get(networks);
  if (before !== undefined) return before;
  const covers = coverInternetNow(networks);
  judged.set(networks, covers);
  return covers;
}

/** The networks of one prefix list are one list for all the rules that name it. */
const judged = new WeakMap<readonly Cidr[], boolean>();

function coverInternetNow(networks: readonly Cidr[]): boolean {
  if (networks.some(isWide)) return true;
  return ([4, 6] as const).some((family) => {
    const own = networks.filter((network) => network.family === family);
    if (own.length === 0 || total(own) < halfOfPublic[family]) return false;
    return publicAddresses(family, own) >= halfOfPublic[family];
  });
}

/** Whether a network is private, or another one that leads nowhere on the internet. */
export function isPrivate(network: Cidr): boolean {
  return (network.family === 4 ? notPublic4 : private6).some((outer) => liesWithin(network, outer));
}

/** How many addresses a list of networks has, each counted once for every network that holds it: cheap, never too few. */
export function total(networks: readonly Cidr[]): bigint {
  return networks.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

function isWide(network: Cidr): boolean {
  return network.prefix < widestPrefix[network.family] && !isPrivate(network);
}

function publicAddresses(family: 4 | 6, networks: readonly Cidr[]): bigint {
  if (family === 4) return sizeOf([...networks, ...notPublic4]) - sizeOf(notPublic4);
  const outside = (public6[0]?.first ?? 0n) - 1n;
  const end = public6[0]?.last ?? 0n;
  return sizeOf(networks.filter(({ first, last }) => first > outside && last <= end));
}

/** How many different addresses networks of one family have. */
function sizeOf(networks: readonly Cidr[]): bigint {
  const sorted = [...networks].sort((one, other) => (one.first < other.first ? -1 : one.first > other.first ? 1 : 0));
  let counted = 0n;
  let next = 0n;
  for (const { first, last } of sorted) {
    const from = first > next ? first : next;
    if (last < from) continue;
    counted += last - from + 1n;
    next = last + 1n;
  }
  return counted;
}

/** `10.20.0.1/16`, which AWS takes as 10.20.0.0/16. */
function roundedDown(text: string): Cidr | undefined {
  const [address = "", bits = "", ...rest] = text.split("/");
  if (rest.length > 0 || !/^\d{1,3}$/.test(bits)) return undefined;
  const host = cidrOf(`${address}/${address.includes(":") ? "128" : "32"}`);
  const width = address.includes(":") ? 128 : 32;
  if (host === undefined || Number(bits) > width) return undefined;
  const size = 1n << BigInt(width - Number(bits));
  const first = (host.first / size) * size;
  return { family: host.family, first, last: first + size - 1n, prefix: Number(bits) };
}

function cidrs(...texts: readonly string[]): readonly Cidr[] {
  return texts.map(cidrOf).filter((one) => one !== undefined);
}
