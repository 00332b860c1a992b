import { deployRightsHold } from "../../../src/check/checks/deploy-rights-hold";
import { grantsHold } from "../../../src/check/checks/grants-hold";
import { known } from "../../../src/kafka/answer";
import { type Acl } from "../../../src/kafka/acl";
import { anAcl, expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, forbidden } from "../../builders/snapshot";

const live = (...acls: readonly Acl[]) =>
  aSnapshot({ target: aCluster({ access: known({ authorizer: "on", acls }) }) });
const declared = (...acls: readonly Acl[]) =>
  expectations({
    access: [
      { cluster: "target", principal: "User:billing", acls: [...acls], nothingElse: true, phase: "after-apply" },
    ],
  });
const deny = anAcl({ permission: "DENY", resourceName: "orders.secret" });

describe("grants-hold", () => {
  it("passes the very ACLs that were declared", () => {
    expect(outcomes(judged(grantsHold, expectations(), aSnapshot()))).toEqual(["User:billing at the target | pass"]);
  });

  it("passes a wider ACL that comes to the same", () => {
    const wider = anAcl({ operation: "ALL", resourceName: "ord", patternType: "PREFIXED" });
    expect(outcomes(judged(grantsHold, expectations(), live(wider)))).toEqual(["User:billing at the target | pass"]);
  });

  it("fails with the grant that is missing", () => {
    const [result] = judged(grantsHold, declared(anAcl(), anAcl({ operation: "WRITE" })), live(anAcl()));
    expect(result).toMatchObject({ status: "fail", cause: "GRANT_MISSING", expected: "Allow WRITE on Topic orders" });
  });

  it("fails where only the implied part of a grant is there", () => {
    expect(outcomes(judged(grantsHold, expectations(), live(anAcl({ operation: "DESCRIBE" }))))).toEqual([
      "User:billing at the target | fail | GRANT_MISSING",
    ]);
  });

  it("fails where a Deny that nobody declared takes it away, even for one name under a prefix", () => {
    const prefix = anAcl({ resourceName: "orders", patternType: "PREFIXED" });
    expect(outcomes(judged(grantsHold, declared(prefix), live(prefix, deny)))).toEqual([
      "User:billing at the target | fail | GRANT_REFUSED",
    ]);
    expect(outcomes(judged(grantsHold, declared(prefix, deny), live(prefix, deny)))).toEqual([
      "User:billing at the target | pass",
    ]);
  });

  it("fails where a Deny that was declared does not deny", () => {
    expect(outcomes(judged(grantsHold, declared(anAcl(), deny), live(anAcl())))).toEqual([
      "User:billing at the target | fail | GRANT_MISSING",
    ]);
  });

  it("judges the source by the source's ACLs", () => {
    const expected = expectations({
      access: [
        { cluster: "source", principal: "User:billing", acls: [anAcl()], nothingElse: false, phase: "after-apply" },
      ],
    });
    const source = aCluster({ access: known({ authorizer: "on", acls: [] }) });
    expect(outcomes(judged(grantsHold, expected, aSnapshot({ source })))).toEqual([
      "User:billing at the source | fail | GRANT_MISSING",
    ]);
  });

  it("does not know ACLs that the checker may not read", () => {
    const seen = aSnapshot({ target: aCluster({ access: forbidden }) });
    expect(outcomes(judged(grantsHold, expectations(), seen))).toEqual([
      "User:billing at the target | unknown | TOPIC_AUTHORIZATION_FAILED",
    ]);
  });

  it("fails a declared Deny where there is no authorizer, and passes an Allow", () => {
    const seen = aSnapshot({ target: aCluster({ access: known({ authorizer: "off" }) }) });
    expect(outcomes(judged(grantsHold, declared(anAcl(), deny), seen))).toEqual([
      "User:billing at the target | fail | AUTHORIZER_OFF",
    ]);
    expect(outcomes(judged(grantsHold, declared(anAcl()), seen))).toEqual(["User:billing at the target | pass"]);
  });

  it("leaves what must hold before the apply to deploy-rights-hold", () => {
    const expected = expectations({
      access: [
        {
          cluster: "target",
          principal: "User:terraform",
          acls: [anAcl({ principal: "User:terraform", operation: "ALTER", resourceName: "*" })],
          nothingElse: false,
          phase: "before-apply",
        },
      ],
    });
    expect(judged(grantsHold, expected, live())).toEqual([]);
    expect(outcomes(judged(deployRightsHold, expected, live(), "before-apply"))).toEqual([
      "User:terraform at the target | fail | GRANT_MISSING",
    ]);
  });
});
