/** Ports of TCP or UDP, both ends included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Every port there is. */
export const everyPort: PortRange = { from: 0, to: 65535 };

/** Whether a range has a port in common with one of others. */
export function touches(range: PortRange, others: readonly PortRange[]): boolean {
  return near(range, others).some((other) => range.from <= other.to && other.from <= range.to);
}

/** What a range has in common with others: ranges, in the order of the others. */
export function common(range: PortRange, others: readonly PortRange[]): readonly PortRange[] {
  return near(range, others)
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

/** More ranges than a few are not all asked, where they are in order. */
const few = 50;

const inOrder = new WeakMap<readonly PortRange[], boolean>();

/** Those of several ranges that may have a port in common with one: all of them where they are in no order. */
function near({ from, to }: PortRange, others: readonly PortRange[]): readonly PortRange[] {
  if (others.length <= few || !isInOrder(others)) return others;
  const first = firstThat(others, (other) => other.to >= from);
  return others.slice(
    first,
    Math.max(
      first,
      firstThat(others, (other) => other.from > to),
    ),
  );
}

function isInOrder(ranges: readonly PortRange[]): boolean {
  const known = inOrder.get(ranges);
  if (known !== undefined) return known;
  const is = ranges.every(({ from, to }, index) => from <= to && from > (ranges[index - 1]?.to ?? -Infinity));
  inOrder.set(ranges, is);
  return is;
}

/** The index of the first range that holds; of ranges that hold, all that follow do. */
function firstThat(ranges: readonly PortRange[], holds: (range: PortRange) => boolean): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range !== undefined && !holds(range)) low = middle + 1;
    else high = middle;
  }
  return low;
}
