import { TerraformOutput } from "cdktf";
import { declaredIn } from "../../../src/constructs/network/declared";
import { type PathSecurity } from "../../../src/constructs/network/path-security";
import { PathSecurityGroups, type PathSecurityGroupsProps } from "../../../src/constructs/network/path-security-groups";
import { type Edge } from "../../../src/network/edge";
import { listenerPlan } from "../../../src/network/listener-plan";
import { groupedRoles, networkRoles } from "../../../src/network/role";
import { runbookAction } from "../../../src/network/runbook";
import { aPlace } from "../../builders/network-place";
import { blocksOf, type Synthesized } from "../../builders/synthesized";
import { synthesizedAws } from "../../builders/synthesized-aws";

const now = new Date("2027-01-15T12:00:00Z");
const listeners = listenerPlan({ zone: "c1.kafka.example.com", brokers: [{ nodeId: 0, azId: "use1-az1" }] });
const clients = [{ cidr: "10.30.0.0/16", name: "orders team" }];

function aWay(edge: Partial<Edge> = {}): Edge {
  return {
    path: "data",
    from: "client",
    to: "broker",
    ports: { protocol: "tcp", from: 9094, to: 9094 },
    why: "clients reach brokers",
    ...edge,
  };
}

function groups(props: Partial<PathSecurityGroupsProps> = {}): Synthesized {
  return synthesizedAws(
    (stack) =>
      new PathSecurityGroups(stack, "paths", {
        place: aPlace(),
        roles: ["client", "nlb", "broker"],
        listeners,
        networks: { client: clients },
        now,
        ...props,
      }),
  );
}

/** The same with just these edges and nothing to be able to do. */
function only(edges: readonly Edge[], props: Partial<PathSecurityGroupsProps> = {}): Synthesized {
  return groups({ edges, runbook: [], ...props });
}

function rulesOf(stack: Synthesized): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"].flatMap((type) =>
    blocksOf(type, stack).map((rule) => [type.includes("ingress") ? "in" : "out", rule] as const),
  );
}

