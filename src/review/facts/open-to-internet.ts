import { type Cidr } from "../../network/cidr";
import { coverInternet } from "./addresses";
import { networksIn, tcpPorts } from "./openings";
import { type Opening } from "./opening";
import { common, type PortRange } from "./port-range";

/** Rules of one group that together let the internet through. */
export interface OpenToInternet {
  /** One rule, or several whose networks are the internet in parts, on the ports that they share. */
  readonly openings: readonly [Opening, ...Opening[]];
  /** The part of the wanted ports that is open, lowest first. */
  readonly ports: PortRange;
}

interface Candidate {
  readonly opening: Opening;
  readonly networks: readonly Cidr[];
  readonly ports: readonly PortRange[];
}

/**
 * Which of one group's openings of one direction lead to or from the internet on some of the wanted ports: each that does so alone,
 * and those that do so only together, by halves and parts, across rules and resources and through prefix lists.
 */
export function openToInternet(openings: readonly Opening[], wanted: readonly PortRange[]): readonly OpenToInternet[] {
  const candidates = openings.flatMap((opening): readonly Candidate[] => {
    const range = tcpPorts(opening);
    const ports = range === null ? [] : common(range, wanted);
    const networks = ports.length === 0 ? [] : networksIn(opening);
    return networks.length === 0 ? [] : [{ opening, networks, ports }];
  });
  const alone: OpenToInternet[] = [];
  const parts: Candidate[] = [];
  for (const one of candidates) {
    const [first] = one.ports;
    if (first !== undefined && coverInternet(one.networks)) alone.push({ openings: [one.opening], ports: first });
    else parts.push(one);
  }
  const together = alone.length > 0 ? null : inParts(parts);
  return together === null ? alone : [together];
}

/**
 * The lowest port on which the networks of several openings are together the internet. One walk over the ports; what is open is
 * added up only where it could be enough.
 */
function inParts(candidates: readonly Candidate[]): OpenToInternet | null {
  if (candidates.length < 2 || !coverInternet(networksOf(candidates))) return null;
  const turns = candidates
    .flatMap((one) =>
      one.ports.flatMap(({ from, to }) => [
        { port: from, opens: true, one },
        { port: to + 1, opens: false, one },
      ]),
    )
    .sort((one, other) => one.port - other.port);
  const open = new Set<Candidate>();
  for (const [index, { port, opens, one }] of turns.entries()) {
    if (opens) open.add(one);
    else open.delete(one);
    const next = turns[index + 1];
    if (next === undefined || next.port === port || open.size < 2) continue;
    if (!coverInternet(networksOf(open))) continue;
    const [first, ...others] = [...open].map(({ opening }) => opening);
    if (first !== undefined) return { openings: [first, ...others], ports: { from: port, to: next.port - 1 } };
  }
  return null;
}

/** The networks of several openings, those of a prefix list once. */
function networksOf(candidates: Iterable<Candidate>): readonly Cidr[] {
  return [...new Set(Array.from(candidates, ({ networks }) => networks))].flat();
}
