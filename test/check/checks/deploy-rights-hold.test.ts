import { deployRightsHold } from "../../../src/check/checks/deploy-rights-hold";
import { known } from "../../../src/kafka/answer";
import { type Acl, type Operation } from "../../../src/kafka/acl";
import { anAcl, expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot } from "../../builders/snapshot";

const right = (operation: Operation): Acl => anAcl({ principal: "User:terraform", operation, resourceName: "*" });

const expected = expectations({
  access: [
    {
      cluster: "target",
      principal: "User:terraform",
      acls: (["CREATE", "ALTER", "ALTER_CONFIGS", "DESCRIBE", "DESCRIBE_CONFIGS"] as const).map(right),
      nothingElse: false,
      phase: "before-apply",
    },
  ],
});

const live = (...operations: readonly Operation[]) =>
  aSnapshot({ target: aCluster({ access: known({ authorizer: "on", acls: operations.map(right) }) }) });

describe("deploy-rights-hold", () => {
  it("passes the least that deploying needs: reading is implied", () => {
    const seen = live("CREATE", "ALTER", "ALTER_CONFIGS");
    expect(outcomes(judged(deployRightsHold, expected, seen, "before-apply"))).toEqual([
      "User:terraform at the target | pass",
    ]);
  });

  it("fails where a right to read is missing, and says what the provider would plan", () => {
    const [result] = judged(deployRightsHold, expected, live("CREATE", "ALTER"), "before-apply");
    expect(result).toMatchObject({ status: "fail", cause: "GRANT_MISSING" });
    expect(result?.expected).toContain("Allow DESCRIBE_CONFIGS on Topic *");
    expect(deployRightsHold.why).toContain("plans every topic as new");
  });
});
