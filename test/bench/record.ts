/** One measured work, as `npm run bench -- --json FILE` writes it. */
export interface BenchRecord {
  readonly id: string;
  readonly work: string;
  readonly unit: "ms" | "requests" | "MB" | "s" | "×";
  readonly ours: number;
  /** What somebody else needs for the same work in the same run; null where nobody does it. */
  readonly theirs: number | null;
  readonly theirsName: string | null;
  /** Ours through theirs. */
  readonly ratio: number | null;
  readonly goal: string | null;
  /** Null where there is no goal. */
  readonly met: boolean | null;
}

/** What a work says of one measurement; the ratio and the verdict follow from it. */
export interface Measurement {
  readonly id: string;
  readonly work: string;
  readonly unit: BenchRecord["unit"];
  readonly ours: number;
  readonly theirs?: { readonly name: string; readonly value: number };
  /** The most that is allowed: of our own value, or of the ratio to theirs. */
  readonly goal?: { readonly atMost: number; readonly of: "ours" | "ratio" };
}

/** Works out ratio and verdict. */
export function recordOf({ id, work, unit, ours, theirs, goal }: Measurement): BenchRecord {
  const ratio = theirs === undefined ? null : ours / theirs.value;
  const judged = goal?.of === "ratio" ? ratio : ours;
  return {
    id,
    work,
    unit,
    ours: rounded(ours),
    theirs: theirs === undefined ? null : rounded(theirs.value),
    theirsName: theirs?.name ?? null,
    ratio: ratio === null ? null : rounded(ratio),
    goal: goal === undefined ? null : `≤ ${String(goal.atMost)}${goal.of === "ratio" ? " × theirs" : ` ${unit}`}`,
    met: goal === undefined || judged === null ? null : judged <= goal.atMost,
  };
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
