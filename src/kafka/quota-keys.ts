/** What a quota key limits and which numbers a broker takes for it (`org.apache.kafka.server.config.QuotaConfig`). */
export interface QuotaKey {
  readonly entity: "client" | "ip";
  /** Whether fractions are refused: the broker answers only that the request is malformed. */
  readonly whole: boolean;
}

/** The quotas that brokers know, by Kafka's own key. */
export const quotaKeys: ReadonlyMap<string, QuotaKey> = new Map<string, QuotaKey>([
  ["producer_byte_rate", { entity: "client", whole: true }],
  ["consumer_byte_rate", { entity: "client", whole: true }],
  ["request_percentage", { entity: "client", whole: false }],
  ["controller_mutation_rate", { entity: "client", whole: false }],
  ["connection_creation_rate", { entity: "ip", whole: true }],
]);

/**
 * What is wrong with one limit of one entity, or undefined.
 *
 * @param entityType `user`, `client-id` or `ip`
 */
export function whatIsWrongWithQuota(entityType: string, key: string, value: number): string | undefined {
  const known = quotaKeys.get(key);
  const keys = [...quotaKeys.keys()].join(", ");
  if (known === undefined) return `${key} is no quota: brokers know ${keys}`;
  if ((known.entity === "ip") !== (entityType === "ip"))
    return `${key} is no quota of ${entityType === "ip" ? "an address" : "a user or client id"}`;
  if (!Number.isFinite(value) || value < 0) return `${key} ${String(value)} is no limit: write a number from 0`;
  if (known.whole && !Number.isInteger(value))
    return `${key} ${String(value)} must be a whole number: brokers refuse fractions`;
  return undefined;
}
