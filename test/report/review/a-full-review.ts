import { type Review } from "../../../src/review/review";
import {
  aDestroyed,
  aFinding,
  aGrant,
  aGrantReport,
  anAcl,
  aReview,
  aReviewedRule,
  aSuppression,
  aWay,
} from "../../builders/review";

const forest = ["alpha", "beta", "gamma", "delta"];

/** A review that has something of everything, as one of a first wave may be. */
export function aFullReview(said: Partial<Review> = {}): Review {
  const suppression = aSuppression({ resource: "aws_vpc_security_group_ingress_rule.partner" });
  const wide = {
    rule: "grant-wider-than-source",
    area: "access",
    severity: "high",
    title: "A right is wider than at the source",
  } as const;
  const flow = {
    rule: "vpc-without-flow-logs",
    area: "observability",
    severity: "medium",
    title: "A VPC has no flow logs",
  } as const;
  return aReview({
    stacks: [
      {
        stack: "orders-foundation",
        file: "cdktf.out/stacks/orders-foundation/plan.json",
        kind: "plan",
        resources: 96,
        actions: { create: 90, update: 4, "replace-delete-first": 1, delete: 1 },
      },
      {
        stack: "w01-orders",
        file: "cdktf.out/stacks/w01-orders/cdk.tf.json",
        kind: "synthesized",
        resources: 41,
        actions: { exists: 41 },
      },
    ],
    findings: [
      aFinding(),
      aFinding({
        address: "module.kafka.aws_security_group.brokers",
        path: "ingress[2].cidr_blocks",
        stack: "orders-foundation",
        seen: "tcp 9094 is open to 0.0.0.0/1 and 128.0.0.0/1, which is the internet in parts, by 2 rules.",
        involves: forest.map((name) => `aws_security_group_rule.${name}`),
      }),
      aFinding({
        ...wide,
        address: "kafka_acl.orders_read",
        path: "acl_principal",
        seen: "User:orders may ALL on topics orders*: at the source it may READ orders.v1.",
        remedy: "Grant what the source grants, or have the difference accepted in the wave.",
      }),
      aFinding({
        ...flow,
        address: "aws_vpc.target",
        path: null,
        stack: "orders-foundation",
        verdict: "cannot-tell",
        seen: "The VPC comes from var.vpc_id: whether it has flow logs is not in this plan.",
        remedy: "Add a flow log, or review the stack that makes the VPC.",
        place: null,
        constructPath: null,
      }),
      aFinding({
        address: "aws_vpc_security_group_ingress_rule.partner",
        status: { is: "suppressed", by: suppression },
      }),
      aFinding({ ...flow, address: "aws_vpc.old", path: null, status: { is: "in-baseline" } }),
    ],
    notJudged: [
      {
        rule: "topic-outside-wave",
        title: "A topic is not of the wave",
        needs: ["wave"],
        give: "--wave w01.yaml --inventory inventory.json",
      },
      {
        rule: "topic-differs-from-wave",
        title: "A topic differs from the wave",
        needs: ["wave"],
        give: "--wave w01.yaml --inventory inventory.json",
      },
      {
        rule: "endpoint-outlives-window",
        title: "An endpoint outlives the window",
        needs: ["window"],
        give: "review.window in kafka-byoc.yaml",
      },
    ],
    off: [{ rule: "log-retention-too-short", reason: "Logs go to the group's own store within minutes." }],
    rules: [
      aReviewedRule(),
      aReviewedRule({ ...wide, name: wide.rule }),
      aReviewedRule({ ...flow, name: flow.rule }),
      aReviewedRule({
        name: "topic-outside-wave",
        area: "topics",
        severity: "high",
        title: "A topic is not of the wave",
      }),
      aReviewedRule({
        name: "topic-differs-from-wave",
        area: "topics",
        severity: "high",
        title: "A topic differs from the wave",
      }),
      aReviewedRule({
        name: "endpoint-outlives-window",
        area: "private-link",
        severity: "low",
        title: "An endpoint outlives the window",
      }),
      aReviewedRule({
        name: "log-retention-too-short",
        area: "observability",
        severity: "low",
        title: "Logs are kept too short",
      }),
    ],
    suppressions: [suppression],
    exposure: [
      {
        stack: "orders-foundation",
        ways: [
          aWay({ until: "2027-03-31" }),
          aWay({
            client: { name: "arn:aws:iam::111122223333:root" },
            path: "observability",
            ports: "tcp 11001",
            through: ["aws_vpc_endpoint_service.out", "aws_lb.metrics"],
          }),
          aWay({
            client: { name: "arn:aws:iam::444455556666:role/deploy", account: "444455556666", consumer: "platform" },
            path: "control",
            ports: "tcp 9093",
          }),
          aWay({
            client: { name: "10.50.0.0/16", account: null, consumer: null },
            through: [],
            ports: "tcp 9092-9098",
            certain: false,
          }),
          aWay({
            client: { name: "the internet", account: null, consumer: null, internet: true },
            through: ["aws_lb.edge"],
            path: null,
            ports: "tcp 9094",
          }),
        ],
        unresolved: ["aws_security_group.shared refers to var.client_groups, which this plan does not tell."],
      },
    ],
    grants: [
      aGrantReport([
        aGrant(),
        aGrant({
          target: anAcl({ operation: "ALL", resourceName: "orders", patternType: "PREFIXED" }),
          result: "wider",
        }),
        aGrant({
          source: null,
          target: anAcl({ operation: "ALTER_CONFIGS", resourceType: "CLUSTER", resourceName: "kafka-cluster" }),
          result: "new",
          accepted: "security@example.com until 2027-01-31",
        }),
        aGrant({ source: anAcl({ resourceName: "orders.v0" }), target: null, result: "lost", address: null }),
        aGrant({ source: anAcl({ operation: "ALL" }), target: anAcl({ operation: "WRITE" }), result: "narrower" }),
      ]),
    ],
    destroyed: [
      aDestroyed(),
      aDestroyed({
        stack: "orders-foundation",
        address: "aws_lb_listener.old",
        type: "aws_lb_listener",
        action: "delete",
        loses: null,
        becauseOf: [],
      }),
      aDestroyed({
        stack: "orders-foundation",
        address: "aws_route53_zone.clients",
        type: "aws_route53_zone",
        action: "delete",
        loses: "the zone with the names of all clients",
        becauseOf: [],
        released: true,
        freeze: "year-end, 2026-11-15 to 2027-01-10",
      }),
    ],
    ...said,
  });
}

