import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { planLimitProblems } from "../../../src/network/limits/plan";
import { type Limit, limitNames, limitProblem, limitProblems, limits } from "../../../src/network/limits/table";
import { listenerProblem } from "../../../src/network/limits/listeners";
import { throughputProblem, throughputRemark } from "../../../src/network/limits/throughput";
import { listenerPlan } from "../../../src/network/listener-plan";

describe("limits", () => {
  it.each(limitNames)("%s holds at its end and is told one beyond, with the number and what to do", (name) => {
    const { most, least, instead, source }: Limit = limits[name];
    expect(limitProblem(name, most)).toBeUndefined();
    const problem = limitProblem(name, most + 1, "here");
    expect(problem).toContain(`here: ${String(most + 1)} `);
    expect(problem).toContain(` ${String(most)} `);
    expect(problem).toContain(instead);
    expect(source).not.toBe("");
    if (least === undefined) return;
    expect(limitProblem(name, least)).toBeUndefined();
    expect(limitProblem(name, least - 1)).toContain(`it takes ${String(least)} to ${String(most)}`);
  });

  it("read as a sentence", () => {
    expect(limitProblem("securityGroupRules", 61, "security group broker, inbound")).toBe(
      "security group broker, inbound: 61 rules on one side of one security group (a prefix list counts as many as it may have entries); at most 60 are possible unless AWS raises the quota. Sum up addresses, or put them into a prefix list with few entries.",
    );
  });

  const sources = join(__dirname, "../../../src");
  const written = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && file !== join("network", "limits", "table.ts"))
    .map((file) => readFileSync(join(sources, file), "utf8"))
    .join("\n");

  it.each(limitNames)("%s is asked for where something is declared", (name) => {
    const asked = new RegExp(`limitProblem\\(\\s*"${name}"|limitProblems\\(\\{[^}]*\\b${name}\\b|limits\\.${name}\\.`);
    // Not toMatch, whose failure would show every source.
    expect(asked.test(written)).toBe(true);
  });

  it("come together", () => {
    expect(limitProblems({ interfaceEndpointsPerVpc: 51, recordsPerZone: 3, resolverAddresses: 1 })).toHaveLength(2);
  });
});

describe("listeners of one load balancer", () => {
  it("are counted aloud where they are too many", () => {
    expect(listenerProblem({ brokers: 16, portSlots: 3, others: 1 })).toBeUndefined();
    expect(listenerProblem({ brokers: 16, portSlots: 3, others: 2 })).toBe(
      "51 listeners: 1 bootstrap + 16 brokers × 3 port(s) + 2 others; a network load balancer has 50 at most, which AWS does not raise: at most 15 brokers fit behind one, so let there be several (shards), each with its own endpoint service.",
    );
  });
});

describe("the limits of a plan", () => {
  const brokers = Array.from({ length: 120 }, (_, nodeId) => ({ nodeId, azId: "use1-az1" }));

  it("hold for a large cluster, which has several load balancers", () => {
    expect(planLimitProblems(listenerPlan({ zone: "k.example.com", brokers, maxBrokers: 200 }), 3)).toEqual([]);
  });

  it("are told where a plan that was made by hand breaks them", () => {
    const plan = listenerPlan({ zone: "k.example.com", brokers, maxBrokers: 200 });
    const [first] = plan.shards;
    const crowded = { ...plan, shards: first === undefined ? [] : [{ ...first, brokers: plan.brokers }] };
    expect(planLimitProblems(crowded, 3)).toEqual([expect.stringMatching(/^load balancer 0: 121 listeners on one /)]);
    expect(planLimitProblems(plan, 401)).toEqual([expect.stringContaining("1203 load balancer interfaces")]);
  });
});

describe("traffic through an endpoint", () => {
  it("is told from 10 Gbit/s a zone and refused from 100", () => {
    expect(throughputRemark({ megabytesPerSecond: 3750, zones: 3 })).toBeUndefined();
    expect(throughputRemark({ megabytesPerSecond: 3760, zones: 3 })).toContain("10.03 Gbit/s in each");
    expect(throughputProblem({ megabytesPerSecond: 37_500, zones: 3 })).toBeUndefined();
    expect(throughputProblem({ megabytesPerSecond: 37_600, zones: 3 })).toContain("100.27 Gbit/s through one endpoint");
  });
});
