import { anInventory } from "../../builders/inventory";
import { aWave, translated } from "../../builders/wave";

const translate = (user: string, iterations: number) =>
  translated(
    aWave(),
    anInventory({ scramUsers: [{ user, credentials: [{ mechanism: "SCRAM-SHA-512", iterations }] }] }),
  );

describe("translating SCRAM users", () => {
  it("moves the credential of a wave principal without a secret", () => {
    expect(translate("billing", 8192).scramUsers).toEqual([
      { user: "billing", mechanism: "SCRAM-SHA-512", iterations: 8192 },
    ]);
  });

  it("leaves the users of others at the source", () => {
    expect(translate("audit", 8192).scramUsers).toEqual([]);
  });

  it.each([
    [1000, 4096],
    [100_000, 16_384],
  ])("brings %d iterations within what brokers accept", (iterations, expected) => {
    const { scramUsers, ledger } = translate("billing", iterations);
    expect(scramUsers[0]?.iterations).toBe(expected);
    expect(ledger.find(({ change }) => change === "scram-user billing SCRAM-SHA-512 iterations")).toMatchObject({
      action: "changed",
      source: String(iterations),
      target: String(expected),
    });
  });
});
