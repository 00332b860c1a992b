import { Fn } from "cdktf";
import { cidrOf, cidrProblem, subnetOf } from "../../../network/cidr";
import { type SubnetSlot } from "./subnet-layout";

/** Addresses of a VPC: known now, or given by a pool of IPAM at the apply. */
export type VpcAddresses =
  | { readonly cidr: string }
  | {
      readonly ipam: {
        /** May be a token. */
        readonly poolId: string;
        /** Bits of the VPC's network, 16 to 28. */
        readonly netmaskLength: number;
      };
    };

/** Bits of the VPC's network, once {@link addressProblems} found none. */
export function prefixOf(addresses: VpcAddresses): number {
  return "cidr" in addresses ? (cidrOf(addresses.cidr)?.prefix ?? 16) : addresses.ipam.netmaskLength;
}

/**
 * The network of one subnet: plain text where the VPC's is known, else what Terraform works out.
 *
 * @param ofVpc the VPC's own network as Terraform knows it, a token
 */
export function subnetCidr(addresses: VpcAddresses, { newBits, index }: SubnetSlot, ofVpc: string): string {
  return "cidr" in addresses ? subnetOf(addresses.cidr, newBits, index) : Fn.cidrsubnet(ofVpc, newBits, index);
}

/** What is wrong with addresses: sentences. AWS takes /16 to /28 (Amazon VPC, "VPC CIDR blocks"). */
export function addressProblems(addresses: VpcAddresses): readonly string[] {
  if ("ipam" in addresses) {
    const { netmaskLength } = addresses.ipam;
    return isVpcPrefix(netmaskLength)
      ? []
      : [`addresses.ipam.netmaskLength: ${String(netmaskLength)}; AWS takes 16 to 28: 16 leaves room for brokers.`];
  }
  const problem = cidrProblem(addresses.cidr);
  if (problem !== undefined) return [`addresses.cidr: ${problem}`];
  const cidr = cidrOf(addresses.cidr);
  return cidr?.family === 4 && isVpcPrefix(cidr.prefix)
    ? []
    : [`addresses.cidr: ${addresses.cidr}; AWS takes IPv4 networks of /16 to /28: write one such as 10.20.0.0/16.`];
}

function isVpcPrefix(prefix: number): boolean {
  return Number.isInteger(prefix) && prefix >= 16 && prefix <= 28;
}
