import { scramUsersExist } from "../../../src/check/checks/scram-users-exist";
import { known } from "../../../src/kafka/answer";
import { type ScramUser } from "../../../src/kafka/cluster-facts";
import { expectations } from "../../builders/expectations";
import { judged, outcomes } from "../../builders/judged";
import { aCluster, aSnapshot } from "../../builders/snapshot";

const live = (...scramUsers: readonly ScramUser[]) =>
  aSnapshot({ target: aCluster({ scramUsers: known(scramUsers) }) });

describe("scram-users-exist", () => {
  it("passes a user with the declared credential", () => {
    expect(outcomes(judged(scramUsersExist, expectations(), aSnapshot()))).toEqual(["billing | pass"]);
  });

  it("fails a user that is absent", () => {
    expect(outcomes(judged(scramUsersExist, expectations(), live()))).toEqual(["billing | fail | SCRAM_USER_ABSENT"]);
  });

  it("fails a user with another mechanism only", () => {
    const seen = live({ user: "billing", credentials: [{ mechanism: "SCRAM-SHA-256", iterations: 8192 }] });
    expect(outcomes(judged(scramUsersExist, expectations(), seen))).toEqual([
      "billing | fail | SCRAM_MECHANISM_ABSENT",
    ]);
  });

  it("fails a weaker credential", () => {
    const seen = live({ user: "billing", credentials: [{ mechanism: "SCRAM-SHA-512", iterations: 4096 }] });
    expect(outcomes(judged(scramUsersExist, expectations(), seen))).toEqual([
      "billing | fail | SCRAM_ITERATIONS_FEWER",
    ]);
  });
});
