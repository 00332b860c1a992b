import { defaultPolicy } from "../../../../src/review/policy/policy";
import { aliasCase, zoneCase } from "../../../../src/review/rules/dns/zone-case";
import { loadBalancerCase } from "../../../../src/review/rules/private-link/load-balancer-case";
import { type Seed } from "../seed";
import { dnsZoneSeeds } from "./dns/zones";

const routed = (resource: string, to: string, policy: string): string =>
  aliasCase(to, `set_identifier = "${resource}"\n  ${policy}`, resource);

const source = "bootstrap.kafka.old.example.com";
const target = "bootstrap.orders.kafka.internal.example.com";

const recordSeeds: readonly Seed[] = [
  {
    name: "weighted-name-by-for-each",
    terraform: `${zoneCase()}
resource "aws_route53_record" "orders" {
  for_each       = { source = "${source}", target = "${target}" }
  zone_id        = aws_route53_zone.migration.zone_id
  name           = "orders"
  type           = "CNAME"
  ttl            = 60
  records        = [each.value]
  set_identifier = each.key

  weighted_routing_policy {
    weight = each.key == "source" ? 90 : 10
  }
}`,
    finds: [{ rule: "weighted-record-over-consumers", address: 'aws_route53_record.orders["source"]' }],
  },
  {
    name: "name-answered-by-chance",
    terraform:
      zoneCase() +
      ["10.20.0.10", "10.70.0.10"]
        .map((address, index) =>
          routed(`c${String(index)}`, address, "multivalue_answer_routing_policy = true").replace('"CNAME"', '"A"'),
        )
        .join(""),
    finds: [{ rule: "weighted-record-over-consumers", address: "aws_route53_record.c0" }],
  },
  {
    name: "one-half-of-a-weighted-name",
    terraform: zoneCase() + routed("target", target, "weighted_routing_policy {\n    weight = 10\n  }"),
    finds: [{ rule: "weighted-record-over-consumers", address: "aws_route53_record.target", verdict: "cannot-tell" }],
  },
  {
    name: "weighted-name-whose-weights-are-known-after-the-apply",
    terraform: `
resource "terraform_data" "later" {}
${zoneCase()}${[source, target]
      .map((to, index) =>
        routed(`c${String(index)}`, to, "weighted_routing_policy {\n    weight = length(terraform_data.later.id)\n  }"),
      )
      .join("")}`,
    finds: [{ rule: "weighted-record-over-consumers", address: "aws_route53_record.c0" }],
  },
  {
    name: "weighted-name-of-a-web-site",
    terraform: ["a", "b"]
      .map(
        (side) => `
resource "aws_route53_record" "${side}" {
  zone_id        = "Z0123456789ABCDEFGHIJ"
  name           = "shop.example.com"
  type           = "CNAME"
  ttl            = 300
  records        = ["${side}.shop.example.com"]
  set_identifier = "${side}"

  weighted_routing_policy {
    weight = 50
  }
}`,
      )
      .join(""),
    finds: [],
  },
  {
    name: "zonal-names-of-one-endpoint-by-latency",
    terraform: `
resource "aws_vpc_endpoint" "kafka" {
  vpc_id             = "vpc-0123456789abcdef0"
  vpc_endpoint_type  = "Interface"
  service_name       = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_ids = ["sg-0123456789abcdef0"]
}
${zoneCase()}${[0, 1]
      .map((zone) =>
        routed(
          `zone${String(zone)}`,
          `\${aws_vpc_endpoint.kafka.dns_entry[${String(zone)}].dns_name}`,
          "weighted_routing_policy {\n    weight = 50\n  }",
        ),
      )
      .join("")}`,
    finds: [],
  },
  {
    name: "canary-of-another-cluster-in-a-zone-that-is-wholly-terraforms",
    terraform: `${zoneCase()}
resource "aws_route53_records_exclusive" "all" {
  zone_id = aws_route53_zone.migration.zone_id

  resource_record_set {
    name           = "orders.kafka.example.com"
    type           = "CNAME"
    ttl            = 60
    set_identifier = "source"
    weight         = 95

    resource_records {
      value = "${source}"
    }
  }

  resource_record_set {
    name           = "orders.kafka.example.com"
    type           = "CNAME"
    ttl            = 60
    set_identifier = "target"
    weight         = 5

    resource_records {
      value = "${target}"
    }
  }
}`,
    finds: [{ rule: "weighted-record-over-consumers", address: "aws_route53_records_exclusive.all" }],
  },
  {
    name: "failover-to-the-same-load-balancer",
    terraform:
      zoneCase() +
      ["PRIMARY", "SECONDARY"]
        .map((type) =>
          routed(
            type.toLowerCase(),
            source,
            `failover_routing_policy {\n    type = "${type}"\n  }\n  health_check_id = "0123456789abcdef"`,
          ),
        )
        .join(""),
    finds: [],
  },
  {
    name: "name-of-ones-own-before-an-msk-cluster",
    terraform: `
resource "aws_msk_cluster" "orders" {
  cluster_name           = "orders"
  kafka_version          = "3.9.x"
  number_of_broker_nodes = 2

  broker_node_group_info {
    instance_type   = "kafka.m7g.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    security_groups = ["sg-0123456789abcdef0"]
  }
}
${zoneCase()}${aliasCase('${split(":", aws_msk_cluster.orders.bootstrap_brokers_tls)[0]}')}`,
    finds: [{ rule: "alias-cannot-move", address: "aws_route53_record.orders" }],
  },
  {
    name: "name-of-ones-own-before-confluent-cloud-by-its-public-bootstrap",
    terraform: `${zoneCase("streams.example.com")}
resource "aws_route53_record" "orders" {
  zone_id = aws_route53_zone.migration.zone_id
  name    = "orders"
  type    = "CNAME"
  ttl     = 300
  records = ["lkc-xyz987.eu-central-1.aws.glb.confluent.cloud."]
}`,
    finds: [{ rule: "alias-cannot-move", address: "aws_route53_record.orders" }],
  },
  {
    name: "names-of-confluents-own-network",
    terraform: `
resource "aws_vpc_endpoint" "source" {
  vpc_id             = "vpc-0123456789abcdef0"
  vpc_endpoint_type  = "Interface"
  service_name       = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"
  subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_ids = ["sg-0123456789abcdef0"]
}
${zoneCase("abc123.eu-central-1.aws.confluent.cloud")}
resource "aws_route53_record" "source" {
  zone_id = aws_route53_zone.migration.zone_id
  name    = "*.abc123.eu-central-1.aws.confluent.cloud"
  type    = "CNAME"
  ttl     = 60
  records = [aws_vpc_endpoint.source.dns_entry[0].dns_name]
}`,
    finds: [],
  },
  {
    name: "long-ttl-in-a-freeze",
    terraform: zoneCase() + aliasCase(source).replace("= 60", "= 3600"),
    knowing: {
      today: "2026-12-24",
      window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
      policy: { ...defaultPolicy, freezes: [{ name: "year's end", from: "2026-12-20", to: "2027-01-04" }] },
    },
    finds: [{ rule: "dns-ttl-too-long-in-window", address: "aws_route53_record.orders" }],
  },
  {
    name: "long-ttl-before-the-window",
    terraform: zoneCase() + aliasCase(source).replace("= 60", "= 3600"),
    knowing: { today: "2026-11-21", window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 } },
    finds: [],
  },
  {
    name: "public-name-of-a-broker-with-a-private-address",
    terraform: `
resource "aws_route53_zone" "public" {
  name = "example.com."
}

resource "aws_route53_record" "broker" {
  count   = 2
  zone_id = aws_route53_zone.public.zone_id
  name    = "b-\${count.index}.kafka"
  type    = "A"
  ttl     = 300
  records = ["10.20.0.1\${count.index}"]
}`,
    finds: [0, 1].map((index) => ({
      rule: "kafka-name-in-public-zone",
      address: `aws_route53_record.broker[${String(index)}]`,
    })),
  },
  {
    name: "public-name-that-leads-to-a-name-of-a-private-zone",
    terraform: `${zoneCase("orders.kafka.internal.example.com", "brokers")}
resource "aws_route53_zone" "migration" {
  name = "kafka.example.com"
}
${aliasCase(target)}`,
    finds: [{ rule: "kafka-name-in-public-zone", address: "aws_route53_record.orders" }],
  },
  {
    name: "name-of-brokers-in-somebody-elses-zone",
    terraform: loadBalancerCase({
      and: `
resource "aws_route53_record" "bootstrap" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "bootstrap.kafka.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.kafka.dns_name
    zone_id                = aws_lb.kafka.zone_id
    evaluate_target_health = false
  }
}`,
    }),
    finds: [{ rule: "kafka-name-in-public-zone", address: "aws_route53_record.bootstrap", verdict: "cannot-tell" }],
  },
  {
    name: "public-name-of-a-public-load-balancer",
    terraform: loadBalancerCase({
      balancer: { internal: "false" },
      and: `
resource "aws_route53_zone" "public" {
  name = "kafka.example.com"
}

resource "aws_route53_record" "bootstrap" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "bootstrap"
  type    = "A"

  alias {
    name                   = aws_lb.kafka.dns_name
    zone_id                = aws_lb.kafka.zone_id
    evaluate_target_health = false
  }
}`,
    }),
    finds: [],
  },
  {
    name: "overwritten-name-that-is-not-kafkas",
    terraform: `
resource "aws_route53_record" "shop" {
  zone_id         = "Z0123456789ABCDEFGHIJ"
  name            = "shop.example.com"
  type            = "CNAME"
  ttl             = 300
  records         = ["shop.example.net"]
  allow_overwrite = true
}`,
    finds: [],
  },
  {
    name: "overwritten-bootstrap-of-a-load-balancer",
    terraform: `${zoneCase("streams.example.com")}${loadBalancerCase({
      and: `
resource "aws_route53_record" "entry" {
  zone_id         = aws_route53_zone.migration.zone_id
  name            = "entry"
  type            = "A"
  allow_overwrite = true

  alias {
    name                   = aws_lb.kafka.dns_name
    zone_id                = aws_lb.kafka.zone_id
    evaluate_target_health = false
  }
}`,
    })}`,
    finds: [{ rule: "dns-record-overwrites", address: "aws_route53_record.entry" }],
  },
];

/** Misconfigurations of this area with known answers, and clean things that only look wrong. */
export const dnsSeeds: readonly Seed[] = [...recordSeeds, ...dnsZoneSeeds];
