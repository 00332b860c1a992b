import { unknownsOf } from "../../../src/inventory/export/unknowns";

const refused = (grantNeeded: string) => ({ error: "GROUP_AUTHORIZATION_FAILED", message: "No right.", grantNeeded });

describe("notes of what is not known", () => {
  it("tell a part that all groups lack once, with the grant for all", () => {
    const unknowns = unknownsOf({ topics: 0, groups: 2 });
    for (const group of ["a", 'b"]c'])
      unknowns.note(`groups[${JSON.stringify(group)}].offsets`, refused(`DESCRIBE on Group ${group}`));
    expect(unknowns.noted()).toEqual([{ path: "groups[*].offsets", ...refused("DESCRIBE on Group *") }]);
  });

  it("tell it for each where some have it, or where the reasons differ", () => {
    const some = unknownsOf({ topics: 0, groups: 3 });
    const differing = unknownsOf({ topics: 0, groups: 2 });
    for (const group of ["a", "b"]) some.note(`groups["${group}"].members`, refused(`DESCRIBE on Group ${group}`));
    differing.note('groups["a"].members', refused("DESCRIBE on Group a"));
    differing.note('groups["b"].members', { error: "NO_ANSWER", message: "Left out." });
    expect(some.noted().map(({ path }) => path)).toEqual(['groups["a"].members', 'groups["b"].members']);
    expect(differing.noted()).toHaveLength(2);
  });
});
