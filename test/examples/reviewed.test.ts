import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { knowledgeFromFiles, type KnowledgeFiles } from "../../src/review/knowledge-from-files";
import { readPlans } from "../../src/review/plan/read-plan";
import { defaultPolicy } from "../../src/review/policy/policy";
import { type Review } from "../../src/review/review";
import { reviewPlans } from "../../src/review/review-plans";
import { rules } from "../../src/review/rules/catalogue";
import { foundations, synthesizeExample } from "./synthesized-example";

const now = new Date("2026-11-21T12:00:00Z");
const policy = {
  ...defaultPolicy,
  window: { lastWaveEnds: "2027-03-01", rollbackDays: 30 },
  platformPrincipals: ["User:terraform"],
};

async function reviewed(stack: string, files: KnowledgeFiles): Promise<Review> {
  const known = knowledgeFromFiles(files, policy, now);
  const subjects = (await readPlans(stack)).map((plan) => ({ plan, known: known(plan, true), synthesized: null }));
  const same = { policy, rules, suppressions: [], baseline: new Set<string>(), older: null, now, version: "0.0.0" };
  return reviewPlans({ subjects, ...same });
}

const nothing: KnowledgeFiles = { overlays: [], waves: [] };

describe("the examples, reviewed", () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "reviewed-"));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const stacks = new Map<string, string>();

  function synthesizedIn(name: Parameters<typeof synthesizeExample>[0]): string {
    const before = stacks.get(name);
    if (before !== undefined) return before;
    const folder = join(directory, name);
    mkdirSync(folder, { recursive: true });
    const stack = synthesizeExample(name, folder);
    stacks.set(name, stack);
    return stack;
  }

  test.each(foundations)(
    "the foundation for an exit from %s has no finding, and none that cannot be told",
    async (name) => {
      const { findings, notJudged, exposure } = await reviewed(synthesizedIn(name), nothing);
      expect(findings.map(({ rule, address, seen }) => ({ rule, address, seen }))).toEqual([]);
      expect(notJudged.flatMap(({ needs }) => needs)).not.toContain("network");
      expect(notJudged.flatMap(({ needs }) => needs)).not.toContain("window");
      expect(exposure[0]?.ways.filter(({ client }) => client.internet)).toEqual([]);
      expect(exposure[0]?.ways.filter(({ path }) => path === "data").length).toBeGreaterThan(3);
      expect(exposure[0]?.unresolved).toEqual([]);
    },
  );

  test("the wave has none either, beside its source and its ledger", async () => {
    const here = join(__dirname, "../../examples/rehearsal");
    const files = { inventory: "inventory.json", overlays: "people.yaml", waves: "w01-orders.yaml" };
    const { findings, grants } = await reviewed(synthesizedIn("rehearsal"), {
      inventory: join(here, files.inventory),
      overlays: [join(here, files.overlays)],
      waves: [join(here, files.waves)],
    });
    expect(findings.map(({ rule, address, seen }) => ({ rule, address, seen }))).toEqual([]);
    expect(grants[0]?.counts).toMatchObject({ wider: 0, lost: 0, narrower: 0 });
    expect(grants[0]?.counts.same).toBeGreaterThan(3);
  });

  /** What somebody does to a synthesized stack by hand, and the rule that must see it. */
  const changes: readonly (readonly [string, string, (text: string) => string])[] = [
    [
      "acceptance is turned off",
      "endpoint-service-accepts-without-asking",
      (text) => text.replace('"acceptance_required": true', '"acceptance_required": false'),
    ],
    [
      "one client network becomes the internet",
      "kafka-port-open-to-internet",
      (text) => text.replaceAll('"cidr_ipv4": "10.80.0.0/16"', '"cidr_ipv4": "0.0.0.0/0"'),
    ],
    [
      "the load balancer is made public",
      "kafka-load-balancer-public",
      (text) => text.replace('"internal": true', '"internal": false'),
    ],
    [
      "its group's word over PrivateLink is taken away",
      "load-balancer-ignores-rules-for-private-link",
      (text) => text.replace('_on_private_link_traffic": "on"', '_on_private_link_traffic": "off"'),
    ],
    [
      "an account is let in that nobody declared",
      "endpoint-service-principal-not-declared",
      (text) => text.replaceAll(/arn:aws:iam::444455556666/g, "arn:aws:iam::999988887777"),
    ],
    [
      "flow logs are taken out",
      "vpc-without-flow-logs",
      (text) => text.replace('"aws_flow_log"', '"aws_flow_log_no_more"'),
    ],
  ];

  test.each(changes)("where %s, %s says so", async (_what, rule, change) => {
    const stack = synthesizedIn("self-managed");
    const file = join(stack, "cdk.tf.json");
    const text = readFileSync(file, "utf8");
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    const { findings, verdict } = await reviewed(stack, nothing);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(verdict).toBe("fail");
  });
});
