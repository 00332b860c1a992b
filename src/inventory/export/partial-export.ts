import { createHash } from "node:crypto";
import { apiVersion } from "../../documents/api-version";
import { type SomeFacts } from "./read-source";

/** What must be the same for an interrupted export to be gone on with. */
export interface ExportSettings {
  readonly clusterId: string | null;
  /** Bootstrap servers. */
  readonly address: string;
  /** Who asked: another principal sees other things. */
  readonly principal: string;
  readonly exporterVersion: string;
}

/** What an interrupted export has left. */
export interface PartialExport {
  readonly settings: ExportSettings;
  /** When its first part was read. */
  readonly startedAt: Date;
  readonly facts: SomeFacts;
}

interface Head {
  readonly apiVersion: string;
  readonly kind: "PartialExport";
  readonly settings: ExportSettings;
  readonly startedAt: string;
  /** Of the second line: what was changed or cut is not gone on with. */
  readonly sha256: string;
}

/** The text of a partial export: a line that says what it is, and a line of facts. */
export function partialExportText({ settings, startedAt, facts }: PartialExport): string {
  const body = JSON.stringify(facts, written);
  const head: Head = {
    apiVersion,
    kind: "PartialExport",
    settings,
    startedAt: startedAt.toISOString(),
    sha256: digestOf(body),
  };
  return `${JSON.stringify(head)}\n${body}\n`;
}

/** What a partial export holds, or why it cannot be gone on with, as the end of a sentence. */
export type Resumed = { readonly partial: PartialExport } | { readonly refused: string };

/** Reads a partial export that must be of the same settings, and not older than `withinMs`. */
export function resumedFrom(
  text: string,
  { settings, now, withinMs }: { readonly settings: ExportSettings; readonly now: Date; readonly withinMs: number },
): Resumed {
  const end = text.indexOf("\n");
  const body = text.slice(end + 1).replace(/\n$/, "");
  const head = headOf(text.slice(0, Math.max(0, end)));
  if (head === undefined || head.sha256 !== digestOf(body)) return { refused: "it is not whole, or was changed" };
  const differing = differences(head.settings, settings);
  if (differing.length > 0) return { refused: `it was made with ${differing.join(" and ")}` };
  const startedAt = new Date(head.startedAt);
  const ageMs = now.getTime() - startedAt.getTime();
  if (ageMs > withinMs) return { refused: `it is ${String(Math.round(ageMs / 60_000))} minutes old` };
  const facts: SomeFacts = JSON.parse(body, read);
  return { partial: { settings: head.settings, startedAt, facts } };
}

function headOf(line: string): Head | undefined {
  try {
    const head: Head | null = JSON.parse(line);
    return head?.apiVersion === apiVersion && head.kind === "PartialExport" ? head : undefined;
  } catch {
    return undefined;
  }
}

const words: Readonly<Record<keyof ExportSettings, string>> = {
  clusterId: "another cluster",
  address: "other bootstrap servers",
  principal: "another principal",
  exporterVersion: "another version of kafka-byoc",
};

function differences(before: ExportSettings, now: ExportSettings): readonly string[] {
  const keys = ["clusterId", "address", "principal", "exporterVersion"] as const;
  return keys.filter((key) => before[key] !== now[key]).map((key) => words[key]);
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** JSON has neither maps nor sets: each is an object with one key that no fact has as a list. */
function written(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  if (value instanceof Set) return { $set: [...value] };
  return value;
}

function read(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$map" in value && Array.isArray(value.$map)) return new Map(value.$map);
  if ("$set" in value && Array.isArray(value.$set)) return new Set(value.$set);
  return value;
}
