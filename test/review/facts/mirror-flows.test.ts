import { isOn, mirrorFlowsOf } from "../../../src/review/facts/mirror-flows";
import { mirrorProblems } from "../../../src/review/facts/mirror-problems";
import { aPlan } from "../../builders/plan";

const properties = (...lines: readonly string[]) =>
  aPlan([
    {
      type: "kubernetes_config_map_v1",
      after: {
        data: {
          "mm2.properties": [
            "clusters = src, tgt",
            "src.bootstrap.servers = s:9094",
            "src.security.protocol = SSL",
            "src->tgt.enabled = true",
            ...lines,
          ].join("\n"),
        },
      },
    },
  ]);
const problems = (...lines: readonly string[]) => {
  const flows = mirrorFlowsOf(properties(...lines));
  return flows.flatMap((flow) => mirrorProblems(flow, flows).map(({ key }) => key));
};

describe("flows of MirrorMaker", () => {
  test("take a flow's own setting before the common one", () => {
    const [flow] = mirrorFlowsOf(
      properties("emit.checkpoints.enabled = false", "src->tgt.emit.checkpoints.enabled = true"),
    );
    expect(flow?.name).toBe("src->tgt");
    expect(flow === undefined ? null : isOn(flow, "emit.checkpoints.enabled", false)).toBe(true);
  });

  test("are those that are on", () => {
    expect(mirrorFlowsOf(properties("tgt->src.enabled = false")).map(({ name }) => name)).toEqual(["src->tgt"]);
  });

  test("are Strimzi's connectors of a mirror", () => {
    const plan = aPlan([
      {
        type: "kubernetes_manifest",
        after: {
          manifest: {
            apiVersion: "kafka.strimzi.io/v1",
            kind: "KafkaMirrorMaker2",
            spec: {
              mirrors: [
                {
                  sourceConnector: { config: { "sync.topic.acls.enabled": false } },
                  checkpointConnector: { config: { "sync.group.offsets.enabled": true } },
                },
              ],
            },
          },
        },
      },
    ]);
    expect(mirrorFlowsOf(plan).map(({ part }) => part)).toEqual(["source", "checkpoint"]);
    const [source] = mirrorFlowsOf(plan);
    expect(source === undefined ? null : isOn(source, "sync.topic.acls.enabled", true)).toBe(false);
  });
});

describe("settings of MirrorMaker that quietly do harm", () => {
  test.each([
    [["sync.group.offsets.enabled = true", "emit.checkpoints.enabled = false"], "emit.checkpoints.enabled"],
    [["sync.group.offsets.enabled = true", "emit.offset-syncs.enabled = false"], "emit.offset-syncs.enabled"],
    [["tgt.exactly.once.source.support = enabled"], "exactly.once.source.support"],
    [["scheduled.rebalance.max.delay.ms = 10000"], "offset.flush.interval.ms"],
  ])("%j", (lines, key) => {
    expect(problems(...lines)).toEqual([key]);
  });

  test("are none in a sound configuration", () => {
    expect(
      problems(
        "replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy",
        "sync.group.offsets.enabled = true",
        "tgt.exactly.once.source.support = enabled",
        "src.consumer.isolation.level = read_committed",
        "tgt.offset.flush.interval.ms = 5000",
      ),
    ).toEqual([]);
  });

  test("name a circle once", () => {
    const policy = "replication.policy.class = org.apache.kafka.connect.mirror.IdentityReplicationPolicy";
    expect(problems(policy, "tgt->src.enabled = true")).toEqual(["enabled"]);
    expect(problems("tgt->src.enabled = true")).toEqual([]);
  });
});
