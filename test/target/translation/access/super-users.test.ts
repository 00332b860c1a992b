import { type Inventory } from "../../../../src/inventory/document/inventory";
import { type People } from "../../../../src/inventory/overlay/people";
import { problemText } from "../../../../src/documents/problem";
import { anAcl, anInventory } from "../../../builders/inventory";
import { aWave, translationOf, type WaveParts } from "../../../builders/wave";

function translate(superUsers: readonly string[] | null, said: Partial<People> = {}, wave: WaveParts = {}) {
  const blank = anInventory();
  const cluster: Inventory["cluster"] = { ...blank.cluster, superUsers: superUsers === null ? null : [...superUsers] };
  const { target, undecided } = translationOf(
    aWave(wave),
    anInventory({ cluster, acls: [anAcl(), anAcl({ resourceType: "GROUP", resourceName: "billing" })] }),
    said,
  );
  return {
    lines: target.ledger.filter(({ field }) => field === "super.users"),
    undecided: undecided.map(problemText),
    permissions: target.permissions,
  };
}

describe("super users of the source", () => {
  it("lose at the target what no ACL gives them, and a person has to accept it", () => {
    const { lines, undecided, permissions } = translate(["User:billing", "User:admin"]);
    expect(lines).toMatchObject([{ change: "principal User:billing super.users", rule: "principal-is-super-user" }]);
    expect(undecided).toEqual([expect.stringContaining("needs an approval: principal User:billing super.users")]);
    expect(permissions).toMatchObject([
      { result: "narrower", operations: ["ALL"], because: ["principal User:billing super.users"] },
    ]);
  });

  it("may be told by people, where brokers do not tell", () => {
    expect(translate(null, { cluster: { superUsers: ["User:billing"] } }).undecided).toHaveLength(1);
  });

  it("are not asked for where the wave has none of them", () => {
    expect(translate(["User:admin"])).toEqual({ lines: [], undecided: [], permissions: [] });
  });

  it("are noted as not known where nobody tells", () => {
    const { lines, undecided } = translate(null);
    expect(lines).toMatchObject([{ action: "noted", rule: "super-users-not-known" }]);
    expect(undecided).toEqual([]);
  });

  it("can be named in a wave though no ACL names them", () => {
    const members = { principals: ["User:root"] };
    expect(translate(["User:root"], {}, { members }).undecided).toHaveLength(1);
  });
});
