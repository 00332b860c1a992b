import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { type Construct } from "constructs";
import { type ListenerPlan } from "../../../network/listeners";
import { constructId } from "../../construct-id";
import { type ApplicationAlias, type CanaryAlias } from "./application-alias";
import { canonicalRecord } from "./records";

/** Where an application's name leads. */
export function leadsTo(alias: ApplicationAlias, { bootstrap }: ListenerPlan): readonly string[] {
  switch (alias.method) {
    case "config":
      return [bootstrap.host];
    case "dns":
      return [alias.at === "source" ? alias.source.host : bootstrap.host];
    case "canary":
      return [alias.source.host, bootstrap.host];
  }
}

/** The record of an application's name: one CNAME, or two weighted ones for a canary of producers. */
export function aliasRecords(
  scope: Construct,
  zoneId: string,
  alias: ApplicationAlias,
  listeners: ListenerPlan,
  ttlSeconds: number,
): void {
  if (alias.method === "canary") {
    weighted(scope, zoneId, alias, "source", alias.source.host, 100 - alias.targetPercent, ttlSeconds);
    weighted(scope, zoneId, alias, "target", listeners.bootstrap.host, alias.targetPercent, ttlSeconds);
    return;
  }
  const [to = listeners.bootstrap.host] = leadsTo(alias, listeners);
  canonicalRecord(scope, zoneId, { name: alias.name, to, ttlSeconds });
}

function weighted(
  scope: Construct,
  zoneId: string,
  { name }: CanaryAlias,
  side: "source" | "target",
  to: string,
  weight: number,
  ttl: number,
): void {
  new Route53Record(scope, constructId("name", name, side), {
    zoneId,
    name,
    type: "CNAME",
    ttl,
    records: [to],
    setIdentifier: side,
    weightedRoutingPolicy: { weight },
  });
}
