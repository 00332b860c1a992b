import { edgeName, type Edge } from "../../src/network/edge";
import { listenerPlan } from "../../src/network/listener-plan";
import { edgesOf, matrixProblems, type RolePorts } from "../../src/network/matrix";
import { groupedRoles, networkRoles, type Role } from "../../src/network/role";
import { actionsFor, missingEdges, runbook, runbookAction } from "../../src/network/runbook";

const everyRole: readonly Role[] = [...groupedRoles, ...networkRoles];
const listeners = listenerPlan({ zone: "c1.kafka.example.com", brokers: [{ nodeId: 0, azId: "use1-az1" }] });
const rollbackUntil = "2027-03-31";

function everyEdge(): readonly Edge[] {
  return edgesOf({ roles: everyRole, listeners, rollbackUntil });
}

function names(edges: readonly Edge[]): readonly string[] {
  return edges.map(edgeName);
}

describe("the matrix of a target", () => {
  it("opens nothing between roles that take no part", () => {
    const roles: readonly Role[] = ["client", "nlb", "broker"];
    const edges = edgesOf({ roles, listeners });
    expect(names(edges)).toEqual([
      "data client→nlb tcp 19000",
      "data client→nlb tcp 19092-19121",
      "data nlb→broker tcp 9094",
      "data broker→broker tcp 9091",
      "data broker→broker tcp 9093",
    ]);
  });

  it("lets clients reach brokers themselves only where no load balancer stands before them", () => {
    expect(names(edgesOf({ roles: ["client", "broker"] }))).toContain("data client→broker tcp 9094");
    expect(names(everyEdge())).not.toContain("data client→broker tcp 9094");
  });

  it("has metrics of brokers where a platform offers them, and those of workers where they were", () => {
    const roles: readonly Role[] = ["broker", "replicator", "scraper"];
    const scraped = (ports: Partial<RolePorts>) =>
      names(edgesOf({ roles, ports })).filter((name) => name.includes("scraper→"));
    expect(scraped({})).toEqual(["observability scraper→broker tcp 9404", "observability scraper→replicator tcp 9404"]);
    expect(scraped({ metrics: 9500 })[0]).toBe("observability scraper→broker tcp 9500");
    expect(scraped({ brokerMetrics: [{ protocol: "tcp", from: 11001, to: 11002 }] })).toEqual([
      "observability scraper→broker tcp 11001-11002",
      "observability scraper→replicator tcp 9404",
    ]);
  });

  it("opens the same ports between the same two only once, which AWS would refuse otherwise", () => {
    const ways = everyEdge().map(
      ({ from, to, ports }) => `${from} ${to} ${ports.protocol} ${String(ports.from)} ${String(ports.to)}`,
    );
    expect(new Set(ways).size).toBe(ways.length);
  });

  it("opens no plaintext, no shell and no port 80 anywhere", () => {
    for (const { ports } of everyEdge())
      for (const port of [22, 80, 2181]) expect(ports.from <= port && port <= ports.to).toBe(false);
  });

  it("gives the day to every way to the source and to no other", () => {
    for (const { to, keepUntil } of everyEdge())
      expect(keepUntil).toBe(to === "source-endpoint" ? rollbackUntil : undefined);
  });

  it("takes ports from the platform", () => {
    const edges = edgesOf({
      roles: ["replicator", "source-endpoint"],
      rollbackUntil,
      ports: { source: [{ protocol: "tcp", from: 14001, to: 14100 }] },
    });
    expect(names(edges)).toEqual(["data replicator→source-endpoint tcp 14001-14100"]);
  });

  it("asks for what it cannot know", () => {
    expect(
      matrixProblems({
        roles: ["nlb", "source-endpoint"],
        ports: { source: [{ protocol: "tcp", from: 80, to: 80 }] },
      }),
    ).toEqual([
      "listeners: nlb takes part, whose ports come from the listener plan: give it (listenerPlan).",
      "rollbackUntil: source-endpoint takes part, and the way back to the source must stay until a day: name the end of the last rollback window, such as 2027-03-31.",
      "ports.source: 80 is no port of Kafka: leave it out; nothing but a redirect of browsers needs it.",
    ]);
  });
});

describe("the runbook over a matrix", () => {
  it("is possible as a whole in a target where every role takes part", () => {
    const actions = actionsFor(everyRole, rollbackUntil);
    expect(actions.map(({ name }) => name)).toEqual(runbook.map(({ name }) => name));
    expect(missingEdges(actions, everyEdge())).toEqual([]);
  });

  it.each(runbook.map(({ name }) => name))("misses %s when any of its ways is closed", (name) => {
    const action = runbookAction(name);
    for (const need of action.needs) {
      const rest = everyEdge().filter(({ from, to }) => !(from === need.from && need.to.includes(to)));
      expect(missingEdges([action], rest)).toContainEqual(
        expect.stringContaining(`${name} needs ${need.path} ${need.from}→${need.to.join(" or ")}, which no edge opens`),
      );
    }
  });

  it("says which action would need an emergency firewall change", () => {
    expect(missingEdges([runbookAction("pause-connector")], [])).toEqual([
      "pause-connector needs control operator→connect, which no edge opens: it would need an emergency firewall change. Declare the edge, or take the action out of the runbook.",
    ]);
  });

  it("does not let a way back close before the rollback window does", () => {
    const early = edgesOf({ roles: everyRole, listeners, rollbackUntil: "2027-03-01" });
    const [revert] = actionsFor(everyRole, rollbackUntil).filter(({ name }) => name === "revert-producers");
    expect(missingEdges(revert === undefined ? [] : [revert], early)).toEqual([
      "revert-producers must be possible until 2027-03-31, and data client→source-endpoint stays only until 2027-03-01: after that it would need an emergency firewall change. Set its keepUntil to 2027-03-31 or later.",
    ]);
  });

  it("does not trust a way back that any apply may close", () => {
    const open = everyEdge().map(({ path, from, to, ports, why }) => ({ path, from, to, ports, why }));
    expect(missingEdges([runbookAction("revert-consumers")], open)).toEqual([
      "revert-consumers goes back over data client→source-endpoint, which has no keepUntil: any apply could close it within the rollback window. Set its keepUntil to the day on which the window ends.",
    ]);
  });

  it("takes actions of one's own, down to the port", () => {
    const action = {
      name: "drain",
      what: "",
      needs: [{ path: "control", from: "operator", to: ["connect"], port: 8443 }],
    } as const;
    expect(missingEdges([action], everyEdge())[0]).toMatch(/^drain needs control operator→connect tcp 8443, which no/);
    const edges = edgesOf({ roles: everyRole, listeners, rollbackUntil, ports: { connectRest: 8443 } });
    expect(missingEdges([action], edges)).toEqual([]);
  });

  it("asks nothing of roles that take no part", () => {
    expect(actionsFor(["client", "nlb", "broker"]).map(({ name }) => name)).toEqual([
      "move-producers",
      "move-consumers",
    ]);
  });

  it("knows no other action, and says which was meant", () => {
    expect(() => runbookAction("pause-conector")).toThrow(
      '"pause-conector" is no action of the runbook (nearest: "pause-connector")',
    );
  });
});
