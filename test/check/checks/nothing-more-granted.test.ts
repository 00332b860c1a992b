import { nothingMoreGranted } from "../../../src/check/checks/nothing-more-granted";
import { type Acl } from "../../../src/kafka/acl";
import { known } from "../../../src/kafka/answer";
import { anAcl, expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot } from "../../builders/snapshot";

const live = (...acls: readonly Acl[]) =>
  aSnapshot({ target: aCluster({ access: known({ authorizer: "on", acls: [anAcl(), ...acls] }) }) });

const failing = (...acls: readonly Acl[]): readonly string[] =>
  outcomes(judged(nothingMoreGranted, expectations(), live(...acls)).filter(({ status }) => status !== "pass"));

describe("nothing-more-granted", () => {
  it("passes what was declared, and what it implies", () => {
    expect(failing()).toEqual([]);
    expect(failing(anAcl({ operation: "DESCRIBE" }))).toEqual([]);
    expect(failing(anAcl({ host: "10.0.0.7" }))).toEqual([]);
  });

  it("fails a principal of the wave that may do more, whatever it may do it to", () => {
    expect(failing(anAcl({ operation: "WRITE" }))).toEqual([
      "User:billing at the target | fail | GRANT_BEYOND_DECLARED",
    ]);
    expect(failing(anAcl({ resourceName: "orders", patternType: "PREFIXED" }))).toHaveLength(1);
    expect(failing(anAcl({ resourceName: "payments" }))).toHaveLength(1);
    expect(
      failing(anAcl({ resourceType: "CLUSTER", resourceName: "kafka-cluster", operation: "CREATE" })),
    ).toHaveLength(1);
  });

  it("takes a Deny for no grant, and a grant that a Deny takes away for none either", () => {
    expect(failing(anAcl({ permission: "DENY", resourceName: "payments" }))).toEqual([]);
    expect(failing(anAcl({ operation: "WRITE" }), anAcl({ operation: "WRITE", permission: "DENY" }))).toEqual([]);
    expect(
      failing(
        anAcl({ operation: "DELETE", resourceName: "payments" }),
        anAcl({ operation: "ALL", permission: "DENY", resourceName: "pay", patternType: "PREFIXED" }),
      ),
    ).toEqual([]);
  });

  it("fails anybody whom nobody declared and who reaches into the wave, by name", () => {
    expect(failing(anAcl({ principal: "User:mallory", operation: "WRITE" }))).toEqual([
      "User:mallory at the target | fail | GRANT_BEYOND_DECLARED",
    ]);
    expect(failing(anAcl({ principal: "User:*", resourceName: "*" }))).toEqual([
      "User:* at the target | fail | GRANT_BEYOND_DECLARED",
    ]);
    expect(failing(anAcl({ principal: "User:mallory", resourceName: "ord", patternType: "PREFIXED" }))).toHaveLength(1);
    expect(failing(anAcl({ principal: "User:mallory", resourceType: "GROUP", resourceName: "billing" }))).toHaveLength(
      1,
    );
  });

  it("leaves alone who stays outside the wave", () => {
    expect(failing(anAcl({ principal: "User:mallory", resourceName: "payments" }))).toEqual([]);
    expect(failing(anAcl({ principal: "User:mallory", resourceName: "orders2", patternType: "PREFIXED" }))).toEqual([]);
  });

  it("fails a cluster without an authorizer", () => {
    const seen = aSnapshot({ target: aCluster({ access: known({ authorizer: "off" }) }) });
    expect(outcomes(judged(nothingMoreGranted, expectations(), seen))).toEqual([
      "access at the target | fail | AUTHORIZER_OFF",
    ]);
  });
});
