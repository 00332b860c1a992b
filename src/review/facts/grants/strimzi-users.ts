import { clusterResourceName } from "../../../kafka/acl";
import { type Plan } from "../../plan/plan";
import { elementsOf, isUnknown, textOf, Unknown, type Value } from "../../plan/value";
import { type Manifest, manifestsOf, under } from "../manifests";
import { type Grant, grantOf } from "./grant";

/** What Strimzi's KafkaUsers grant: `spec.authorization.acls`, with `operation` or `operations`. */
export function strimziUserGrants(plan: Plan): readonly Grant[] {
  return manifestsOf(plan)
    .filter(({ kind, group }) => kind === "KafkaUser" && group === "kafka.strimzi.io")
    .flatMap((user) => userGrants(plan, user));
}

function userGrants(plan: Plan, user: Manifest): readonly Grant[] {
  const told = (value: Value): Value => plan.follow(user.resource, value);
  const acls = elementsOf(told(under(user.object, "spec", "authorization", "acls")));
  const path = `${user.path}.spec.authorization.acls`;
  const principal = principalOf(user);
  if (isUnknown(acls))
    return [grantOf({ resource: user.resource, path, by: "acl" }, { ...nothingKnown(acls), principal })];
  return acls.flatMap((acl, at) => {
    const text = (...keys: readonly string[]): string | null | Unknown => textOf(told(under(acl, ...keys)));
    const resourceType = text("resource", "type");
    const resourceName = text("resource", "name");
    const operations = [
      ...operationsIn(told(under(acl, "operation"))),
      ...operationsIn(told(under(acl, "operations"))),
    ];
    return operations.map((operation) =>
      grantOf(
        { resource: user.resource, path: `${path}[${String(at)}]`, by: "acl" },
        {
          principal,
          host: text("host"),
          operation,
          permission: text("type"),
          resourceType,
          resourceName: resourceName ?? (resourceType === "cluster" ? clusterResourceName : null),
          patternType: text("resource", "patternType"),
        },
      ),
    );
  });
}

function nothingKnown(unknown: Unknown): Record<Exclude<keyof Grant["written"], "principal">, string | null | Unknown> {
  return {
    host: null,
    operation: unknown,
    permission: unknown,
    resourceType: unknown,
    resourceName: unknown,
    patternType: unknown,
  };
}

function operationsIn(value: Value): readonly (string | Unknown)[] {
  const elements = elementsOf(value);
  if (isUnknown(elements)) return [elements];
  return elements.map(textOf).filter((text) => text !== null);
}

/** By its way of signing in: a certificate names it `CN=orders`, a password `orders` (Strimzi, "Securing user access"). */
function principalOf({ object, name, resource }: Manifest): string | Unknown {
  if (name === null) return new Unknown([`${resource.address}.manifest.metadata.name`]);
  const type = under(object, "spec", "authentication", "type");
  return type === "tls" || type === "tls-external" ? `User:CN=${name}` : `User:${name}`;
}
