import { quotasEqual } from "../../../src/check/checks/quotas-equal";
import { known } from "../../../src/kafka/answer";
import { type ClientQuota } from "../../../src/kafka/cluster-facts";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot, forbidden } from "../../builders/snapshot";

const live = (...quotas: readonly ClientQuota[]) => aSnapshot({ target: aCluster({ quotas: known(quotas) }) });

describe("quotas-equal", () => {
  it("passes an entity with its values", () => {
    expect(outcomes(judged(quotasEqual, expectations(), aSnapshot()))).toEqual(["user billing | pass"]);
  });

  it("fails another value, and a limit that nobody declared", () => {
    const entity = { user: "billing" };
    for (const values of [{ consumer_byte_rate: 5 }, { consumer_byte_rate: 1_000_000, request_percentage: 50 }])
      expect(outcomes(judged(quotasEqual, expectations(), live({ entity, values })))).toEqual([
        "user billing | fail | QUOTA_DIFFERS",
      ]);
  });

  it("does not take another entity with the same name in it for it", () => {
    const values = { consumer_byte_rate: 1_000_000 };
    const seen = live({ entity: { user: "billing", "client-id": null }, values }, { entity: { user: null }, values });
    expect(outcomes(judged(quotasEqual, expectations(), seen))).toEqual(["user billing | fail | QUOTA_ABSENT"]);
  });

  it("does not know quotas that the checker may not read", () => {
    const seen = aSnapshot({ target: aCluster({ quotas: forbidden }) });
    expect(outcomes(judged(quotasEqual, expectations(), seen))).toEqual([
      "quotas | unknown | TOPIC_AUTHORIZATION_FAILED",
    ]);
  });
});
