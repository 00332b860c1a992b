import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewAtSynth, type ReviewAtSynth } from "../../../src/constructs/review/review-at-synth";
import { defineRule, found } from "../../../src/review/rule";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "review-at-synth-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** A stack with one endpoint service in a construct of its own, which lets everybody in who is allowed. */
function appWith(settings: ReviewAtSynth, acceptanceRequired = false): App {
  const app = new App({ outdir: join(directory, "cdktf.out"), stackTraces: false });
  const stack = new TerraformStack(app, "foundation");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  const brokers = new Construct(stack, "brokers");
  new VpcEndpointService(brokers, "service", {
    acceptanceRequired,
    allowedPrincipals: ["arn:aws:iam::444455556666:role/orders"],
    networkLoadBalancerArns: [
      "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789",
    ],
  });
  reviewAtSynth(stack, { now: new Date("2026-11-21T12:00:00Z"), ...settings });
  return app;
}

interface Annotation {
  readonly constructPath: string;
  readonly level: string;
  readonly message: string;
}

function annotationsOf(app: App): readonly Annotation[] {
  app.synth();
  const manifest = JSON.parse(readFileSync(join(app.outdir, "manifest.json"), "utf8"));
  return manifest.stacks.foundation.annotations;
}

function about(rule: string, annotations: readonly Annotation[]): readonly Annotation[] {
  return annotations.filter(({ message }) => message.startsWith(`${rule} `));
}

const acceptsAll = "endpoint-service-accepts-without-asking";

test("a finding as bad as the limit fails synthesis, at the construct that it is about", () => {
  expect(() => {
    appWith({}).synth();
  }).toThrow(
    /\[foundation\/brokers\/service\] endpoint-service-accepts-without-asking \(critical\): .*acceptance_required = true/s,
  );
});

test("a stack that keeps the rules is synthesized without a word of them", () => {
  expect(about(acceptsAll, annotationsOf(appWith({}, true)))).toEqual([]);
});

test("with never, findings are warnings and the stack is written", () => {
  const annotations = about(acceptsAll, annotationsOf(appWith({ failOn: "never" })));
  expect(annotations).toEqual([
    expect.objectContaining({ constructPath: "foundation/brokers/service", level: "@cdktf/warn" }),
  ]);
});

test("the configuration's severity decides", () => {
  const configuration = join(directory, "kafka-byoc.yaml");
  writeFileSync(
    configuration,
    `apiVersion: kafka-byoc/v1\nkind: Configuration\nreview:\n  failOn: critical\n  severities:\n    ${acceptsAll}: low\n`,
  );
  const annotations = about(acceptsAll, annotationsOf(appWith({ configuration })));
  expect(annotations.map(({ level, message }) => [level, message.slice(0, 46)])).toEqual([
    ["@cdktf/warn", "endpoint-service-accepts-without-asking (low):"],
  ]);
});

test("an accepted finding says nothing, and one accepted for nothing is told", () => {
  const suppressions = join(directory, "suppressions.yaml");
  const entry = (resource: string): string =>
    `  - { rule: ${acceptsAll}, resource: ${resource}, owner: platform, expires: 2027-01-31,\n      reason: The only consumer is in the same organisation. }\n`;
  writeFileSync(
    suppressions,
    `apiVersion: kafka-byoc/v1\nkind: ReviewSuppressions\nsuppressions:\n${entry(
      "aws_vpc_endpoint_service.brokers_service_2F8E9B4F",
    )}`,
  );
  const annotations = annotationsOf(appWith({ suppressions, failOn: "never" }));
  expect(about("suppression-unused", annotations)).toHaveLength(1);
  const address = /endpoint-service-accepts-without-asking \(critical\): (\S+):/.exec(
    about(acceptsAll, annotations)[0]?.message ?? "",
  )?.[1];
  writeFileSync(
    suppressions,
    `apiVersion: kafka-byoc/v1\nkind: ReviewSuppressions\nsuppressions:\n${entry(address ?? "")}`,
  );
  rmSync(join(directory, "cdktf.out"), { recursive: true });
  expect(about(acceptsAll, annotationsOf(appWith({ suppressions })))).toEqual([]);
});

test("a suppression of a rule that synthesis has too little for is not called unused", () => {
  const suppressions = join(directory, "suppressions.yaml");
  writeFileSync(
    suppressions,
    `apiVersion: kafka-byoc/v1\nkind: ReviewSuppressions\nsuppressions:\n  - { rule: grant-new, resource: kafka_acl.a, owner: platform, expires: 2027-01-31,\n      reason: Somebody accepted it for the whole of this wave. }\n`,
  );
  expect(about("suppression-unused", annotationsOf(appWith({ suppressions, failOn: "never" })))).toEqual([]);
});

test("a suppression of what only a plan shows is not called unused", () => {
  const suppressions = join(directory, "suppressions.yaml");
  writeFileSync(
    suppressions,
    `apiVersion: kafka-byoc/v1\nkind: ReviewSuppressions\nsuppressions:\n  - { rule: topic-destroyed, resource: kafka_topic.a, owner: platform, expires: 2027-01-31,\n      reason: Its records were copied to the archive last week. }\n`,
  );
  expect(about("suppression-unused", annotationsOf(appWith({ suppressions, failOn: "never" })))).toEqual([]);
});

test("rules of one's own take part", () => {
  const noEndpoints = defineRule({
    name: "no-endpoint-services",
    area: "private-link",
    severity: "high",
    title: "Endpoint services are not wanted here",
    what: "There is an endpoint service in the stack of this team.",
    why: "This team reaches its brokers through a transit gateway alone.",
    remedy: "Delete the endpoint service and use the transit gateway.",
    references: ["https://example.com/networks"],
    find: (plan) => plan.ofType("aws_vpc_endpoint_service").map((service) => found(service, null, "Here is one.")),
  });
  expect(() => {
    appWith({ rules: [noEndpoints] }, true).synth();
  }).toThrow(
    /\[foundation\/brokers\/service\] no-endpoint-services \(high\): .* Here is one\. Delete the endpoint service/,
  );
});

test("a wrong configuration is told at once, before anything is synthesized", () => {
  const configuration = join(directory, "kafka-byoc.yaml");
  writeFileSync(
    configuration,
    "apiVersion: kafka-byoc/v1\nkind: Configuration\nreview:\n  severities:\n    endpoint-service-accept: low\n",
  );
  expect(() => appWith({ configuration })).toThrow(
    /kafka-byoc\.yaml:5:30 .*endpoint-service-accept.*a rule that does not exist/s,
  );
});
