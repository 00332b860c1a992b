import { problemText } from "../../../src/documents/problem";
import { type Inventory } from "../../../src/inventory/document/inventory";
import { type PrincipalWords } from "../../../src/inventory/overlay/principal";
import { anInventory } from "../../builders/inventory";
import { aWave, translated, translationOf } from "../../builders/wave";

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

const credentials = [{ mechanism: "SCRAM-SHA-256" as const, iterations: 8192 }];

function translateWith(inventory: Partial<Inventory>, words: PrincipalWords = {}, profile = "apache-kafka@4.3") {
  const { target, undecided } = translationOf(aWave({ target: { profile } }), anInventory(inventory), {
    principals: new Map([["User:billing", words]]),
  });
  return {
    users: target.scramUsers,
    lines: target.ledger.filter(({ rule }) => /scram|api-key/.test(rule)),
    undecided: undecided.map(problemText).filter((text) => text.includes("scram-user")),
  };
}

describe("ways of signing in that change", () => {
  const apiKeys = ["K2", "K1"].map((id) => ({ id, owner: "User:billing", description: null }));

  it("gives the owner of API keys a SCRAM user under its name at the target, without a secret", () => {
    const { users, lines } = translateWith({ apiKeys }, { target: { principal: "User:invoices" } });
    expect(users).toEqual([{ user: "invoices", mechanism: "SCRAM-SHA-512", iterations: 4096 }]);
    expect(lines).toMatchObject([
      {
        change: "scram-user billing SCRAM-SHA-512",
        action: "added",
        source: "API key K1, K2",
        target: "SCRAM-SHA-512 of invoices",
        rule: "scram-user-added",
      },
    ]);
  });

  it("makes none for who signs in otherwise", () => {
    expect(translateWith({ apiKeys }, { target: { mechanism: "OAUTHBEARER" } }).users).toEqual([]);
  });

  it("tells of keys that nobody owns", () => {
    const { users, lines } = translateWith({ apiKeys: [{ id: "K9", owner: "", description: null }] });
    expect(users).toEqual([]);
    expect(lines).toMatchObject([{ change: "principal API key K9", rule: "api-key-without-owner" }]);
  });

  it("takes the mechanism that the principal map names, and says which one stays", () => {
    const scramUsers = [{ user: "billing", credentials }];
    const { users, lines } = translateWith({ scramUsers }, { target: { mechanism: "SCRAM-SHA-512" } });
    expect(users).toEqual([{ user: "billing", mechanism: "SCRAM-SHA-512", iterations: 4096 }]);
    expect(lines.map(({ change, action }) => `${action} ${change}`).sort()).toEqual([
      "added scram-user billing SCRAM-SHA-512",
      "kept-aside scram-user billing SCRAM-SHA-256",
    ]);
  });

  it("has a person accept that the target has no SCRAM users that could be written", () => {
    const { users, undecided } = translateWith(
      { scramUsers: [{ user: "billing", credentials }] },
      {},
      "confluent-cloud",
    );
    expect(users).toEqual([]);
    expect(undecided).toEqual([expect.stringContaining("needs an approval: scram-user billing SCRAM-SHA-256")]);
  });

  it("gives principals that become one a single password, and says so", () => {
    const { target } = translationOf(
      aWave({ members: { principals: ["User:a", "User:b"] } }),
      anInventory({ scramUsers: ["a", "b"].map((user) => ({ user, credentials })) }),
      { principals: new Map(["User:a", "User:b"].map((name) => [name, { target: { principal: "User:t" } }])) },
    );
    expect(target.scramUsers).toEqual([{ user: "t", mechanism: "SCRAM-SHA-256", iterations: 8192 }]);
    expect(target.ledger.find(({ rule }) => rule === "scram-users-merged")).toMatchObject({
      change: "scram-user b SCRAM-SHA-256",
    });
  });
});
