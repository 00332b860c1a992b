import { type PathSecurity } from "../../../src/constructs/network/path-security";
import { type Edge } from "../../../src/network/edge";
import { sourceKinds } from "../../../src/network/source-kind";
import { wayTo } from "../../../src/constructs/network/source/private-source";
import { aConfluentSource, synthesizedSource } from "../../builders/source-endpoint";
import { blocksOf, type Synthesized } from "../../builders/synthesized";

const edge = (different: Partial<Edge> = {}): Edge => ({
  path: "data",
  from: "replicator",
  to: "source-endpoint",
  ports: { protocol: "tcp", from: 9092, to: 9092 },
  why: "the replicator reads the source",
  keepUntil: "2027-03-31",
  ...different,
});
const security = (...edges: readonly Edge[]): { readonly security: PathSecurity } => ({
  security: { edges, securityGroupId: (role) => `sg-${role}` },
});
const lifecycles = (stack: Synthesized): unknown[] =>
  Object.keys(stack.resource)
    .flatMap((type) => blocksOf(type, stack))
    .map(({ lifecycle }) => lifecycle);

describe("the way to the source", () => {
  it("cannot be destroyed until its day is over", () => {
    const { stack } = synthesizedSource(aConfluentSource(), { now: new Date("2027-03-31T23:59:59Z") });
    expect(lifecycles(stack)).toHaveLength(6);
    for (const lifecycle of lifecycles(stack)) expect(lifecycle).toMatchObject({ prevent_destroy: true });
  });

  it("can be taken away on the day after, and says that it should", () => {
    const { stack } = synthesizedSource(aConfluentSource(), { now: new Date("2027-04-01T00:00:00Z") });
    for (const lifecycle of lifecycles(stack)) expect(lifecycle).toMatchObject({ prevent_destroy: false });
    expect(stack.warnings).toContain(
      "orders-prod: the day is past until which the way to the source had to stay (2027-03-31). Take it out, or give it a later day.",
    );
  });

  it("says who answers for it", () => {
    const { stack } = synthesizedSource(aConfluentSource(), { owner: "streaming" });
    expect(blocksOf("aws_vpc_endpoint", stack)).toMatchObject([{ tags: { "kafka-byoc/owner": "streaming" } }]);
  });

  it("is known for every kind of source", () => {
    const unknown = sourceKinds.filter(
      (kind) => wayTo({ ...aConfluentSource(), ...JSON.parse(JSON.stringify({ kind })) }) === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it("refuses edges that do not open what the source listens on", () => {
    expect(() => synthesizedSource(aConfluentSource({ rest: true }), security(edge()))).toThrow(
      "security: no edge to source-endpoint opens tcp 443, where the source listens: make the matrix with ports.source from sourcePorts(source).",
    );
    expect(() => synthesizedSource(aConfluentSource(), security())).toThrow(
      "no edge to source-endpoint opens tcp 9092",
    );
  });

  it("refuses 80, which Confluent's own example opens", () => {
    const wide = edge({ ports: { protocol: "tcp", from: 80, to: 9092 } });
    expect(() => synthesizedSource(aConfluentSource(), security(wide))).toThrow(
      "security: the edge replicator→source-endpoint opens 80 (tcp 80-9092), which nothing but a redirect of browsers needs",
    );
  });

  it("refuses edges that close before the way does", () => {
    expect(() => synthesizedSource(aConfluentSource(), security(edge({ keepUntil: "2027-03-30" })))).toThrow(
      "security: the edge replicator→source-endpoint tcp 9092 stays until 2027-03-30, and the way to the source until 2027-03-31: set rollbackUntil of the matrix to 2027-03-31.",
    );
    const { path, from, to, ports, why } = edge();
    expect(() => synthesizedSource(aConfluentSource(), security({ path, from, to, ports, why }))).toThrow(
      "stays until any apply",
    );
  });

  it("refuses a day, a region and a name that are none, all at once", () => {
    const wrong = (): unknown =>
      synthesizedSource(aConfluentSource(), { keepUntil: "31.3.2027", region: "use1-az1", name: "${x}" });
    expect(wrong).toThrow('keepUntil: "31.3.2027" is no day: write it as 2027-03-31');
    expect(wrong).toThrow('region "use1-az1" is no region');
    expect(wrong).toThrow('name "${x}" goes into tags and descriptions');
  });
});
