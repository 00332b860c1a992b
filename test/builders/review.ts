import { type Acl } from "../../src/kafka/acl";
import { ownRules } from "../../src/review/about-the-review";
import { type Destroyed } from "../../src/review/destruction/destroyed";
import { type ExposedClient, type ExposedWay } from "../../src/review/exposure/exposure";
import { type Finding, type Suppression } from "../../src/review/finding";
import { type ComparedGrant, type GrantReport, type PrincipalGrants } from "../../src/review/grants/grant-report";
import { type Review } from "../../src/review/review";

type ReviewedRule = Review["rules"][number];

/** A rule as a review names it: a port that is open to the internet. */
export function aReviewedRule(said: Partial<ReviewedRule> = {}): ReviewedRule {
  return {
    name: "kafka-port-open-to-internet",
    area: "network",
    severity: "critical",
    title: "A Kafka port is open to the internet",
    what: "Rules of a security group let all public addresses in on a port of Kafka.",
    why: "Brokers answer anyone who can reach them.",
    remedy: "Name the networks that clients come from.",
    references: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
    ...said,
  };
}

/** A finding of that rule, open, at a resource of a synthesized stack. */
export function aFinding(said: Partial<Finding> = {}): Finding {
  const address = said.address === undefined ? "aws_vpc_security_group_ingress_rule.clients" : said.address;
  return {
    fingerprint: `${said.rule ?? "kafka-port-open-to-internet"} ${said.stack ?? "w01-orders"} ${address ?? ""} ${said.path ?? ""}`,
    rule: "kafka-port-open-to-internet",
    area: "network",
    severity: "critical",
    title: "A Kafka port is open to the internet",
    stack: "w01-orders",
    address,
    path: "cidr_ipv4",
    seen: "tcp 9092-9098 is open to 0.0.0.0/0.",
    remedy: "Name the networks that clients come from.",
    verdict: "found",
    involves: [],
    status: { is: "open" },
    place: { file: "cdktf.out/stacks/w01-orders/cdk.tf.json", line: 14, column: 7 },
    constructPath: "w01-orders/orders/network/clients",
    ...said,
  };
}

/** An accepted finding. */
export function aSuppression(said: Partial<Suppression> = {}): Suppression {
  return {
    rule: "kafka-port-open-to-internet",
    resource: "aws_vpc_security_group_ingress_rule.clients",
    path: null,
    stack: null,
    reason: "The partner has no fixed addresses until the tunnel stands.",
    owner: "network@example.com",
    expires: "2027-03-31",
    place: { file: "kafka-byoc.suppressions.yaml", line: 4, column: 5 },
    ...said,
  };
}

/** A way through PrivateLink of one account, on the data path. */
export function aWay(
  said: Partial<Omit<ExposedWay, "client">> & { readonly client?: Partial<ExposedClient> } = {},
): ExposedWay {
  return {
    path: "data",
    through: ["aws_vpc_endpoint_service.out", "aws_lb.brokers", "aws_lb_listener.b0"],
    to: "aws_security_group.brokers",
    ports: "tcp 19092-19121",
    until: null,
    openedBy: ["aws_vpc_endpoint_service_allowed_principal.payments"],
    certain: true,
    ...said,
    client: {
      name: "arn:aws:iam::111122223333:root",
      account: "111122223333",
      consumer: "payments",
      internet: false,
      ...said.client,
    },
  };
}

/** An ACL: orders may read orders.v1. */
export function anAcl(said: Partial<Acl> = {}): Acl {
  return {
    principal: "User:orders",
    host: "*",
    operation: "READ",
    permission: "ALLOW",
    resourceType: "TOPIC",
    resourceName: "orders.v1",
    patternType: "LITERAL",
    ...said,
  };
}

/** A right that is the same at both ends. */
export function aGrant(said: Partial<ComparedGrant> = {}): ComparedGrant {
  return { source: anAcl(), target: anAcl(), result: "same", address: "kafka_acl.orders", accepted: null, ...said };
}

/** What one principal may do, with the counts that follow. */
export function aGrantReport(
  grants: readonly ComparedGrant[] = [aGrant()],
  said: Partial<Omit<GrantReport, "principals" | "counts">> &
    Partial<Pick<PrincipalGrants, "principal" | "serves" | "permissions">> = {},
): GrantReport {
  const { principal = "User:orders", serves = "application", permissions = [], ...more } = said;
  const counts = { same: 0, narrower: 0, wider: 0, new: 0, lost: 0 };
  for (const { result } of grants) counts[result] += 1;
  return {
    stack: "w01-orders",
    comparedWith: "the wave w01-orders",
    principals: [{ principal, serves, sources: [principal], grants, permissions }],
    counts,
    ...more,
  };
}

/** A topic that goes with its records. */
export function aDestroyed(said: Partial<Destroyed> = {}): Destroyed {
  return {
    stack: "w01-orders",
    address: "kafka_topic.orders",
    type: "kafka_topic",
    action: "replace-delete-first",
    loses: "the topic orders.v1 with its records",
    becauseOf: ["partitions"],
    released: false,
    freeze: null,
    ...said,
  };
}

/** A review that found nothing: one stack of 120 resources. What is found makes the verdict fail, unless it is said. */
export function aReview(said: Partial<Review> = {}): Review {
  const open = (said.findings ?? []).filter(({ status }) => status.is === "open");
  const verdict =
    said.verdict ?? (open.some((one) => one.verdict === "found") ? "fail" : open.length > 0 ? "unknown" : "pass");
  return {
    at: "2026-11-21T18:00:00.000Z",
    version: "0.1.0",
    stacks: [
      {
        stack: "w01-orders",
        file: "cdktf.out/stacks/w01-orders/plan.json",
        kind: "plan",
        resources: 120,
        actions: { create: 117, update: 2, delete: 1 },
      },
    ],
    findings: [],
    notJudged: [],
    onlyInPlans: [],
    off: [],
    rules: [aReviewedRule(), ...ownRules],
    suppressions: [],
    exposure: [],
    grants: [],
    destroyed: [],
    failOn: "medium",
    compared: null,
    verdict,
    exitCode: ({ pass: 0, fail: 1, unknown: 2, "sign-off-missing": 4 } as const)[verdict],
    ...said,
  };
}
