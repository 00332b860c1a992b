import { verdictOnConfig } from "../../../src/review/facts/topic-configs";
import { profileOf } from "../../../src/target/read-profile";

const kafka = profileOf("apache-kafka@4.3");

describe("what brokers make of a config value", () => {
  test.each([
    ["min.cleanable.dirty.ratio", "0.50", "0.5"],
    ["min.cleanable.dirty.ratio", "1", "1.0"],
    ["cleanup.policy", "compact, delete", "compact,delete"],
    ["preallocate", "TRUE", "true"],
    ["retention.ms", " 1000", "1000"],
  ])("%s = %j is printed as %j", (key, raw, as) => {
    expect(verdictOnConfig(kafka, key, raw)).toEqual({ is: "respelled", as });
  });

  test.each([
    ["min.cleanable.dirty.ratio", "0.5"],
    ["cleanup.policy", "delete,compact"],
    ["retention.ms", "604800000"],
    ["compression.gzip.level", "-1"],
  ])("%s = %j is kept", (key, raw) => {
    expect(verdictOnConfig(kafka, key, raw)).toEqual({ is: "kept" });
  });

  test.each([
    ["compression.type", "none", "Write uncompressed"],
    ["segment.bytes", "1000", "at least 1048576"],
    ["retention.sm", "1", "nearest: retention.ms"],
    ["message.format.version", "3.0", "gone since 4.0"],
    ["confluent.tier.enable", "true", "another distribution"],
    ["retention.ms", "a week", "whole number"],
  ])("%s = %j is refused: %s", (key, raw, why) => {
    const verdict = verdictOnConfig(kafka, key, raw);
    expect(verdict.is === "refused" ? verdict.why : verdict.is).toContain(why);
  });

  test("AutoMQ writes its own value over another", () => {
    expect(verdictOnConfig(profileOf("automq@1.7"), "min.insync.replicas", "2")).toEqual({ is: "respelled", as: "1" });
  });
});
