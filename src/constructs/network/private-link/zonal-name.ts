import { Fn } from "cdktf";

/**
 * An endpoint's name in one zone: `vpce-1-2.vpce-svc-3.us-east-1.vpce.amazonaws.com` in `us-east-1a` is
 * `vpce-1-2-us-east-1a.vpce-svc-3.…` (AWS PrivateLink, "Zonal DNS names").
 *
 * @param dnsName may be a token
 * @param zoneName as the endpoint's own account calls the zone, not its id; may be a token
 */
export function zonalName(dnsName: string, zoneName: string): string {
  return Fn.replace(dnsName, "/^([^.]+)/", `$1-${zoneName}`);
}