describe("security groups of the three paths", () => {
  it("are one a role, empty but for rules of their own", () => {
    const found = blocksOf("aws_security_group", groups());
    expect(found.map(({ name_prefix }) => name_prefix)).toEqual(["orders-broker-", "orders-nlb-"]);
    for (const group of found) {
      expect(group).toMatchObject({ vpc_id: "vpc-0a", lifecycle: { create_before_destroy: true } });
      expect(group.description).toMatch(/opened by declared edges alone$/);
      expect(group).not.toHaveProperty("ingress");
      expect(group).not.toHaveProperty("egress");
    }
  });

  it("are tagged with their role, and with their path where they stand on one alone", () => {
    const tagsOf = (stack: Synthesized): readonly unknown[] =>
      blocksOf("aws_security_group", stack).map(({ tags }) => tags);
    const both = [aWay(), aWay({ path: "control", from: "console", ports: { protocol: "tcp", from: 9095, to: 9095 } })];
    expect(tagsOf(only(both, { owner: "platform" }))).toEqual([
      { Name: "orders-broker", "kafka-byoc/owner": "platform", "kafka-byoc/role": "broker" },
      {
        Name: "orders-console",
        "kafka-byoc/owner": "platform",
        "kafka-byoc/path": "control",
        "kafka-byoc/role": "console",
      },
    ]);
  });

  it("have one rule for each edge and side, named by groups where there are groups", () => {
    const stack = groups();
    expect(
      rulesOf(stack)
        .map(([side, { description }]) => `${side} ${String(description)}`)
        .sort(),
    ).toEqual([
      "in data: broker to broker, brokers and controllers agree",
      "in data: broker to broker, brokers replicate",
      "in data: client to nlb (orders team), clients reach brokers through their listeners",
      "in data: client to nlb (orders team), clients reach brokers through their listeners",
      "in data: nlb to broker, listeners pass connections and health checks to brokers",
      "out data: broker to broker, brokers and controllers agree",
      "out data: broker to broker, brokers replicate",
      "out data: nlb to broker, listeners pass connections and health checks to brokers",
    ]);
    const fromClients = rulesOf(stack).filter(([, rule]) => "cidr_ipv4" in rule);
    expect(fromClients.map(([, { cidr_ipv4, from_port, to_port }]) => [cidr_ipv4, from_port, to_port])).toEqual([
      ["10.30.0.0/16", 19000, 19000],
      ["10.30.0.0/16", 19092, 19121],
    ]);
    const toBroker = rulesOf(stack).find(([side, rule]) => side === "out" && rule.to_port === 9094);
    expect(toBroker![1]).toMatchObject({
      ip_protocol: "tcp",
      from_port: 9094,
      security_group_id: expect.stringContaining("nlb"),
      referenced_security_group_id: expect.stringContaining("broker"),
      tags: { "kafka-byoc/path": "data" },
    });
  });

  it("open nothing to everybody", () => {
    const every = groups({
      roles: [...groupedRoles, ...networkRoles],
      rollbackUntil: "2027-03-31",
      networks: {
        client: clients,
        operator: [{ cidr: "10.40.0.0/24" }],
        "on-premises": [{ prefixListId: "pl-0a", maxEntries: 10 }, { cidr: "fd00:1::/48" }],
      },
    });
    expect(blocksOf("aws_security_group", every)).toHaveLength(groupedRoles.length);
    expect(every.text).not.toMatch(/"(0\.0\.0\.0\/0|::\/0)"/);
    for (const [, rule] of rulesOf(every)) {
      expect(rule.ip_protocol).not.toBe("-1");
      expect(rule.description).not.toBe("");
      const peers = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];
      expect(peers.filter((key) => key in rule)).toHaveLength(1);
    }
    const toS3 = rulesOf(every).filter(([, { prefix_list_id }]) => String(prefix_list_id).includes("data."));
    expect(toS3.map(([side]) => side)).toEqual(["out", "out", "out"]);
    expect(rulesOf(every).filter(([, rule]) => rule.cidr_ipv6 === "fd00:1::/48")).toHaveLength(4);
  });

  it("protect the ways back until their day, that day included, and say so afterwards", () => {
    const edge = aWay({ from: "replicator", to: "source-endpoint", keepUntil: "2027-01-15" });
    const kept = rulesOf(only([edge]));
    expect(kept).toHaveLength(2);
    for (const [, rule] of kept)
      expect(rule).toMatchObject({
        lifecycle: { prevent_destroy: true },
        tags: { "kafka-byoc/until": "2027-01-15" },
        description: "data: replicator to source-endpoint, clients reach brokers, stays until 2027-01-15",
      });
    const past = only([edge], { now: new Date("2027-01-16T00:00:00Z") });
    for (const [, rule] of rulesOf(past)) expect(rule).not.toHaveProperty("lifecycle");
    expect(past.warnings).toEqual([
      expect.stringContaining("data replicator→source-endpoint tcp 9094 (2027-01-15): the day is past"),
    ]);
  });

  it("make one rule of two edges that AWS could not tell apart", () => {
    const rules = rulesOf(
      only(
        [
          aWay({ to: "source-endpoint", why: "clients go back", keepUntil: "2027-02-01" }),
          aWay({ from: "operator", to: "source-endpoint", why: "operators look", keepUntil: "2027-03-01" }),
        ],
        { networks: { client: clients, operator: clients } },
      ),
    );
    expect(rules).toHaveLength(1);
    expect(rules[0]![1]).toMatchObject({
      description:
        "data: client to source-endpoint (orders team), clients go back, stays until 2027-02-01; data: operator to source-endpoint (orders team), operators look, stays until 2027-03-01",
      tags: { "kafka-byoc/until": "2027-03-01" },
    });
  });

  it("give their ids to other constructs, and none for who takes no part", () => {
    let paths: PathSecurity | undefined;
    const stack = synthesizedAws((scope) => {
      const networks = { client: clients };
      paths = new PathSecurityGroups(scope, "paths", { place: aPlace(), roles: ["client", "broker"], networks, now });
      new TerraformOutput(scope, "broker", { value: paths.securityGroupId("broker") });
    });
    expect(stack.output.broker?.value).toMatch(/^\$\{aws_security_group\.paths_group.*\.id\}$/);
    expect(() => paths?.securityGroupId("resolver")).toThrow("foundation/paths has no security group for resolver");
  });

  it("declare their edges once, for the picture and for the proof", () => {
    synthesizedAws((stack) => {
      const props = { place: aPlace(), roles: [], edges: [aWay()], runbook: [], networks: { client: clients }, now };
      new PathSecurityGroups(stack, "paths", props);
      new PathSecurityGroups(stack, "again", props);
      const { network, expectations } = declaredIn(stack, { target: "orders", region: null });
      expect(network.edges).toEqual([aWay()]);
      expect(expectations.edges).toEqual([
        { path: "data", from: "client", to: "broker", ports: { protocol: "tcp", from: 9094, to: 9094 } },
      ]);
    });
  });
});

