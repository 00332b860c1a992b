import { type Inventory } from "../../document/inventory";

/** How a part of an inventory is read. */
export interface PartOptions {
  /** When the inventory is taken. */
  readonly now: Date;
  readonly onProgress?: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

type Source = Inventory["sources"][number];

/** The entry in `sources` of one service; of several of a kind the later ones are numbered. */
export function sourceOf(format: Source["format"], url: string, index: number, now: Date): Source {
  const id = index === 0 ? format : `${format}-${String(index + 1)}`;
  return { id, format, name: url, takenAt: now.toISOString() };
}

/** Several failures of one part as one: what each service said, under the part's own path. */
export function together(path: string, failures: Inventory["unknowns"]): Inventory["unknowns"] {
  const [first] = failures;
  return first === undefined ? [] : [{ ...first, path, message: failures.map(({ message }) => message).join(" ") }];
}
