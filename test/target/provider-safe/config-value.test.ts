import { boundsText, canonicalConfigValue, outOfBounds } from "../../../src/target/provider-safe/config-value";
import { profileOf } from "../../../src/target/read-profile";

const keys = profileOf("apache-kafka@4.3").configs;

function key(name: string) {
  const found = keys.get(name);
  if (found === undefined) throw new Error(`no key ${name}`);
  return found;
}

/** Taken from `ConfigDef.parse` and `ConfigDef.convertToString` of kafka-clients 4.3.1 over LogConfig's definitions. */
describe("the broker's own spelling of a config value", () => {
  it.each([
    ["cleanup.policy", "", ""],
    ["cleanup.policy", "compact,compact", "compact"],
    ["cleanup.policy", " compact , delete ", "compact,delete"],
    ["retention.ms", "+5", "5"],
    ["retention.ms", "05", "5"],
    ["retention.ms", " 5 ", "5"],
    ["retention.ms", "-0", "0"],
    ["retention.ms", "9223372036854775807", "9223372036854775807"],
    ["min.cleanable.dirty.ratio", "1", "1.0"],
    ["min.cleanable.dirty.ratio", ".5", "0.5"],
    ["min.cleanable.dirty.ratio", "0.50", "0.5"],
    ["min.cleanable.dirty.ratio", "5e-1", "0.5"],
    ["min.cleanable.dirty.ratio", "0.00001", "1.0E-5"],
    ["min.cleanable.dirty.ratio", "0.00012", "1.2E-4"],
    ["min.cleanable.dirty.ratio", "0.5f", "0.5"],
    ["min.cleanable.dirty.ratio", "0", "0.0"],
    ["min.cleanable.dirty.ratio", "0.1000000000000000055", "0.1"],
    ["preallocate", " True ", "true"],
    ["compression.type", " gzip ", "gzip"],
  ])("of %s = %j is %j", (name, raw, value) => {
    expect(canonicalConfigValue(key(name), raw)).toEqual({ ok: true, value, respelled: false });
  });

  it.each([
    ["cleanup.policy", "DELETE", "Write delete."],
    ["cleanup.policy", "delete,", "Write one of compact, delete."],
    ["retention.ms", "1e3", "Write digits only, such as 604800000."],
    ["retention.ms", "", "Write digits only, such as 604800000."],
    ["retention.ms", "9223372036854775808", "Write a number in between."],
    ["segment.bytes", "2147483648", "Write a number in between."],
    ["min.cleanable.dirty.ratio", "NaN", "Write a number such as 0.5."],
    ["preallocate", "yes", "Write true or false."],
    ["message.timestamp.type", "createtime", "Write CreateTime."],
  ])("does not exist for %s = %j, and it says what to write", (name, raw, instead) => {
    expect(canonicalConfigValue(key(name), raw)).toMatchObject({ ok: false, instead });
  });

  it.each([
    ["retention.ms", "-1", undefined],
    ["retention.ms", "-2", "below"],
    ["retention.bytes", "-5", undefined],
    ["min.insync.replicas", "0", "below"],
    ["min.cleanable.dirty.ratio", "1.0E-5", undefined],
    ["min.cleanable.dirty.ratio", "1.5", "above"],
    ["compression.gzip.level", "-1", undefined],
    ["compression.gzip.level", "0", "below"],
    ["compression.gzip.level", "10", "above"],
  ])("is held against the bounds: %s = %s is %s", (name, value, expected) => {
    expect(outOfBounds(key(name), value)).toBe(expected);
  });

  it("says the bounds in words", () => {
    expect(boundsText(key("compression.gzip.level"))).toBe("from 1 to 9, or -1");
    expect(boundsText(key("segment.bytes"))).toBe("at least 1048576");
  });
});
