import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { type Construct } from "constructs";
import { constructId } from "../../construct-id";

/** What an alias record leads to: a load balancer or an endpoint, by its name and AWS's zone for it. Both may be tokens. */
export interface AliasTarget {
  readonly dnsName: string;
  readonly zoneId: string;
}

/** A name that follows the addresses of a load balancer or an endpoint. Its TTL is AWS's, 60 s. */
export function aliasRecord(scope: Construct, zoneId: string, name: string, target: AliasTarget): Route53Record {
  return new Route53Record(scope, constructId("name", name), {
    zoneId,
    name,
    type: "A",
    // Health is the clients' matter: with every target unhealthy the name would vanish, and the cause with it.
    alias: { name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: false },
  });
}

/** A name that stands for another. */
export function canonicalRecord(
  scope: Construct,
  zoneId: string,
  { name, to, ttlSeconds }: { readonly name: string; readonly to: string; readonly ttlSeconds: number },
): Route53Record {
  return new Route53Record(scope, constructId("name", name), {
    zoneId,
    name,
    type: "CNAME",
    ttl: ttlSeconds,
    records: [to],
  });
}
