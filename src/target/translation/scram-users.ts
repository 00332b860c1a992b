import { type ResolvedWave } from "../../waves/resolved-wave";
import { type Profile } from "../profile";
import { type TargetScramUser } from "../target-wave";
import { byText, type Draft, type Part } from "./part";

/** Where a profile knows no bounds. */
const anyIterations = { least: 1, most: Number.MAX_SAFE_INTEGER };

/**
 * The SCRAM credentials of the wave's principals. The source never tells a password: each credential gets its password
 * from a sensitive variable. Iterations are brought within what the target accepts.
 */
export function translateScramUsers(
  { wave, principals, source }: ResolvedWave,
  profile: Profile,
): Part<TargetScramUser> {
  const positions = new Map(wave.content.members.principals.map((principal, index) => [principal, index]));
  const moving = new Set(principals);
  const credentials = (source.scramUsers ?? [])
    .filter(({ user }) => moving.has(`User:${user}`))
    .flatMap(({ user, credentials: each }) => each.map((credential) => ({ user, ...credential })))
    .sort(byText(({ user, mechanism }) => `${user} ${mechanism}`));
  const { least, most } = profile.limits.scramIterations?.value ?? anyIterations;
  const within = (iterations: number): number => Math.min(Math.max(iterations, least), most);
  return {
    objects: credentials.map((credential) => ({ ...credential, iterations: within(credential.iterations) })),
    lines: credentials.flatMap(({ user, mechanism, iterations }): readonly Draft[] =>
      iterations === within(iterations)
        ? []
        : [
            {
              change: `scram-user ${user} ${mechanism} iterations`,
              object: { kind: "scram-user", name: user },
              field: `${mechanism} iterations`,
              action: "changed",
              source: String(iterations),
              target: String(within(iterations)),
              reason: `brokers accept from ${String(least)} to ${String(most)} iterations`,
              rule: "scram-iterations-out-of-bounds",
              needsApproval: false,
              at: ["members", "principals", positions.get(`User:${user}`) ?? 0],
            },
          ],
    ),
    problems: [],
  };
}
