import { cidrOf, cidrProblem, internetProblems, liesWithin } from "../../../network/cidr";
import { repeated } from "../../must-hold";

/** What is wrong with networks that may connect; none where each names somebody and is written once. */
export function networkProblems(what: string, cidrs: readonly string[]): readonly string[] {
  const unreadable = cidrs.map(cidrProblem).filter((problem) => problem !== undefined);
  return [
    ...(cidrs.length === 0 ? ["names no network: write the networks that connections come from."] : []),
    ...unreadable,
    ...internetProblems(cidrs),
    ...repeated(cidrs).map((cidr) => `${cidr} is there twice: write it once.`),
  ].map((problem) => `${what}: ${problem}`);
}

/** What is wrong where clients of PrivateLink come from networks of IPv6 alone: load balancers, services and endpoints speak IPv4 here. */
export function familyProblems(what: string, cidrs: readonly string[]): readonly string[] {
  const families = cidrs.map((cidr) => cidrOf(cidr)?.family);
  return families.length > 0 && families.every((family) => family === 6)
    ? [
        `${what}: ${cidrs.join(", ")} is IPv6, and load balancer, endpoint service and endpoint answer over IPv4: nobody could connect. Write the IPv4 networks that connections come from.`,
      ]
    : [];
}

/** Whether an address lies in one of the networks. Networks that are known only after the apply hold nothing. */
export function liesInNetworks(address: string, cidrs: readonly string[]): boolean {
  const one = cidrOf(address.includes(":") ? `${address}/128` : `${address}/32`);
  return one !== undefined && cidrs.map(cidrOf).some((cidr) => cidr !== undefined && liesWithin(one, cidr));
}
