/** `use1-az1`, `euw3-az2`, `usgw1-az3`, `usw2-lax1-az1`. */
const zoneId = /^[a-z]{2,6}\d(-[a-z]{3}\d)?-az\d{1,2}$/;

/** `us-east-1a`, `us-gov-west-1b`, `us-west-2-lax-1a`: means another place in another account. */
const zoneName = /^[a-z]{2}(-[a-z]+)+-\d(-[a-z]{3}-\d)?[a-z]$/;

/** What is wrong with one zone: names differ between accounts, ids do not (AWS RAM, "Availability Zone IDs"). */
export function zoneIdProblem(azId: string): string | undefined {
  if (zoneId.test(azId)) return undefined;
  return zoneName.test(azId)
    ? `${azId} is a zone's name, which is another zone in another account: write its id, such as use1-az1 (aws ec2 describe-availability-zones shows ZoneId).`
    : `"${azId}" is no zone's id: write it as use1-az1.`;
}

/**
 * What is wrong with the zones of a network: two at least, since one is lost with everything in it; ids, not names; none twice.
 * Three are usual: two lose half of their brokers at once ({@link zonesRemark}).
 */
export function zoneProblems(azIds: readonly string[]): readonly string[] {
  const problems = azIds.map(zoneIdProblem).filter((problem) => problem !== undefined);
  const different = new Set(azIds);
  if (different.size < azIds.length) problems.push(`${azIds.join(", ")} names a zone twice: name each once.`);
  if (different.size < 2)
    problems.push(
      `${String(different.size)} zone(s) are too few: name at least 2, better 3; whoever loses one loses the cluster.`,
    );
  return problems;
}

/** What may be said of zones that are allowed and unusual, or undefined. */
export function zonesRemark(azIds: readonly string[]): string | undefined {
  if (new Set(azIds).size === 3 || azIds.length < 2) return undefined;
  return `${String(azIds.length)} zones: 3 are usual, since Kafka's replication factor of 3 then has one replica in each.`;
}

/** Zones in which a consumer can have an endpoint: where it lives and the service is offered as well, in the consumer's order. */
export function commonZones(consumer: readonly string[], service: readonly string[]): readonly string[] {
  return consumer.filter((azId) => service.includes(azId));
}

/** What is wrong where a consumer shares too few zones with the service: an endpoint lies only where both are. */
export function commonZoneProblems(consumer: readonly string[], service: readonly string[]): readonly string[] {
  const common = commonZones(consumer, service);
  if (common.length >= Math.min(2, service.length)) return [];
  return [
    `the service is offered in ${service.join(", ")} and the consumer has subnets in ${consumer.join(", ") || "none"}: ${
      common.length === 0 ? "none" : `only ${common.join(", ")}`
    } is common. Give the consumer a subnet in at least 2 of the service's zones, or offer the service in the consumer's.`,
  ];
}
