import { decodeAnswer, encodeQuestion } from "../../../../src/check/network/look/dns-message";
import { answerTo } from "./scripted-resolver";

const question = encodeQuestion(4711, "b-0.kafka.example.com", "A")!;
const answer = answerTo(question, [
  { name: "b-0.kafka.example.com", type: "CNAME", value: "nlb.example.com", ttl: 300 },
  { name: "nlb.example.com", type: "A", value: "10.0.0.1", ttl: 60 },
]);

describe("a DNS question", () => {
  it("is as RFC 1035 has it: head, labels with their lengths, type and class", () => {
    expect(encodeQuestion(1, "a.bc", "AAAA")?.toString("hex")).toBe(
      "0001010000010000000000000161026263" + "00" + "001c0001",
    );
    expect(encodeQuestion(1, "a.bc.", "AAAA")).toEqual(encodeQuestion(1, "a.bc", "AAAA"));
  });

  it.each(["", "a..b", `${"x".repeat(64)}.example.com`, `${"x.".repeat(127)}xx`])("is not made of %j", (host) => {
    expect(encodeQuestion(1, host, "A")).toBeUndefined();
  });
});

describe("a DNS answer", () => {
  it("tells every record with its own TTL", () => {
    expect(decodeAnswer(answer)).toEqual({
      id: 4711,
      code: 0,
      truncated: false,
      records: [
        { name: "b-0.kafka.example.com", type: 5, ttlSeconds: 300 },
        { name: "nlb.example.com", type: 1, ttlSeconds: 60 },
      ],
    });
  });

  it("follows names that point back into the message", () => {
    const compressed = Buffer.from(
      "0001818000010001000000000161026263000001000" + "1c00c00010001000000" + "3c00040a000001",
      "hex",
    );
    expect(decodeAnswer(compressed)?.records).toEqual([{ name: "a.bc", type: 1, ttlSeconds: 60 }]);
  });

  it("is none where a name points at itself, and ends", () => {
    const looping = Buffer.from("000181800000000100000000" + "c00c" + "00010001" + "0000003c" + "0000", "hex");
    expect(decodeAnswer(looping)).toBeUndefined();
  });

  it("is none where it was cut anywhere, and where it is a question", () => {
    for (let length = 0; length < answer.length; length += 1)
      expect([length, decodeAnswer(answer.subarray(0, length))]).toEqual([length, undefined]);
    expect(decodeAnswer(question)).toBeUndefined();
  });

  it("throws nothing, whatever bytes come", () => {
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 3_000; round += 1) {
      const bytes = Buffer.from(answer);
      for (let changes = 0; changes < 4; changes += 1) bytes[random(bytes.length)] = random(256);
      expect(() => decodeAnswer(bytes)).not.toThrow();
    }
  });
});