describe("what is not synthesized of the three paths", () => {
  it("is an action of the runbook that would need an emergency firewall change", () => {
    const revert = { ...runbookAction("revert-producers"), until: "2027-03-31" };
    expect(() => groups({ runbook: [revert] })).toThrow(
      "revert-producers needs data client→source-endpoint, which no edge opens: it would need an emergency firewall change.",
    );
    const back = aWay({ to: "source-endpoint", keepUntil: "2027-02-01" });
    expect(() => only([back], { runbook: [revert] })).toThrow(
      "revert-producers must be possible until 2027-03-31, and data client→source-endpoint stays only until 2027-02-01",
    );
    expect(() => only([{ ...back, keepUntil: "2027-03-31" }], { runbook: [revert] })).not.toThrow();
  });

  it("is an action of whoever an edge names, whether the roles say so or not", () => {
    const edges = [aWay(), aWay({ path: "control", from: "operator", ports: { protocol: "tcp", from: 443, to: 443 } })];
    const networks = { client: clients, operator: [{ cidr: "10.40.0.0/24" }] };
    expect(() => groups({ roles: [], edges, networks })).not.toThrow();
    const withConnect = [
      ...edges,
      aWay({ from: "connect", to: "broker", ports: { protocol: "tcp", from: 9096, to: 9096 } }),
    ];
    expect(() => groups({ roles: [], edges: withConnect, networks })).toThrow(
      "pause-connector needs control operator→connect, which no edge opens",
    );
  });

  it("is the internet, whole, halved or in parts", () => {
    const from =
      (...cidrs: readonly string[]) =>
      (): unknown =>
        only([aWay()], { networks: { client: cidrs.map((cidr) => ({ cidr })) } });
    expect(from("0.0.0.0/0")).toThrow("networks.client: 0.0.0.0/0 is the internet or a great part of it");
    expect(from("::/0")).toThrow("networks.client: ::/0 is the internet");
    expect(from("0.0.0.0/1", "128.0.0.0/1")).toThrow("networks.client: 128.0.0.0/1 is the internet");
    expect(from("10.0.0.0/8")).not.toThrow();
  });

  it("is a role whose networks nobody knows, and networks that are none", () => {
    expect(() => only([aWay()], { networks: {} })).toThrow("networks.client: client takes part, and no security group");
    const wrong = (): unknown =>
      only([aWay()], {
        networks: {
          client: [
            { cidr: "10.30.0.1/16" },
            { prefixListId: "pl-1", maxEntries: 0, name: "orders→team" },
            { prefixListId: "pl-1", maxEntries: 5 },
          ],
        },
      });
    expect(wrong).toThrow('networks.client: "10.30.0.1/16" begins within its network: write 10.30.0.0/16.');
    expect(wrong).toThrow("networks.client: pl-1 is named twice");
    expect(wrong).toThrow('networks.client: the name "orders→team" goes into descriptions');
    expect(wrong).toThrow("networks.client: maxEntries 0 of a prefix list");
  });

  it("is an edge that cannot be a rule", () => {
    const wrong = (): unknown =>
      only([
        aWay(),
        aWay({ why: "again" }),
        aWay({ to: "on-premises", ports: { protocol: "tcp", from: 10, to: 9 }, why: "→", keepUntil: "soon" }),
      ]);
    expect(wrong).toThrow("edges: data client→broker tcp 9094 is declared twice");
    expect(wrong).toThrow("edges: data client→on-premises tcp 10-9 joins two networks");
    expect(wrong).toThrow("edges: data client→on-premises tcp 10-9 is no range of ports");
    expect(wrong).toThrow('edges: data client→on-premises tcp 10-9, why: "→"; it becomes the rule\'s description');
    expect(wrong).toThrow('edges: data client→on-premises tcp 10-9, keepUntil: "soon" is no day');
  });

  it("is one rule on two paths", () => {
    const wrong = (): unknown =>
      only([aWay(), aWay({ path: "control", from: "operator" })], { networks: { client: clients, operator: clients } });
    expect(wrong).toThrow(
      "control operator→broker tcp 9094 and data client→broker tcp 9094 are the same rule of broker for 10.30.0.0/16, and stand on two paths: give operator and client networks of their own. They may overlap, and may not be equal: name the part that one of them comes from, or write 10.30.0.0/16 for one of them as 10.30.0.0/17 and 10.30.128.0/17.",
    );
  });

  it("is no rule on two paths where one of the two networks is written as its halves, or is one part of the other", () => {
    const edges = [aWay(), aWay({ path: "control", from: "operator" })];
    for (const operator of [[{ cidr: "10.30.0.0/17" }, { cidr: "10.30.128.0/17" }], [{ cidr: "10.30.7.0/24" }]]) {
      const rules = rulesOf(only(edges, { networks: { client: [{ cidr: "10.30.0.0/16" }], operator } }));
      expect(rules.map(([side, { cidr_ipv4 }]) => [side, cidr_ipv4]).sort()).toEqual(
        ["10.30.0.0/16", ...operator.map(({ cidr }) => cidr)].sort().map((cidr) => ["in", cidr]),
      );
    }
  });

  it("is one rule on two paths for one address, a prefix list or the same two groups, which have no halves", () => {
    const both = [aWay(), aWay({ path: "control", from: "operator" })];
    for (const same of [
      [{ cidr: "10.30.0.7/32" }],
      [{ cidr: "fd00:1::/48" }],
      [{ prefixListId: "pl-1", maxEntries: 2 }],
    ])
      expect(() => only(both, { networks: { client: same, operator: same } })).toThrow(
        /give operator and client networks of their own\.$/m,
      );
    const groupsOnly = [aWay({ from: "nlb" }), aWay({ path: "control", from: "nlb" })];
    expect(() => only(groupsOnly)).toThrow("give them ports of their own.");
  });

  it("is a group with more rules than AWS allows; a prefix list counts all that it may hold", () => {
    const lists = (maxEntries: number) => (): unknown =>
      only([aWay()], { networks: { client: [{ prefixListId: "pl-1", maxEntries }] } });
    expect(lists(61)).toThrow("security group broker, inbound: 61 rules on one side of one security group");
    expect(lists(60)).not.toThrow();
  });

  it("asks for what the matrix needs", () => {
    expect(() => groups({ roles: ["client", "source-endpoint", "replicator"] })).toThrow(
      "rollbackUntil: source-endpoint",
    );
    expect(() => groups({ rollbackUntil: "March" })).toThrow('rollbackUntil: "March" is no day');
  });
});

describe("security groups that were there before", () => {
  const roles = ["client", "nlb", "broker"] as const;

  it("are used, and nothing is made", () => {
    const stack = synthesizedAws((scope) => {
      const groups = { nlb: "sg-1", broker: "sg-2" };
      const paths = PathSecurityGroups.fromExisting(scope, "paths", { roles, listeners, groups });
      expect(paths.securityGroupId("nlb")).toBe("sg-1");
      expect(() => paths.securityGroupId("console")).toThrow("has no security group for console");
      expect(declaredIn(scope, { target: "orders", region: null }).network.edges).toHaveLength(paths.edges.length);
    });
    expect(stack.resource).toEqual({});
  });

  it("are all named, and the runbook holds for them too", () => {
    const wrong = (): unknown =>
      synthesizedAws((scope) =>
        PathSecurityGroups.fromExisting(scope, "paths", {
          roles,
          listeners,
          groups: { nlb: "sg-1" },
          runbook: [runbookAction("pause-connector")],
        }),
      );
    expect(wrong).toThrow("pause-connector needs control operator→connect, which no edge opens");
    expect(wrong).toThrow("groups.broker: broker takes part: name its security group");
  });
});
