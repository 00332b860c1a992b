import { decodeOffsetSync } from "../../../src/check/mirror-maker/offset-sync";
import { decodeSourcePosition } from "../../../src/check/mirror-maker/source-position";

const hex = (text: string): Buffer => Buffer.from(text, "hex");

describe("an offset sync, as MirrorMaker's own classes write it", () => {
  it("is read", () => {
    expect(decodeOffsetSync(hex("00066f726465727300000003"), hex("0000011f71fb04cb000000000000002a"))).toEqual({
      topic: "orders",
      partition: 3,
      sync: { upstream: 1234567890123, downstream: 42 },
    });
  });

  it("is read with a name beyond ASCII", () => {
    expect(decodeOffsetSync(hex("0008646f6e6ec3a9657300000000"), hex("0000011f71fb04cb000000000000002a"))?.topic).toBe(
      "données",
    );
  });

  it("is nothing where it is a tombstone or cut short", () => {
    expect(decodeOffsetSync(hex("00066f726465727300000003"), null)).toBeUndefined();
    expect(decodeOffsetSync(hex("00066f7264657273000000"), hex("0000011f71fb04cb000000000000002a"))).toBeUndefined();
    expect(decodeOffsetSync(hex("7fff6f726465727300000003"), hex("0000011f71fb04cb000000000000002a"))).toBeUndefined();
    expect(decodeOffsetSync(hex("00066f726465727300000003"), hex("0000011f71fb04cb"))).toBeUndefined();
  });
});

describe("a source position, as Connect stores it", () => {
  const key = (connector: string, partition: object): Buffer => Buffer.from(JSON.stringify([connector, partition]));
  const orders = { topic: "orders", partition: 3, cluster: "src" };

  it("is read whatever the order of its keys", () => {
    expect(decodeSourcePosition(key("MirrorSourceConnector", orders), Buffer.from('{"offset":41}'), "src")).toEqual({
      topic: "orders",
      partition: 3,
      offset: 41,
    });
  });

  it("is not taken from the checkpoint connector, whose keys look alike and always say 0", () => {
    const checkpoint = key("MirrorCheckpointConnector", { group: "billing", topic: "orders", partition: 3 });
    expect(decodeSourcePosition(checkpoint, Buffer.from('{"offset":0}'), "src")).toBeUndefined();
  });

  it("is not taken from another source", () => {
    expect(
      decodeSourcePosition(key("MirrorSourceConnector", orders), Buffer.from('{"offset":41}'), "other"),
    ).toBeUndefined();
  });

  it("is gone with a tombstone, and nothing where it is no JSON", () => {
    expect(decodeSourcePosition(key("MirrorSourceConnector", orders), null, "src")?.offset).toBeNull();
    expect(decodeSourcePosition(Buffer.from("\u0000\u0001"), Buffer.from("x"), "src")).toBeUndefined();
  });
});
