import { accountOf, isDeclared, isEveryPrincipal, isWholeAccount } from "../../../src/review/facts/account-principals";

const root = "arn:aws:iam::444455556666:root";
const role = "arn:aws:iam::444455556666:role/billing";

describe("principals of endpoint services", () => {
  it.each(["*", "**", "arn:aws:iam::*:root", "arn:aws-cn:iam::44445555????:root"])("%s is everybody", (arn) => {
    expect(isEveryPrincipal(arn)).toBe(true);
  });

  it.each([root, role, "444455556666", "arn:aws:iam::444455556666:role/*", "", "nonsense"])(
    "%s is not everybody",
    (arn) => {
      expect(isEveryPrincipal(arn)).toBe(false);
    },
  );

  it("are a whole account by its number or its root", () => {
    expect([root, "444455556666", role].map(isWholeAccount)).toEqual([true, true, false]);
    expect([root, "444455556666", role, "x"].map(accountOf)).toEqual([
      "444455556666",
      "444455556666",
      "444455556666",
      null,
    ]);
  });

  it("are declared as they are, or within an account that is declared whole, and never the other way", () => {
    expect(isDeclared(root, ["444455556666"])).toBe(true);
    expect(isDeclared(role, [root])).toBe(true);
    expect(isDeclared(root, [role])).toBe(false);
    expect(isDeclared("arn:aws:iam::999988887777:role/billing", [root])).toBe(false);
  });
});
