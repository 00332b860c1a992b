import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import {
  blocksOf,
  booleanOf,
  elementsOf,
  field,
  isUnknown,
  numberOf,
  textOf,
  type Unknown,
  type Value,
  type ValueObject,
} from "../plan/value";
import { isWritten, managed } from "./attribute-at";
import { type LedTo, ledTo } from "./led-to";
import { plainName, type Zone, zoneKeys, zonesOf } from "./zones";

/** How Route 53 chooses among records of one name; null for a name that has one record. */
export type Routing = "weighted" | "latency" | "geolocation" | "geoproximity" | "multivalue" | "failover" | "cidr";

/** One record as it will be answered. */
export interface DnsRecord {
  readonly resource: PlannedResource;
  /** What stands before its attributes: empty, or `resource_record_set[0].`. */
  readonly path: string;
  /** The full name in small letters, without the last dot. */
  readonly name: string | Unknown;
  readonly type: string | Unknown;
  readonly zone: Zone;
  /** Null for an alias, whose TTL is AWS's. */
  readonly ttlSeconds: number | Unknown | null;
  /** Names and addresses that it answers with, as far as they are known, in small letters without the last dot. */
  readonly answers: readonly string[];
  /** What it leads to: resources, texts (names, addresses), references that could not be told. */
  readonly to: LedTo;
  readonly isAlias: boolean;
  readonly routing: Routing | null;
  /** Of a weighted record. */
  readonly weight: number | Unknown | null;
  readonly overwrites: boolean | Unknown;
}

const routings: Readonly<Record<string, Routing>> = {
  weighted_routing_policy: "weighted",
  latency_routing_policy: "latency",
  geolocation_routing_policy: "geolocation",
  geoproximity_routing_policy: "geoproximity",
  failover_routing_policy: "failover",
  cidr_routing_policy: "cidr",
};

/** All records of a plan: single ones, and those of a zone that is wholly Terraform's (`aws_route53_records_exclusive`). */
export const dnsRecordsOf = oncePerPlan((plan): readonly DnsRecord[] => [
  ...managed(plan, "aws_route53_record").map((resource) => single(plan, resource)),
  ...managed(plan, "aws_route53_records_exclusive").flatMap((resource) => exclusive(plan, resource)),
]);

function single(plan: Plan, resource: PlannedResource): DnsRecord {
  const after = resource.after ?? {};
  const ask = (key: string): Value => plan.follow(resource, field(after, key));
  const zone = zoneOf(plan, resource);
  const alias = firstBlock(ask("alias"));
  const policy = Object.keys(routings).find((key) => firstBlock(ask(key)) !== null);
  const weighted = firstBlock(ask("weighted_routing_policy"));
  return {
    resource,
    path: "",
    name: fullName(textOf(ask("name")), zone),
    type: textOf(ask("type")) ?? "A",
    zone,
    ttlSeconds: isWritten(field(after, "ttl")) ? numberOf(ask("ttl")) : null,
    ...leading(plan, resource, alias === null ? field(after, "records") : field(alias, "name")),
    isAlias: alias !== null,
    routing: ask("multivalue_answer_routing_policy") === true ? "multivalue" : (routings[policy ?? ""] ?? null),
    weight: weighted === null ? null : numberOf(plan.follow(resource, field(weighted, "weight"))),
    overwrites: overwriting(ask("allow_overwrite")),
  };
}

function leading(plan: Plan, resource: PlannedResource, value: Value): Pick<DnsRecord, "answers" | "to"> {
  const elements = elementsOf(plan.follow(resource, value));
  const answers = (isUnknown(elements) ? [] : elements)
    .map((element) => textOf(plan.follow(resource, element)))
    .filter((text) => typeof text === "string");
  return { answers: answers.map(plainName), to: ledTo(plan, resource, value) };
}

function overwriting(value: Value): boolean | Unknown {
  return isWritten(value) ? (booleanOf(value) ?? false) : false;
}

const exclusiveRoutings: Readonly<Record<string, Routing>> = {
  weight: "weighted",
  region: "latency",
  geolocation: "geolocation",
  geoproximity_location: "geoproximity",
  multi_value_answer: "multivalue",
  failover: "failover",
  cidr_routing_config: "cidr",
};

function exclusive(plan: Plan, resource: PlannedResource): readonly DnsRecord[] {
  const zone = zoneOf(plan, resource);
  const blocks = blocksOf(plan.follow(resource, field(resource.after ?? {}, "resource_record_set")));
  if (isUnknown(blocks)) return [];
  return blocks.map((block, index) => {
    const ask = (key: string): Value => plan.follow(resource, field(block, key));
    const alias = firstBlock(ask("alias_target"));
    const values = blocksOf(ask("resource_records"));
    const texts = isUnknown(values) ? values : values.map((value) => field(value, "value"));
    const policy = Object.keys(exclusiveRoutings).find((key) => {
      const value = ask(key);
      return isWritten(value) && value !== false && !(Array.isArray(value) && value.length === 0);
    });
    return {
      resource,
      path: `resource_record_set[${String(index)}].`,
      name: fullName(textOf(ask("name")), zone),
      type: textOf(ask("type")) ?? "A",
      zone,
      ttlSeconds: isWritten(field(block, "ttl")) ? numberOf(ask("ttl")) : null,
      ...leading(plan, resource, alias === null ? texts : field(alias, "dns_name")),
      isAlias: alias !== null,
      routing: exclusiveRoutings[policy ?? ""] ?? null,
      weight: policy === "weight" ? numberOf(ask("weight")) : null,
      overwrites: false,
    };
  });
}

function firstBlock(value: Value): ValueObject | null {
  const blocks = blocksOf(value);
  return isUnknown(blocks) ? null : (blocks[0] ?? null);
}

function zoneOf(plan: Plan, resource: PlannedResource): Zone {
  const [key = "a zone that is not known"] = zoneKeys(plan, resource, field(resource.after ?? {}, "zone_id"));
  return zonesOf(plan).get(key) ?? { resource: null, key, name: null, isPrivate: null, vpcs: [] };
}

/** Route 53 takes names with and without their zone. */
function fullName(name: string | Unknown | null, zone: Zone): string | Unknown {
  if (isUnknown(name)) return name;
  const plain = plainName(name ?? "");
  if (typeof zone.name !== "string" || plain === zone.name || plain.endsWith(`.${zone.name}`)) return plain;
  return plain === "" ? zone.name : `${plain}.${zone.name}`;
}
