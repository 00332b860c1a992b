import { type Inventory } from "../../inventory/document/inventory";

/** Lines that each kind of news gets at most: the document has them all. */
const mostShown = 5;

/** Two looks at different times differ in these, and nobody is wrong. */
const movingParts = /\.(offsets|members|state|sizeBytes|producers|tasks|lastSeenAt)$/;

/** What an import brought, in lines: counts by area, then what is not known, contradictory, not understood, redacted. */
export function importSummary(inventory: Inventory): string {
  const { unknowns, conflicts, leftOut, redactions } = inventory;
  const moving = conflicts.filter(({ path }) => movingParts.test(path));
  return [
    `${counts(inventory).join(", ")}\n`,
    ...shown("not known", unknowns, ({ path }) => path),
    ...shown(
      `conflicts, the earlier kept${moving.length === 0 ? "" : ` (${String(moving.length)} of what moves: offsets, members, sizes)`}`,
      [...conflicts.filter((conflict) => !movingParts.test(conflict.path)), ...moving],
      ({ path, kept, other }) =>
        `${path}  ${cut(kept.value)} (${kept.source}), not ${cut(other.value)} (${other.source})`,
    ),
    ...shown("left out", leftOut, ({ source, path, reason }) => `${source}  ${path}  ${reason}`),
    ...shown("secrets taken out", redactions, ({ path }) => path),
  ].join("");
}

function counts(inventory: Inventory): readonly string[] {
  const partitions = inventory.topics.reduce((sum, topic) => sum + (topic.partitions ?? 0), 0);
  const connectors = inventory.connectClusters?.flatMap((cluster) => cluster.connectors ?? []) ?? null;
  const lists: readonly (readonly [string, readonly unknown[] | null])[] = [
    ["ACLs", inventory.acls],
    ["quotas", inventory.quotas],
    ["SCRAM users", inventory.scramUsers],
    ["groups", inventory.groups],
    ["transactional ids", inventory.transactionalIds],
    ["clients", inventory.clients],
    ["subjects", inventory.schemas?.subjects ?? null],
    ["connectors", connectors],
    ["API keys", inventory.apiKeys],
    ["service accounts", inventory.serviceAccounts],
    ["role bindings", inventory.roleBindings],
    ["IAM policies", inventory.iamPolicies],
    ["certificates", inventory.certificates],
    ["endpoints", inventory.endpoints],
  ];
  return [
    `${String(inventory.topics.length)} topics with ${String(partitions)} partitions`,
    ...lists.flatMap(([what, list]) => (list === null ? [] : [`${String(list.length)} ${what}`])),
  ];
}

function shown<T>(what: string, list: readonly T[], text: (one: T) => string): readonly string[] {
  if (list.length === 0) return [];
  const more = list.length > mostShown ? [`  … and ${String(list.length - mostShown)} more\n`] : [];
  return [`${what}: ${String(list.length)}\n`, ...list.slice(0, mostShown).map((one) => `  ${text(one)}\n`), ...more];
}

const longestValue = 60;

function cut(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue)}…`;
}
