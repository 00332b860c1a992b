import { basename } from "node:path";
import { aclKey } from "../../kafka/acl";
import { type Inventory } from "../document/inventory";
import { nothingKnown, type Taken } from "../document/nothing-known";
import { nullableParts } from "../document/nullable-parts";
import { redactInventory } from "../redaction/redact-inventory";
import { type ImportedFile, type Importer } from "./importer";
import { notUnderstood, type Unread } from "./unread";

/** What an importer took out of its files: a part that is missing here, or null, is not told by them. */
export interface Told extends Partial<
  Omit<Inventory, "apiVersion" | "kind" | "exportedAt" | "exporter" | "cluster" | "sources" | "leftOut" | "unknowns">
> {
  readonly cluster?: Partial<Inventory["cluster"]>;
  /** When the files say that they were taken; RFC 3339 in UTC. */
  readonly takenAt?: string | null;
  readonly leftOut?: readonly Unread[];
  /** Why a part is not known where it is null, by its path: more than that the files do not tell it. */
  readonly because?: Readonly<Record<string, string>>;
  /** What is not known of a part that is there, by its path. */
  readonly notes?: Readonly<Record<string, string>>;
}

/**
 * The inventory that files of one kind make: one source, everything in a fixed order, every part that is null named in
 * `unknowns` (together where all topics or groups lack the same), and no secret.
 */
export function importedInventory(
  format: Importer["format"],
  files: readonly ImportedFile[],
  taken: Taken,
  told: Told,
): Inventory {
  const { cluster, takenAt, leftOut, because = {}, notes = {}, ...parts } = told;
  const blank = nothingKnown(taken);
  const inventory: Inventory = { ...blank, ...parts, cluster: { ...blank.cluster, ...cluster } };
  const name = files.map(({ file }) => basename(file)).join(", ");
  return redactInventory({
    ...inventory,
    topics: by(inventory.topics, (topic) => topic.name),
    // Seven equal parts are one ACL.
    acls: nullOr(inventory.acls, (acls) => by([...new Map(acls.map((acl) => [aclKey(acl), acl])).values()], aclKey)),
    groups: nullOr(inventory.groups, (groups) => by(groups, ({ groupId }) => groupId)),
    scramUsers: nullOr(inventory.scramUsers, (users) => by(users, ({ user }) => user)),
    quotas: nullOr(inventory.quotas, (quotas) => by(quotas, ({ entity }) => JSON.stringify(entity))),
    unknowns: unknownsIn(inventory, format, because, notes),
    sources: [{ id: format, format, name, takenAt: takenAt ?? null }],
    leftOut: newsFirst(leftOut ?? []).map(({ path, reason }) => ({ source: format, path, reason })),
  });
}

function unknownsIn(
  inventory: Inventory,
  format: string,
  because: Readonly<Record<string, string>>,
  notes: Readonly<Record<string, string>>,
): Inventory["unknowns"] {
  const nulls = [
    ...Object.entries(inventory.cluster).flatMap(([field, value]) => (value === null ? [`cluster.${field}`] : [])),
    ...nullableParts.filter((area) => inventory[area] === null),
    ...nullsOf("topics", inventory.topics, ({ name }) => name),
    ...nullsOf("groups", inventory.groups ?? [], ({ groupId }) => groupId),
  ];
  const messages = new Map(nulls.map((path) => [path, because[path] ?? because[everyOf(path)] ?? notTold(format)]));
  for (const [path, message] of Object.entries(notes)) messages.set(path, message);
  return [...messages]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, message]) => ({ path, error: "NOT_IN_THE_FILE", message }));
}

/** `topics[*].offsets` of `topics["orders"].offsets`. */
function everyOf(path: string): string {
  return path.replace(/\[.*\]/, "[*]");
}

function notTold(format: string): string {
  return `This kind of file (${format}) does not tell it.`;
}

/** The fields that are null: `topics[*].offsets` where they are in all elements, each by name otherwise. */
function nullsOf<T extends object>(area: string, list: readonly T[], nameOf: (element: T) => string): string[] {
  const names = new Map<string, string[]>();
  for (const element of list)
    for (const [field, value] of Object.entries(element))
      if (value === null) orMade(names, field).push(nameOf(element));
  return [...names].flatMap(([field, lacking]) =>
    lacking.length === list.length
      ? [`${area}[*].${field}`]
      : lacking.map((name) => `${area}[${JSON.stringify(name)}].${field}`),
  );
}

/** What nobody thought of before what is left out on purpose: a summary shows the first few. */
function newsFirst(leftOut: readonly Unread[]): readonly Unread[] {
  const isNews = ({ reason }: Unread): boolean => reason.startsWith(notUnderstood);
  return [...leftOut.filter(isNews), ...leftOut.filter((one) => !isNews(one))];
}

function nullOr<T, R>(value: T | null, use: (value: T) => R): R | null {
  return value === null ? null : use(value);
}

function by<T>(list: readonly T[], keyOf: (element: T) => string): T[] {
  return list
    .map((element) => ({ element, key: keyOf(element) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ element }) => element);
}

function orMade(map: Map<string, string[]>, key: string): string[] {
  const list = map.get(key) ?? [];
  if (list.length === 0) map.set(key, list);
  return list;
}
