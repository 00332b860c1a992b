import { requiredAcls } from "../../../src/constructs/mirror-maker/required-acls";
import { type Acl } from "../../../src/kafka/acl";
import { aMirrorMaker } from "../../builders/synthesized";

const line = ({ operation, resourceType, resourceName, patternType }: Acl): string =>
  `${operation} ${resourceType} ${resourceName}${patternType === "PREFIXED" ? "*" : ""}`;
const work = { topics: ["orders"], groups: ["billing"] };

describe("what MirrorMaker may do", () => {
  it("is reading at the source, and nothing that changes it", () => {
    const { source } = requiredAcls(aMirrorMaker(), work);
    expect(source.map(line)).toEqual(["READ TOPIC orders", "DESCRIBE GROUP billing"]);
    expect(new Set(source.map(({ principal }) => principal))).toEqual(new Set(["User:mm2-source"]));
  });

  it("is writing records, offsets and its own topics at the target, and creating or altering nothing", () => {
    const { target } = requiredAcls(aMirrorMaker(), work);
    expect(target.map(line)).toEqual([
      "WRITE TOPIC orders",
      "READ TOPIC orders",
      "READ GROUP billing",
      "READ GROUP src-mm2",
      "READ TOPIC mm2-configs.src.internal",
      "WRITE TOPIC mm2-configs.src.internal",
      "READ TOPIC mm2-offsets.src.internal",
      "WRITE TOPIC mm2-offsets.src.internal",
      "READ TOPIC mm2-status.src.internal",
      "WRITE TOPIC mm2-status.src.internal",
      "READ TOPIC mm2-offset-syncs.src.internal",
      "WRITE TOPIC mm2-offset-syncs.src.internal",
      "READ TOPIC src.checkpoints.internal",
      "WRITE TOPIC src.checkpoints.internal",
    ]);
    expect(target.every(({ principal, permission }) => principal === "User:mm2-target" && permission === "ALLOW")).toBe(
      true,
    );
  });

  it("is less without groups: nobody's offset is committed", () => {
    const { source, target } = requiredAcls(aMirrorMaker(), { topics: ["orders"], groups: [] });
    expect(source.map(line)).toEqual(["READ TOPIC orders"]);
    expect(target.map(line)).not.toContain("READ TOPIC orders");
  });

  it("is more for exactly-once: the transactions of the leader and of every task", () => {
    const { target } = requiredAcls(aMirrorMaker({ exactlyOnce: true }), work);
    expect(target.map(line).filter((it) => it.includes("TRANSACTIONAL_ID"))).toEqual([
      "WRITE TRANSACTIONAL_ID connect-cluster-src-mm2",
      "WRITE TRANSACTIONAL_ID src-mm2-Mirror*",
      "DESCRIBE TRANSACTIONAL_ID connect-cluster-src-mm2",
      "DESCRIBE TRANSACTIONAL_ID src-mm2-Mirror*",
    ]);
  });
});
