import { type Plan, type PlannedResource } from "../../plan/plan";
import { isUnknown, textOf, type Unknown, type Value } from "../../plan/value";

/** Types of resources that are somebody: Confluent's service accounts and identity pools, users of every platform, roles. */
const identity = /account|user|identity|role|pool|principal|credential/;

/**
 * A principal as far as the plan tells it. One that is made of the id of an account of the same plan
 * (`"User:${confluent_service_account.orders.id}"`) is told by that account's address: `User:confluent_service_account.orders`.
 */
export function principalText(plan: Plan, from: PlannedResource, value: Value): string | null | Unknown {
  const text = textOf(plan.follow(from, value));
  if (!isUnknown(text)) return text;
  const { resources, unresolved } = plan.resolve(from, text);
  const [account] = resources;
  return account !== undefined && identity.test(account.type) && resources.length === 1 && unresolved.length === 0
    ? `User:${account.address}`
    : text;
}
