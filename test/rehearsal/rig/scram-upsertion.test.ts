import { createHash, createHmac } from "node:crypto";
import { scramUpsertion } from "../../../src/rehearsal/rig/alter-user-scram-credentials";

describe("a SCRAM credential", () => {
  it("is salted anew each time and holds the password nowhere", () => {
    const [first, second] = [scramUpsertion("app", "secret-text"), scramUpsertion("app", "secret-text")];
    expect(first.salt.equals(second.salt)).toBe(false);
    expect(first.saltedPassword).toHaveLength(64);
    expect(Buffer.concat([first.salt, first.saltedPassword]).includes("secret-text")).toBe(false);
  });

  it("is what RFC 5802 computes: its first block by hand", () => {
    const { salt, saltedPassword, iterations } = scramUpsertion("app", "pencil");
    let block = createHmac("sha512", "pencil")
      .update(Buffer.concat([salt, Buffer.from([0, 0, 0, 1])]))
      .digest();
    const sum = Buffer.from(block);
    for (let round = 1; round < iterations; round++) {
      block = createHmac("sha512", "pencil").update(block).digest();
      for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) ^ (block[at] ?? 0);
    }
    expect(saltedPassword.equals(sum)).toBe(true);
    expect(createHash("sha512").update(sum).digest()).toHaveLength(64);
  });
});
