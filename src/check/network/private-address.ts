import { BlockList, isIP } from "node:net";

const privateNetworks = [
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["fc00::", 7, "ipv6"],
] as const;

const blocks = new BlockList();
for (const [network, prefix, family] of privateNetworks) blocks.addSubnet(network, prefix, family);

/**
 * Whether an address is one of a private network: RFC 1918, the shared space that VPCs may use (RFC 6598), or a unique local
 * one of IPv6 (RFC 4193). Loopback and link-local addresses lead to no network at all and are not private.
 */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && blocks.check(address, family === 6 ? "ipv6" : "ipv4");
}

const nowhere = new BlockList();
nowhere.addSubnet("127.0.0.0", 8, "ipv4");
nowhere.addSubnet("169.254.0.0", 16, "ipv4");
nowhere.addSubnet("0.0.0.0", 8, "ipv4");
nowhere.addAddress("::1", "ipv6");
nowhere.addSubnet("fe80::", 10, "ipv6");

/** Whether an address can be one of the internet: neither private nor one that leads nowhere. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !isPrivate(address) && !nowhere.check(address, family === 6 ? "ipv6" : "ipv4");
}
