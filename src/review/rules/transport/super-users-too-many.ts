import { isUnknown } from "../../plan/value";
import { kafkaClustersOf } from "../../facts/kafka-clusters";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleBroker, exampleBrokerWith, exampleConfigMap } from "./example-cluster";

/** Brokers' own names count once, and one more name for each of: the operator, Terraform, one in an emergency, the replicator. */
const most = 5;

/** Principals that no ACL binds. */
export const superUsersTooMany: Rule = {
  name: "super-users-too-many",
  area: "transport",
  severity: "medium",
  title: "Many principals are bound by no ACL",
  what: `The setting super.users has more than ${String(most)} names, those that differ in numbers alone taken as one and the policy's platform principals left out, or has User:* among them.`,
  why: "Super users read and change everything, no DENY stops them, and no ACL shows that they can. Names with a star stand for nobody, since Kafka compares super users letter by letter: who wrote it meant something else.",
  remedy: "Keep brokers and one administrator in super.users and give everybody else ACLs.",
  references: [
    "https://kafka.apache.org/documentation/#security_authz",
    "https://github.com/apache/kafka/blob/trunk/metadata/src/main/java/org/apache/kafka/metadata/authorizer/StandardAuthorizerData.java",
  ],
  *find(plan, { policy }) {
    const platform = new Set(policy.platformPrincipals);
    for (const { resource, name, superUsers } of kafkaClustersOf(plan)) {
      const { is: users, path } = superUsers;
      if (isUnknown(users)) {
        yield cannotTell(resource, path, `Who the super users of ${name} are is not known in the plan.`);
        continue;
      }
      const stars = users.filter((user) => user.includes("*"));
      if (stars.length > 0)
        yield found(resource, path, `${stars.join(", ")} among the super users of ${name} stands for nobody.`);
      const kinds = new Set(users.filter((user) => !platform.has(user)).map((user) => user.replace(/\d+/g, "0")));
      if (kinds.size > most)
        yield found(resource, path, `${name} has ${String(kinds.size)} kinds of super users: ${shown([...kinds])}.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: exampleConfigMap(
        "server.properties",
        exampleBrokerWith("super.users=User:broker;User:terraform;User:anna;User:ben;User:cleo;User:billing"),
      ),
    },
    compliant: { terraform: exampleConfigMap("server.properties", exampleBroker) },
  },
};

function shown(names: readonly string[]): string {
  const more = names.length - 8;
  return `${names.slice(0, 8).join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}
