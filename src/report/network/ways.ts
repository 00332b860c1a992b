import { type NetworkDocument } from "../../network/document";
import { type Path } from "../../network/path";
import { type Picture, portRange, roleWords } from "./picture";

/** All ports between two roles on one path, as one line of a list. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** `tcp 19000, 19092–19121`, `tcp udp 53`. */
  readonly ports: string;
  readonly until: string | null;
}

/** The ways of one path in the order of the document, those between the same two as one. */
export function waysOf({ ways }: Picture, path: Path): readonly Way[] {
  const between = new Map<string, NetworkDocument["edges"]>();
  for (const edge of ways[path]) {
    const key = `${edge.from} ${edge.to}`;
    between.set(key, [...(between.get(key) ?? []), edge]);
  }
  return [...between.values()].flatMap((edges) => {
    const [first] = edges;
    if (first === undefined) return [];
    const protocols = [...new Set(edges.map(({ ports }) => ports.protocol))].sort().join(" ");
    const ports = [...new Set(edges.map((edge) => portRange(edge.ports)))].join(", ");
    const until =
      edges
        .map(({ keepUntil }) => keepUntil ?? "")
        .sort()
        .at(-1) ?? "";
    return [
      {
        from: roleWords(first.from),
        to: roleWords(first.to),
        ports: `${protocols} ${ports}`,
        until: until === "" ? null : until,
      },
    ];
  });
}
