import { type Inventory } from "../document/inventory";
import { type globAreas } from "./areas";

/** Names of one kind that the inventory holds. */
export type KnownNames = Readonly<Record<(typeof globAreas)[number], ReadonlySet<string>>>;

/** Every name that overlays can speak of, by area. Linear. */
export function knownNames(inventory: Inventory): KnownNames {
  return {
    topics: new Set(inventory.topics.map(({ name }) => name)),
    groups: new Set((inventory.groups ?? []).map(({ groupId }) => groupId)),
    connectors: new Set(
      (inventory.connectClusters ?? []).flatMap(({ connectors }) => (connectors ?? []).map(({ name }) => name)),
    ),
    subjects: new Set((inventory.schemas?.subjects ?? []).map(({ subject }) => subject)),
    principals: knownPrincipals(inventory),
  };
}

/** Every principal that the inventory names anywhere: as the holder of a grant, a quota, a credential, a key. */
export function knownPrincipals(inventory: Inventory): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { principal } of inventory.acls ?? []) names.add(principal);
  for (const { user } of inventory.scramUsers ?? []) names.add(`User:${user}`);
  for (const { entity } of inventory.quotas ?? [])
    if (typeof entity.user === "string") names.add(`User:${entity.user}`);
  for (const { principal } of inventory.roleBindings ?? []) names.add(principal);
  for (const { principals } of inventory.iamPolicies ?? []) for (const name of principals) names.add(userOf(name));
  for (const { owner } of inventory.apiKeys ?? []) names.add(userOf(owner));
  for (const { principal } of inventory.secretRefs ?? []) names.add(principal);
  for (const { principal } of inventory.clients ?? []) if (principal !== null) names.add(principal);
  for (const name of inventory.cluster.superUsers ?? []) names.add(name);
  return names;
}

/** IAM names its principals by ARN; an overlay names them as Kafka sees them. */
function userOf(name: string): string {
  return /^(User|Group):/.test(name) ? name : `User:${name}`;
}
