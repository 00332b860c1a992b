/** The longest packet of an interface endpoint; longer ones vanish, since path MTU discovery does not work there (AWS PrivateLink, "Considerations"). */
export const endpointMtu = 8500;

/** What is wrong with the MTU of hosts that send through PrivateLink, or undefined. */
export function mtuProblem(hostMtu: number): string | undefined {
  if (hostMtu <= endpointMtu) return undefined;
  return `the hosts' MTU is ${String(hostMtu)}, and endpoints drop packets over ${String(endpointMtu)} without a word: set ${String(
    endpointMtu,
  )} or less (1500 does everywhere) on hosts that send through PrivateLink.`;
}
