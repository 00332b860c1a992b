import { isUnknown, textOf } from "../../plan/value";
import { attributeAt, isWritten, managed } from "../../facts/attribute-at";
import { kafkaSettingsOf } from "../../facts/kafka-settings";
import { listed } from "../../facts/settings/setting";
import { type Plan } from "../../plan/plan";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";

/** What a listener has where nobody chooses a policy (Elastic Load Balancing API, `CreateListener`). */
const byDefault = "ELBSecurityPolicy-2016-08";

/** Versions of TLS that nobody should speak any more (RFC 8996). */
const oldVersions: ReadonlySet<string> = new Set(["SSLV2", "SSLV3", "TLSV1", "TLSV1.0", "TLSV1.1"]);

/** Ways of encrypting that were broken. */
export const weakTlsPolicy: Rule = {
  name: "weak-tls-policy",
  area: "transport",
  severity: "medium",
  title: "TLS before 1.2 is spoken",
  what: "The ssl_policy of a TLS or HTTPS listener admits TLS 1.0 or 1.1, also by default where none is written, or ssl.enabled.protocols or ssl.protocol in settings of Kafka names one of them.",
  why: "TLS 1.0 and 1.1 were withdrawn (RFC 8996): a client may be talked down to them and to ciphers that can be broken.",
  remedy:
    'Write ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", and ssl.enabled.protocols=TLSv1.2,TLSv1.3, which is Kafka\'s default.',
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html",
    "https://www.rfc-editor.org/rfc/rfc8996",
  ],
  *find(plan) {
    for (const listener of managed(plan, "aws_lb_listener", "aws_alb_listener")) {
      const protocol = textOf(attributeAt(plan, listener, "protocol"));
      if (typeof protocol !== "string" || !/^(TLS|HTTPS)$/i.test(protocol)) continue;
      const policy = textOf(attributeAt(plan, listener, "ssl_policy"));
      if (!isWritten(policy))
        yield found(listener, "ssl_policy", `No ssl_policy is written, and ${byDefault} admits TLS 1.0.`);
      else if (isUnknown(policy)) yield cannotTell(listener, "ssl_policy", "The policy is not known in the plan.");
      else if (policy !== null && oldest(policy) < 2)
        yield found(listener, "ssl_policy", `${policy} admits TLS 1.${String(oldest(policy))}.`);
    }
    yield* inSettings(plan);
  },
  cases: {
    nonCompliant: { terraform: listener("ELBSecurityPolicy-TLS13-1-0-2021-06") },
    compliant: { terraform: listener("ELBSecurityPolicy-TLS13-1-2-Res-2021-06") },
  },
};

/** The oldest version 1.x that a policy of Elastic Load Balancing admits: names tell it, and those without do not ask. */
function oldest(policy: string): number {
  const version = /-(?:TLS13-1|TLS-1|FS-1)-(\d)(?:-|$)/.exec(policy)?.[1];
  return version === undefined ? 0 : Number(version);
}

function* inSettings(plan: Plan): Generator<Sighting> {
  for (const { resource, path, entries } of kafkaSettingsOf(plan))
    for (const [key, value] of entries) {
      if (isUnknown(value) || !/(^|\.)ssl\.(enabled\.protocols|protocol)$/.test(key)) continue;
      const old = listed(value).filter((version) => oldVersions.has(version.toUpperCase()));
      if (old.length > 0) yield found(resource, path, `${key} has ${old.join(", ")}.`);
    }
}

function listener(policy: string): string {
  return `
resource "aws_lb_listener" "console" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/console/0123456789abcdef"
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "${policy}"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef"
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/console/0123456789abcdef"
  }
}`;
}
