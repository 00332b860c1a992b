/** Ports of TCP or UDP, both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Every port there is. */
export const everyPort: PortRange = { from: 0, to: 65535 };

/** Whether a range has a port in common with one of others. */
export function touches(range: PortRange, others: readonly PortRange[]): boolean {
  return others.some((other) => range.from <= other.to && other.from <= range.to);
}

/** What a range has in common with others: ranges, in the order of the others. */
export function common(range: PortRange, others: readonly PortRange[]): readonly PortRange[] {
  return others
    .map((other) => ({ from: Math.max(range.from, other.from), to: Math.min(range.to, other.to) }))
    .filter(({ from, to }) => from <= to);
}

/** Ranges in order, those that touch or follow each other as one. */
export function merged(ranges: readonly PortRange[]): readonly PortRange[] {
  const sorted = [...ranges].sort((one, other) => one.from - other.from);
  const out: PortRange[] = [];
  for (const range of sorted) {
    const last = out.at(-1);
    if (last !== undefined && range.from <= last.to + 1)
      out[out.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else out.push(range);
  }
  return out;
}

/** `9092`, `9092-9098`. */
export function rangeText({ from, to }: PortRange): string {
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}
