import { paths, type Path } from "../../network/path";
import { adminPorts, metricsPorts } from "../facts/kafka-ports";
import { openingText, tcpPorts } from "../facts/openings";
import { type Opening } from "../facts/opening";
import { merged, type PortRange, rangeText, touches } from "../facts/port-range";
import { lastDayOf, pathTagOf } from "../facts/tags";
import { type ExposedWay } from "./exposure";

/** A way before ways that differ by nothing but their ports are told as one. */
export interface WayPart extends Omit<ExposedWay, "ports"> {
  /** TCP ports; none where `otherPorts` says it in words. */
  readonly ranges: readonly PortRange[];
  readonly otherPorts: string | null;
  /** Listeners that it goes through last; told as one where there are several. */
  readonly listeners: readonly string[];
}

/** The path that a rule serves, by its tags, else by its ports; null where ports of several or of none are open. */
export function pathOf(opening: Opening): Path | null {
  const tag = pathTagOf(opening.tags);
  const told = paths.find((path) => path === tag);
  if (told !== undefined && !opening.inline) return told;
  const range = tcpPorts(opening);
  if (range === null) return null;
  if (range.to - range.from > 1000) return null;
  if (touches(range, metricsPorts)) return "observability";
  return touches(range, adminPorts) ? "control" : "data";
}

/** The last day of a rule by its tags or its description, and of the consumer's access; the earlier of both. */
export function untilOf({ tags, description, inline }: Opening, access: string | null): string | null {
  const own = lastDayOf(inline ? new Map() : tags, typeof description === "string" ? description : null);
  if (own === null || access === null) return own ?? access;
  return own < access ? own : access;
}

/** The ports of a rule as a part has them. */
export function portsOfPart(opening: Opening): Pick<WayPart, "ranges" | "otherPorts"> {
  const range = tcpPorts(opening);
  return range === null || opening.protocol === "all"
    ? { ranges: [], otherPorts: openingText(opening) }
    : { ranges: [range], otherPorts: null };
}

/** Parts as ways: those from and to the same, through the same and until the same day are one, with all their ports and rules. */
export function waysOf(parts: readonly WayPart[]): readonly ExposedWay[] {
  const together = new Map<string, WayPart[]>();
  for (const part of parts) {
    const { path, client, through, to, until, otherPorts } = part;
    const key = JSON.stringify([path, client.name, client.account, through, to, until, otherPorts]);
    const known = together.get(key);
    if (known === undefined) together.set(key, [part]);
    else known.push(part);
  }
  return [...together.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { path, client, through, to, until, otherPorts } = first;
    const ranges = merged(same.flatMap((part) => part.ranges));
    return [
      {
        path,
        client,
        through: [...through, ...listenersText(same.flatMap((part) => part.listeners))],
        to,
        ports: otherPorts ?? `tcp ${ranges.map(rangeText).join(", ")}`,
        until,
        openedBy: [...new Set(same.flatMap((part) => part.openedBy))],
        certain: same.every((part) => part.certain),
      },
    ];
  });
}

function listenersText(listeners: readonly string[]): readonly string[] {
  const all = [...new Set(listeners)];
  return all.length > 1 ? [`${String(all.length)} listeners`] : all;
}