/** Names that try everything: markup, mentions, table cells, escapes, turned text, great length. */
export const hostile = [
  `<img src=x onerror=alert(1)>`,
  `</script><script>alert(1)</script>`,
  "a|b`c`@team #1 ![x](http://x) [y](javascript:z)",
  "\u001b[31mred\u001b[0m\u0007",
  "safe\u202etxt.exe",
  "one\r\ntwo\n\n# three\n</details>",
  "]]>&<!--",
  "\ud800half",
  "x".repeat(5_000),
] as const;

/** A review whose every foreign text is this. */
export function aHostileReview(text: string): Review {
  const finding = aFinding({
    address: text,
    path: text,
    seen: text,
    stack: text,
    involves: [text],
    constructPath: text,
    place: { file: text, line: 1, column: 1 },
  });
  const acl = anAcl({ principal: text, resourceName: text, host: text });
  const suppression = aSuppression({ resource: text, reason: text, owner: text });
  return aReview({
    stacks: [{ stack: text, file: text, kind: "plan", resources: 1, actions: { create: 1 } }],
    findings: [
      finding,
      aFinding({ ...finding, verdict: "cannot-tell", severity: "high" }),
      aFinding({ ...finding, status: { is: "suppressed", by: suppression } }),
    ],
    off: [{ rule: "off-rule", reason: text }],
    rules: [
      aReviewedRule(),
      aReviewedRule({
        name: "own-rule",
        title: text,
        what: text,
        why: text,
        remedy: text,
        references: [text, "https://example.com/a"],
      }),
    ],
    notJudged: [{ rule: "own-rule", title: text, needs: ["window"], give: text }],
    suppressions: [suppression],
    exposure: [
      {
        stack: text,
        ways: [
          aWay({
            through: [text],
            to: text,
            ports: text,
            until: text,
            client: { name: text, account: text, consumer: text },
          }),
        ],
        unresolved: [text],
      },
    ],
    grants: [
      aGrantReport([aGrant({ source: acl, target: acl, result: "wider", address: text, accepted: text })], {
        stack: text,
        comparedWith: text,
        principal: text,
      }),
    ],
    destroyed: [aDestroyed({ stack: text, address: text, type: text, loses: text, becauseOf: [text], freeze: text })],
    compared: {
      with: text,
      gone: [finding],
      waysOpened: [aWay({ to: text })],
      waysClosed: [],
      grantsAdded: [aGrant({ target: acl, source: null, result: "new" })],
      grantsRemoved: [],
    },
  });
}
