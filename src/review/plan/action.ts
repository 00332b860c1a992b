import { type Action } from "./plan";

/** What Terraform writes in `change.actions`, joined by commas. */
const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["no-op", "no-op"],
  ["create", "create"],
  ["read", "read"],
  ["update", "update"],
  ["delete", "delete"],
  ["delete,create", "replace-delete-first"],
  ["create,delete", "replace-create-first"],
  ["forget", "forget"],
  // The old one stays, and nobody manages it from then on.
  ["create,forget", "replace-create-first"],
  ["forget,create", "replace-delete-first"],
]);

/** What a plan does with a resource, as `change.actions` says it; null where it says something else. */
export function actionOf(told: unknown): Action | null {
  const isTold = Array.isArray(told) && told.every((word: unknown) => typeof word === "string");
  return isTold ? (actions.get(told.join(",")) ?? null) : null;
}

/** Whether a resource will not be there any more, or not be managed. */
export function isGone(action: Action): boolean {
  return action === "delete" || action === "forget";
}
