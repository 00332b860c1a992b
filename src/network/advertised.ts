import { type Endpoint, type ListenerPlan } from "./listeners";

/**
 * What is wrong where brokers advertise anything but what their listeners offer: clients would reach the bootstrap and then nothing,
 * or nobody would ever use a listener.
 */
export function advertisedProblems(
  plan: Pick<ListenerPlan, "brokers">,
  advertised: readonly Endpoint[],
): readonly string[] {
  const offered = new Set(plan.brokers.map(text));
  const told = new Set(advertised.map(text));
  const unreachable = [...told].filter((one) => !offered.has(one));
  const unused = [...offered].filter((one) => !told.has(one));
  return [
    ...unreachable.map(
      (one) =>
        `brokers advertise ${one}, and no listener offers it: clients would reach the bootstrap and then time out. Make the advertised names from the listener plan.`,
    ),
    ...unused.map(
      (one) =>
        `a listener offers ${one}, and no broker advertises it: its broker is told to clients by another name. Make the advertised names from the listener plan.`,
    ),
  ];
}

function text({ host, port }: Endpoint): string {
  return `${host}:${String(port)}`;
}
