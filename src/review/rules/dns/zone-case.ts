/** HCL of a private zone in one VPC: what cases of this chapter are made of. */
export function zoneCase(name = "kafka.example.com", resource = "migration"): string {
  return `
resource "aws_route53_zone" "${resource}" {
  name = "${name}"

  vpc {
    vpc_id = "vpc-0123456789abcdef0"
  }
}
`;
}

/** HCL of a CNAME in the zone of {@link zoneCase}. */
export function aliasCase(to: string, more = "", resource = "orders"): string {
  return `
resource "aws_route53_record" "${resource}" {
  zone_id = aws_route53_zone.migration.zone_id
  name    = "orders.kafka.example.com"
  type    = "CNAME"
  ttl     = 60
  records = ["${to}"]
  ${more}
}
`;
}
