import { type QuotaEntity } from "../../kafka/cluster-facts";
import { type Check } from "../check";
import { fail, pass, unreadable } from "../result";

/** Every declared quota has its values at the target, and no others. */
export const quotasEqual: Check = {
  name: "quotas-equal",
  id: "TOP-07",
  title: "Client quotas are as declared",
  area: "quotas-and-users",
  phases: ["after-apply"],
  needs: ["target.quotas"],
  why: "Without its quota one client can take the brokers from all others; with a smaller one it is throttled after the move.",
  remedy: "Apply the stack again; where somebody set the quota on purpose, declare it.",
  *judge({ expected, seen }) {
    if (expected.quotas.length === 0) return;
    const { quotas } = seen.target;
    if (!quotas.known) {
      yield unreadable("quotas", quotas.because);
      return;
    }
    const live = new Map(quotas.value.map(({ entity, values }) => [entityKey(entity), values]));
    for (const { entity, values } of expected.quotas) {
      const subject = entityText(entity);
      const found = live.get(entityKey(entity));
      const want = valuesText(values);
      const have = found === undefined ? "no quota" : valuesText(found);
      if (want === have) yield pass(subject, { expected: want, seen: have, message: "As declared." });
      else
        yield fail(subject, {
          cause: found === undefined ? "QUOTA_ABSENT" : "QUOTA_DIFFERS",
          expected: want,
          seen: have,
          message: found === undefined ? "The target has no quota for this entity." : "The target has other limits.",
        });
    }
  },
};

const parts = ["user", "client-id", "ip"] as const;

type DeclaredEntity = { readonly [Part in keyof QuotaEntity]: QuotaEntity[Part] | undefined };

function entityKey(entity: DeclaredEntity): string {
  return JSON.stringify(parts.map((part) => (entity[part] === undefined ? [] : [entity[part]])));
}

function entityText(entity: DeclaredEntity): string {
  return parts
    .filter((part) => entity[part] !== undefined)
    .map((part) => `${part} ${entity[part] ?? "<default>"}`)
    .join(", ");
}

function valuesText(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(", ");
}
