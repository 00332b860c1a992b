import { isIP } from "node:net";

/** A network of addresses: `10.20.0.0/16`, `fd00:1::/48`. */
export interface Cidr {
  readonly family: 4 | 6;
  /** The first address as a number. */
  readonly first: bigint;
  /** The last address as a number. */
  readonly last: bigint;
  /** Bits of the network: 16 in `10.20.0.0/16`. */
  readonly prefix: number;
}

const addressBits = { 4: 32, 6: 128 } as const;

/** Networks wider than these hold more than any private network has (RFC 1918: 10.0.0.0/8; RFC 4193: fc00::/7). */
const widestPrefix = { 4: 8, 6: 7 } as const;

/** Reads a network, or undefined where the text is none, or has bits set behind its prefix (`10.20.0.1/16`). */
export function cidrOf(text: string): Cidr | undefined {
  const [address = "", prefixText = "", ...rest] = text.split("/");
  if (rest.length > 0 || !/^\d{1,3}$/.test(prefixText)) return undefined;
  const family = familyOf(address);
  if (family === undefined) return undefined;
  const prefix = Number(prefixText);
  if (prefix > addressBits[family]) return undefined;
  const first = family === 4 ? numberOf4(address) : numberOf6(address);
  const size = sizeOf(family, prefix);
  return first % size === 0n ? { family, first, last: first + size - 1n, prefix } : undefined;
}

/** What is wrong with one network as people write it, or undefined. */
export function cidrProblem(text: string): string | undefined {
  if (cidrOf(text) !== undefined) return undefined;
  const [address = "", prefix, ...rest] = text.split("/");
  const family = rest.length > 0 ? undefined : familyOf(address);
  if (family !== undefined && prefix === undefined)
    return `"${text}" is one address: write ${text}/${String(addressBits[family])}, or the network that it lies in.`;
  if (family === 4 && prefix !== undefined && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32) {
    const size = sizeOf(4, Number(prefix));
    return `"${text}" begins within its network: write ${cidrText({ family: 4, first: (numberOf4(address) / size) * size, prefix: Number(prefix) })}.`;
  }
  return `"${text}" is no network: write it as 10.20.0.0/16.`;
}

/**
 * What is wrong where networks are the internet rather than somebody's: `0.0.0.0/0`, `::/0`, anything wider than a private network
 * can be, and many networks that together are half of all addresses or more, which scanners let pass.
 */
export function internetProblems(texts: readonly string[]): readonly string[] {
  const cidrs = texts.map((text) => ({ text, cidr: cidrOf(text) }));
  const wide = cidrs.filter(({ cidr }) => cidr !== undefined && cidr.prefix < widestPrefix[cidr.family]);
  if (wide.length > 0)
    return wide.map(
      ({ text }) =>
        `${text} is the internet or a great part of it: name the networks that are meant (at the widest /8, or /7 of IPv6).`,
    );
  return ([4, 6] as const)
    .filter((family) => {
      const own = cidrs.map(({ cidr }) => cidr).filter((cidr) => cidr?.family === family);
      return addressesIn(own.filter((cidr) => cidr !== undefined)) >= sizeOf(family, 1);
    })
    .map(
      (family) =>
        `${texts.join(", ")} are together half of all IPv${String(family)} addresses or more, which is the internet in parts: name the networks that are meant.`,
    );
}

/** Whether two networks have an address in common. */
export function overlap(one: Cidr, other: Cidr): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

/** Whether a network lies wholly in another. */
export function liesWithin(inner: Cidr, outer: Cidr): boolean {
  return inner.family === outer.family && outer.first <= inner.first && inner.last <= outer.last;
}

/**
 * The n-th subnet with `newBits` more bits, as Terraform's `cidrsubnet` counts them: `subnetOf("10.20.0.0/16", 4, 1)` is
 * `10.20.16.0/20`. IPv4 only.
 *
 * @throws RangeError where the network is none or has no such subnet
 */
export function subnetOf(text: string, newBits: number, index: number): string {
  const network = cidrOf(text);
  const prefix = (network?.prefix ?? 0) + newBits;
  if (network?.family !== 4 || prefix > 32 || index < 0 || index >= 2 ** newBits)
    throw new RangeError(`${text} has no subnet ${String(index)} with ${String(newBits)} more bits`);
  return cidrText({ family: 4, first: network.first + BigInt(index) * sizeOf(4, prefix), prefix });
}

/** How many different addresses networks of one family have together. */
function addressesIn(cidrs: readonly Cidr[]): bigint {
  const sorted = [...cidrs].sort((one, other) => (one.first < other.first ? -1 : one.first > other.first ? 1 : 0));
  let counted = 0n;
  let next = 0n;
  for (const { first, last } of sorted) {
    const from = first > next ? first : next;
    if (last >= from) {
      counted += last - from + 1n;
      next = last + 1n;
    }
  }
  return counted;
}

function familyOf(address: string): 4 | 6 | undefined {
  const family = isIP(address);
  if (family === 4) return 4;
  return family === 6 && !address.includes("%") && !address.includes(".") ? 6 : undefined;
}

function sizeOf(family: 4 | 6, prefix: number): bigint {
  return 1n << BigInt(addressBits[family] - prefix);
}

function numberOf4(address: string): bigint {
  return address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function numberOf6(address: string): bigint {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const between = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: between }, () => "0"), ...right].reduce(
    (sum, part) => sum * 65536n + BigInt(`0x${part}`),
    0n,
  );
}

function cidrText({ first, prefix }: Pick<Cidr, "first" | "prefix"> & { readonly family: 4 }): string {
  const parts = [24n, 16n, 8n, 0n].map((bits) => String((first >> bits) & 255n));
  return `${parts.join(".")}/${String(prefix)}`;
}
