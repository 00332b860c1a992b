import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aNetwork } from "../builders/network";
import { planJson } from "../builders/plan";
import { kafkaByoc } from "./run-cli";

const principal = "arn:aws:iam::444455556666:role/orders";

const service = (acceptance: boolean): object => ({
  type: "aws_vpc_endpoint_service",
  name: "kafka",
  after: { acceptance_required: acceptance, allowed_principals: [principal], network_load_balancer_arns: ["arn:nlb"] },
});

const rule = "endpoint-service-accepts-without-asking";

describe("kafka-byoc review", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "kafka-byoc-review-"));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  function written(name: string, content: string | object): string {
    const file = join(directory, name);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return file;
  }

  function aPlanFile(acceptance: boolean, name = "plan.json"): string {
    return written(name, planJson([service(acceptance) as { type: string }]));
  }

  const only = ["--only", rule];

  it("passes a plan that keeps the rules", async () => {
    const { exitCode, stdout, stderr } = await kafkaByoc("review", aPlanFile(true), ...only);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^PASS/m);
  });

  it("fails one that breaks them, with the resource and what to write instead", async () => {
    const { exitCode, stdout } = await kafkaByoc("review", aPlanFile(false), ...only);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("aws_vpc_endpoint_service.kafka");
    expect(stdout).toContain("Set acceptance_required = true");
    expect(stdout).not.toContain("\u001b[");
  });

  it.each([
    ["json", (text: string) => JSON.parse(text).verdict === "fail"],
    ["sarif", (text: string) => JSON.parse(text).version === "2.1.0"],
    ["junit", (text: string) => text.startsWith("<?xml") && text.includes("<failure")],
    ["markdown", (text: string) => text.includes(rule) && text.length <= 60_000],
    ["html", (text: string) => text.startsWith("<!doctype html>") && text.includes("default-src 'none'")],
    ["text", (text: string) => /^FAIL/m.test(text)],
  ])("writes %s to a file, with the same exit code", async (format, isRight) => {
    const file = join(directory, `review.${format}`);
    const { exitCode, stdout } = await kafkaByoc("review", aPlanFile(false), ...only, "--output", `${format}=${file}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(isRight(readFileSync(file, "utf8"))).toBe(true);
  });

  it("takes an accepted finding out, and finds kafka-byoc.yaml where it is named", async () => {
    written(
      "accepted.yaml",
      `apiVersion: kafka-byoc/v1\nkind: ReviewSuppressions\nsuppressions:\n  - rule: ${rule}\n    resource: aws_vpc_endpoint_service.kafka\n    reason: One consumer, of our own organisation.\n    owner: platform\n    expires: 2099-01-31\n`,
    );
    const config = written(
      "kafka-byoc.yaml",
      "apiVersion: kafka-byoc/v1\nkind: Configuration\nreview:\n  suppressions: accepted.yaml\n",
    );
    const { exitCode, stdout } = await kafkaByoc("review", aPlanFile(false), ...only, "--config", config);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/2099-01-31 by platform/);
  });

  it("fails only for what a baseline does not hold", async () => {
    const baseline = join(directory, "baseline.json");
    const taken = await kafkaByoc("review", aPlanFile(false), ...only, "--write-baseline", baseline);
    expect(taken.stdout).toContain("exit code 0");
    expect(taken.exitCode).toBe(0);
    expect((await kafkaByoc("review", aPlanFile(false), ...only, "--baseline", baseline)).exitCode).toBe(0);
    const other = written(
      "plan.json",
      planJson([
        service(false) as { type: string },
        { ...service(false), name: "other" } as unknown as { type: string },
      ]),
    );
    expect((await kafkaByoc("review", other, ...only, "--baseline", baseline)).exitCode).toBe(1);
  });

  it("says what changed between two plans", async () => {
    mkdirSync(join(directory, "old"));
    const good = aPlanFile(true, "old/plan.json");
    const worse = await kafkaByoc("review", "--diff", good, aPlanFile(false), ...only);
    expect(worse.exitCode).toBe(1);
    const bad = aPlanFile(false, "old/plan.json");
    const better = await kafkaByoc("review", "--diff", bad, aPlanFile(true), ...only, "--output", "json");
    expect(better.exitCode).toBe(0);
    expect(JSON.parse(better.stdout).compared.gone).toEqual([expect.objectContaining({ rule })]);
  });

  it("knows the declared network that lies beside a stack", async () => {
    const stack = join(directory, "foundation");
    mkdirSync(stack);
    writeFileSync(
      join(stack, "cdk.tf.json"),
      JSON.stringify({
        resource: {
          aws_vpc_endpoint_service: { kafka: { acceptance_required: true, allowed_principals: [principal] } },
        },
      }),
    );
    const asked = ["--only", "endpoint-service-principal-not-declared", "--output", "json"];
    const without = await kafkaByoc("review", stack, ...asked);
    expect(JSON.parse(without.stdout).notJudged).toEqual([expect.objectContaining({ needs: ["network"] })]);
    writeFileSync(join(stack, "network.json"), JSON.stringify(aNetwork()));
    const { stdout, exitCode } = await kafkaByoc("review", stack, ...asked);
    expect(JSON.parse(stdout).findings).toEqual([
      expect.objectContaining({ address: "aws_vpc_endpoint_service.kafka", severity: "high" }),
    ]);
    expect(exitCode).toBe(1);
  });

  it("asks rules of one's own", async () => {
    const own = written(
      "own.cjs",
      `exports.rule = { name: "no-services", area: "network", severity: "low", title: "T", what: "W.", why: "Y.", remedy: "R.", references: [],
        *find(plan) { for (const resource of plan.ofType("aws_vpc_endpoint_service")) yield { resource, path: null, seen: "Seen by us.", verdict: "found", involves: [] }; } };`,
    );
    const given = ["--rules", own, "--only", "no-services"];
    const { stdout, exitCode } = await kafkaByoc("review", aPlanFile(true), ...given);
    expect(stdout).toContain("Seen by us.");
    expect(exitCode).toBe(0);
    expect((await kafkaByoc("review", aPlanFile(true), ...given, "--fail-on", "low")).exitCode).toBe(1);
  });

  it("explains a rule, and lists all", async () => {
    const one = await kafkaByoc("review", "--explain", rule);
    expect(one.exitCode).toBe(0);
    expect(one.stdout).toContain("acceptance_required = true");
    expect(one.stdout).toContain("acceptance_required        = false");
    const all = await kafkaByoc("review", "--explain");
    expect(all.stdout).toContain(rule);
    expect(all.stdout).toContain("suppression-unused");
  });

  it.each([
    [["--explain", "endpoint-service-accepts-without-askin"], /Did you mean endpoint-service-accepts-without-asking\?/],
    [["plan.json", "--only", "nothing-like-it-at-all"], /there is no such rule/],
    [["plan.json", "--wave", "w.yaml"], /name it with --inventory/],
    [["plan.json", "--output", "pdf"], /there is no such format/],
    [[], /Name a plan/],
  ])("refuses %j in one sentence", async (args, message) => {
    const { exitCode, stderr } = await kafkaByoc("review", ...args);
    expect(exitCode).toBe(64);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each([
    ["a plan as Terraform keeps it", "PK\u0003\u0004rest", /terraform show -json/],
    ["text that is none", "<html>", /plan\.json/],
    ["a plan that was cut", '{"format_version":"1.2","resource_changes":[{"address":"a', /plan\.json/],
    ["another document of ours", '{"apiVersion":"kafka-byoc/v1","kind":"Inventory"}', /plan\.json/],
  ])("refuses %s with its place", async (_what, text, message) => {
    const { exitCode, stderr, stdout } = await kafkaByoc("review", written("plan.json", text));
    expect(exitCode).toBe(78);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
