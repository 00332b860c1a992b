import { type Check } from "../check";
import { fail, pass, unreadable } from "../result";

/** Every declared SCRAM user has its credential at the target. Passwords cannot be read: clients-reach-brokers proves them. */
export const scramUsersExist: Check = {
  name: "scram-users-exist",
  id: "SEC-05",
  title: "SCRAM users have their credentials",
  area: "quotas-and-users",
  phases: ["after-apply"],
  needs: ["target.scram-users"],
  why: "A client whose user is missing cannot log in at the target.",
  remedy: "Apply the stack again.",
  *judge({ expected, seen }) {
    if (expected.scramUsers.length === 0) return;
    const { scramUsers } = seen.target;
    if (!scramUsers.known) {
      yield unreadable("SCRAM users", scramUsers.because);
      return;
    }
    const live = new Map(scramUsers.value.map(({ user, credentials }) => [user, credentials]));
    for (const { user, mechanism, iterations } of expected.scramUsers) {
      const credential = live.get(user)?.find((one) => one.mechanism === mechanism);
      const want = `${mechanism}, ${String(iterations)} iterations`;
      if (credential === undefined)
        yield fail(user, {
          cause: live.has(user) ? "SCRAM_MECHANISM_ABSENT" : "SCRAM_USER_ABSENT",
          expected: want,
          seen:
            live
              .get(user)
              ?.map((one) => one.mechanism)
              .join(", ") ?? "no such user",
          message: `The target has no ${mechanism} credential for this user.`,
        });
      else if (credential.iterations < iterations)
        yield fail(user, {
          cause: "SCRAM_ITERATIONS_FEWER",
          expected: want,
          seen: `${mechanism}, ${String(credential.iterations)} iterations`,
          message: "The credential is weaker than declared.",
        });
      else yield pass(user, { expected: want, seen: want, message: "As declared." });
    }
  },
};
