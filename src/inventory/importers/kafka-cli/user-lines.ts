import { type QuotaEntity } from "../../../kafka/cluster-facts";
import { closed, type LineReader, type Place } from "./line-reader";
import { type QuotaKind, scramMechanisms, type Told } from "./told";

const line27 = /^(?<what>Quota configs|SCRAM credential configs|Configs) for (?<entity>.*?) are ?(?<values>.*)$/;

/**
 * Quotas and SCRAM users as `kafka-configs --describe --entity-type users|clients|ips` writes them: `Quota configs for
 * user-principal 'a' are producer_byte_rate=1024.0`. 2.6 and older say `Configs for …`, with quotas and SCRAM together;
 * by ZooKeeper also with salts and keys, which are never taken over.
 */
export const userLine: LineReader = (line, told, place) => {
  const groups = line27.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const entity = entityOf(groups["entity"] ?? "");
  if (entity === undefined) return undefined;
  const { credentials, values } = parted(groups["values"] ?? "");
  if (credentials.length > 0 || groups["what"] === "SCRAM credential configs")
    takeCredentials(entity, credentials, told, place);
  if (values.length > 0) takeQuota(entity, values, told, place);
  return closed;
};

const parts: readonly (readonly [keyof QuotaEntity, string])[] = [
  ["user", "user-principal"],
  ["client-id", "client-id"],
  ["ip", "ip"],
];

/** `user-principal 'crm', client-id 'bulk'`, `the default user-principal`, or undefined for anything else. */
function entityOf(text: string): QuotaEntity | undefined {
  const entity: { user?: string | null; "client-id"?: string | null; ip?: string | null } = {};
  let rest = text;
  for (const [key, word] of parts) {
    const named = new RegExp(`^${word} '(.*?)'(?=$|, (?:the )?(?:default )?(?:client-id|ip)\\b)`).exec(rest);
    const byDefault = new RegExp(`^(?:the )?default ${word}\\b`).exec(rest);
    const match = named ?? byDefault;
    if (match === null) continue;
    if (named?.[1] === "") return undefined;
    entity[key] = named?.[1] ?? null;
    rest = rest.slice(match[0].length).replace(/^, /, "");
  }
  return rest === "" && Object.keys(entity).length > 0 ? entity : undefined;
}

type Pair = readonly [key: string, value: string];

/** SCRAM entries carry commas in brackets; the others are `key=number`. */
function parted(text: string): { readonly credentials: readonly Pair[]; readonly values: readonly Pair[] } {
  const entries = text
    .split(/,\s*(?=[A-Za-z][\w.-]*=)(?![^[]*\])/)
    .filter((entry) => entry.trim() !== "")
    .map((entry): Pair => {
      const equals = entry.indexOf("=");
      return [entry.slice(0, equals).trim(), entry.slice(equals + 1).trim()];
    });
  const isCredential = ([key]: Pair): boolean => key.startsWith("SCRAM-");
  return { credentials: entries.filter(isCredential), values: entries.filter((entry) => !isCredential(entry)) };
}

function takeCredentials(entity: QuotaEntity, credentials: readonly Pair[], told: Told, place: Place): void {
  told.scramUsers ??= new Map();
  const { user } = entity;
  if (typeof user !== "string") return;
  const mechanisms = told.scramUsers.get(user) ?? new Map();
  for (const [name, value] of credentials) {
    const mechanism = scramMechanisms.find((one) => one === name);
    const iterations = Number(/iterations=(\d{1,9})/.exec(value)?.[1]);
    if (mechanism !== undefined && iterations >= 1) mechanisms.set(mechanism, iterations);
    else told.leftOut.push({ path: place, reason: `${name} of ${user} is no SCRAM mechanism with iterations` });
  }
  if (mechanisms.size > 0) told.scramUsers.set(user, mechanisms);
}

/** As Java writes a double: `1024.0`, `2.097152E7`; 2.6 and older print what was typed. */
const javaDouble = /^-?\d+(\.\d+)?(E-?\d+)?$/i;

function takeQuota(entity: QuotaEntity, values: readonly Pair[], told: Told, place: Place): void {
  const limits = values.map(([key, value]) => [key, javaDouble.test(value) ? Number(value) : NaN] as const);
  const numbers = limits.filter(([, value]) => Number.isFinite(value));
  for (const [key] of limits.filter(([, value]) => !Number.isFinite(value)))
    told.leftOut.push({ path: place, reason: `${key} is not a quota: its value is no number` });
  if (numbers.length === 0) return;
  told.quotaKinds.add(kindOf(entity));
  (told.quotas ??= []).push({ entity, values: Object.fromEntries(numbers) });
}

function kindOf(entity: QuotaEntity): QuotaKind {
  if (entity.ip !== undefined) return "ips";
  if (entity["client-id"] === undefined) return "users";
  return entity.user === undefined ? "clients" : "users with clients";
}
