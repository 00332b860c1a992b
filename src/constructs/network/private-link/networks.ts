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

/** Whether an address lies in one of the networks. Networks that are known only after the apply hold nothing. */
export function liesInNetworks(address: string, cidrs: readonly string[]): boolean {
  const one = cidrOf(address.includes(":") ? `${address}/128` : `${address}/32`);
  return one !== undefined && cidrs.map(cidrOf).some((cidr) => cidr !== undefined && liesWithin(one, cidr));
}
