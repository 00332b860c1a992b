import { type Inventory } from "../document/inventory";

/** What another live system than Kafka told: its fields of the document, and how they came about. */
export interface ExportedPart {
  /** The fields that it fills; null where it could not be read, with an entry in `unknowns`. */
  readonly fields: Partial<Pick<Inventory, "schemas" | "connectClusters">>;
  readonly sources: Inventory["sources"];
  readonly unknowns: Inventory["unknowns"];
  readonly redactions: Inventory["redactions"];
  /** Which of several sources told what; the first told the rest. */
  readonly provenance?: Inventory["provenance"];
}

/** The inventory of Kafka with what other systems told beside it. What was asked for is no longer noted as not asked. */
export function withParts(kafka: Inventory, parts: readonly ExportedPart[]): Inventory {
  const asked = new Set(parts.flatMap(({ fields }) => Object.keys(fields)));
  return {
    ...kafka,
    ...parts.reduce<ExportedPart["fields"]>((all, { fields }) => ({ ...all, ...fields }), {}),
    unknowns: [
      ...kafka.unknowns.filter(({ path }) => !asked.has(path)),
      ...parts.flatMap(({ unknowns }) => unknowns),
    ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    sources: [...kafka.sources, ...parts.flatMap(({ sources }) => sources)],
    provenance: [
      ...kafka.provenance,
      ...parts.flatMap(({ fields, sources, provenance = [] }) => {
        const id = sources[0]?.id;
        return [...(id === undefined ? [] : Object.keys(fields).map((path) => ({ path, source: id }))), ...provenance];
      }),
    ],
    redactions: [...kafka.redactions, ...parts.flatMap(({ redactions }) => redactions)],
  };
}
