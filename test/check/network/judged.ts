import { networkCatalogue } from "../../../src/check/network/catalogue";
import { type NetworkSeen } from "../../../src/check/network/seen";
import { judgeNetwork } from "../../../src/check/run-network-check";
import { type CheckResult } from "../../../src/check/result";
import { type NetworkExpectations } from "../../../src/expectations/network/document";
import { aNetworkSeen, networkExpectations } from "../../builders/network-expectations";

/** What one check says of the builders' network with these changes. */
export function judged(
  check: string,
  { expected = {}, seen = {} }: { expected?: Partial<NetworkExpectations>; seen?: Partial<NetworkSeen> } = {},
): readonly CheckResult[] {
  return judgeNetwork(
    networkCatalogue.filter(({ name }) => name === check),
    networkExpectations(expected),
    aNetworkSeen(seen),
  );
}

/** `fail PUBLIC_ADDRESS`, `pass`: each result in two words. */
export function words(results: readonly CheckResult[]): readonly string[] {
  return results.map(({ status, cause }) => (cause === undefined ? status : `${status} ${cause}`));
}
