import { known, notKnown } from "../../../src/kafka/answer";
import { assembleInventory } from "../../../src/inventory/export/assemble-inventory";
import { isAnythingLost, keepableParts } from "../../../src/inventory/export/keepable-parts";
import {
  type ExportSettings,
  type PartialExport,
  partialExportText,
  resumedFrom,
} from "../../../src/inventory/export/partial-export";
import { partCount } from "../../../src/inventory/export/read-source";
import { sourceFacts } from "../../builders/source-facts";

const settings: ExportSettings = {
  clusterId: "source-cluster",
  address: "b-1:9094",
  principal: "SCRAM-SHA-512 auditor",
  exporterVersion: "1.2.3",
};
const startedAt = new Date("2026-03-01T12:00:00Z");
const tenMinutesLater = new Date("2026-03-01T12:10:00Z");
const hourMs = 3_600_000;

const aPartial = (given: Partial<PartialExport> = {}): PartialExport => ({
  settings,
  startedAt,
  facts: sourceFacts(),
  ...given,
});

const resumed = (text: string, given: Partial<ExportSettings> = {}, now = tenMinutesLater) =>
  resumedFrom(text, { settings: { ...settings, ...given }, now, withinMs: hourMs });

const lostConnection = { error: "ECONNRESET", message: "b-1:9094 breaks at metadata." };
const unreached = notKnown<never>(lostConnection);
const refused = notKnown<never>({ error: "CLUSTER_AUTHORIZATION_FAILED", message: "No right." });

describe("what an interrupted export has left", () => {
  it("holds every fact as it was", () => {
    const back = resumed(partialExportText(aPartial()));
    expect(back).toEqual({ partial: aPartial() });
    if (!("partial" in back)) throw new Error("it was refused");
    const taken = { now: tenMinutesLater, exporterVersion: "1.2.3", address: "b-1:9094", startedAt };
    const inventory = assembleInventory({ ...sourceFacts(), ...back.partial.facts }, taken);
    expect(inventory).toEqual(assembleInventory(sourceFacts(), taken));
    expect(inventory.sources[0]?.takenAt).toBe("2026-03-01T12:00:00.000Z");
  });

  it.each([
    ["another cluster", { clusterId: "other" }],
    ["other bootstrap servers", { address: "b-9:9094" }],
    ["another principal", { principal: "SCRAM-SHA-512 admin" }],
    ["another version of kafka-byoc", { exporterVersion: "2.0.0" }],
  ])("is of no use to %s", (words, given) => {
    expect(resumed(partialExportText(aPartial()), given)).toEqual({ refused: `it was made with ${words}` });
  });

  it("is of no use once it is too old", () => {
    const text = partialExportText(aPartial());
    expect(resumed(text, {}, new Date("2026-03-01T13:00:00Z"))).toHaveProperty("partial");
    expect(resumed(text, {}, new Date("2026-03-01T13:01:00Z"))).toEqual({ refused: "it is 61 minutes old" });
  });

  it("is of no use where it was cut, changed or is something else", () => {
    const text = partialExportText(aPartial());
    const damaged = [text.slice(0, -20), text.replace("orders", "0rders"), "", "{}\n{}", "null\n1", "[1]\n", "\0\n\0"];
    for (const one of damaged) expect(resumed(one)).toEqual({ refused: "it is not whole, or was changed" });
  });
});

describe("the parts that are kept", () => {
  it("are all of them, where nothing was lost", () => {
    expect(keepableParts(sourceFacts())).toEqual({ facts: sourceFacts(), count: partCount });
  });

  it("are those that were read, though a right was missing: it would be missing again", () => {
    const { quotas, cluster, topics } = sourceFacts();
    expect(keepableParts({ cluster, topics, quotas: refused }).facts).toEqual({ cluster, topics, quotas: refused });
    expect(isAnythingLost({ quotas: refused })).toBe(false);
    expect(keepableParts({ quotas }).count).toBe(1);
  });

  it("are none with a hole that a lost connection has left", () => {
    const facts = sourceFacts({
      quotas: unreached,
      topicConfigs: new Map(sourceFacts().topicConfigs).set("orders", unreached),
      transactionalIds: known({ transactionalIds: [], incompleteBecause: lostConnection }),
    });
    expect(isAnythingLost(facts)).toBe(true);
    const { facts: kept, count } = keepableParts(facts);
    expect(count).toBe(partCount - 3);
    for (const part of ["quotas", "topicConfigs", "transactionalIds"]) expect(kept).not.toHaveProperty(part);
  });

  it("are no logs that are older than the commits, which will be read again", () => {
    const { facts } = keepableParts(sourceFacts({ commits: new Map([["readers", unreached]]) }));
    for (const part of ["groups", "members", "commits", "logs"]) expect(facts).not.toHaveProperty(part);
  });

  it("are none of topics, where the topics are not kept", () => {
    const { facts } = keepableParts({ ...sourceFacts(), topics: new Map([["orders", unreached]]) });
    expect(Object.keys(facts).sort()).toEqual([
      "access",
      "brokerConfigs",
      "quotas",
      "reassignments",
      "releases",
      "scramUsers",
      "transactionalIds",
    ]);
  });

  it("are none with a secret in it, whether its key says so or its shape", () => {
    const source = "DYNAMIC_BROKER_CONFIG" as const;
    for (const planted of [
      { "listener.password": { value: "hunter2-correct-horse", source } },
      { "some.url": { value: "https://app:hunter2@registry", source } },
    ]) {
      const { facts, count } = keepableParts(sourceFacts({ brokerConfigs: new Map([[1, known(planted)]]) }));
      expect(count).toBe(partCount - 1);
      expect(partialExportText(aPartial({ facts }))).not.toContain("hunter2");
    }
  });
});
