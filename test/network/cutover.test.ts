import { type Cutover, cutoverProblems } from "../../src/network/cutover";
import { sourceKinds } from "../../src/network/source-kind";

const alias = "orders.kafka.example.com";

/** A source and a target of one's own, both of whose certificates have the alias. */
function aCutover(different: Partial<Cutover> = {}): Cutover {
  return {
    alias,
    method: "dns",
    source: { kind: "endpoint-service", certificateNames: [alias] },
    target: { certificateNames: [alias] },
    ...different,
  };
}

describe("a cut-over by DNS", () => {
  it("is possible where both sides' certificates have the alias", () => {
    expect(cutoverProblems(aCutover())).toEqual([]);
    expect(
      cutoverProblems(aCutover({ source: { kind: "peering", certificateNames: ["*.kafka.example.com"] } })),
    ).toEqual([]);
  });

  it.each(sourceKinds.filter((kind) => kind.startsWith("confluent")))("is impossible from %s", (kind) => {
    expect(cutoverProblems(aCutover({ source: { kind, certificateNames: [alias] } }))).toEqual([
      `${alias} cannot be moved by DNS: the source is Confluent Cloud, whose certificates have no name of yours, so clients that use ${alias} refuse the source. Use method "config": change the bootstrap servers in the clients' configuration (Secrets Manager, Parameter Store, ConfigMap) and restart them.`,
    ]);
  });

  it.each(sourceKinds.filter((kind) => kind.startsWith("msk")))("is impossible from %s", (kind) => {
    expect(cutoverProblems(aCutover({ source: { kind } }))).toEqual([
      expect.stringContaining("the source is Amazon MSK, whose certificates have no name of yours"),
    ]);
  });

  it("is impossible from either by any other way, which its certificates tell", () => {
    const msk = ["*.orders.abc123.c4.kafka.eu-west-1.amazonaws.com"];
    expect(cutoverProblems(aCutover({ source: { kind: "peering", certificateNames: msk } }))[0]).toContain(
      "Amazon MSK",
    );
    const cloud = ["*.us-east-1.aws.confluent.cloud"];
    expect(cutoverProblems(aCutover({ source: { kind: "public", certificateNames: cloud } }))[0]).toContain(
      "Confluent Cloud",
    );
  });

  it("names each side whose certificates lack the alias", () => {
    const problems = cutoverProblems(
      aCutover({
        source: { kind: "endpoint-service", certificateNames: ["b-0.old.example.com"] },
        target: { certificateNames: ["*.example.com"] },
      }),
    );
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain("the source's certificates lack it (they have b-0.old.example.com)");
    expect(problems[1]).toContain("the target's certificates lack it. Add it to the aliases of the listener plan");
  });

  it("believes nothing of certificates that are not known", () => {
    expect(cutoverProblems(aCutover({ source: { kind: "endpoint-service" } }))).toEqual([
      expect.stringContaining("the names of the source's certificates are not known"),
    ]);
  });

  it("is refused where clients would hop by themselves", () => {
    expect(cutoverProblems(aCutover({ clientsMayRebootstrap: true }))).toEqual([
      expect.stringContaining("metadata.recovery.strategy=rebootstrap"),
    ]);
  });
});

describe("a cut-over by configuration", () => {
  it.each(sourceKinds)("is possible from %s", (kind) => {
    const target = { certificateNames: [] };
    expect(cutoverProblems({ alias, method: "config", source: { kind }, target, clientsMayRebootstrap: true })).toEqual(
      [],
    );
  });
});
