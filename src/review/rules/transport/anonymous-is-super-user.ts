import { isUnknown } from "../../plan/value";
import { kafkaClustersOf } from "../../facts/kafka-clusters";
import { found, type Rule } from "../../rule";
import { exampleBroker, exampleBrokerWith, exampleConfigMap } from "./example-cluster";

/** Everybody without a name may do everything. */
export const anonymousIsSuperUser: Rule = {
  name: "anonymous-is-super-user",
  area: "transport",
  severity: "critical",
  title: "Clients without a name are super users",
  what: "User:ANONYMOUS is among super.users of brokers or superUsers of Strimzi.",
  why: "Whoever comes in by a listener without authentication is User:ANONYMOUS: they read, change and delete everything, ACLs included.",
  remedy: "Take User:ANONYMOUS out. Where brokers need it among themselves, give their listener SSL with certificates.",
  references: ["https://kafka.apache.org/documentation/#security_authz"],
  *find(plan) {
    for (const { resource, name, superUsers } of kafkaClustersOf(plan))
      if (!isUnknown(superUsers.is) && superUsers.is.some((user) => user.toUpperCase() === "USER:ANONYMOUS"))
        yield found(resource, superUsers.path, `User:ANONYMOUS is a super user of ${name}.`);
  },
  cases: {
    nonCompliant: {
      terraform: exampleConfigMap("server.properties", exampleBrokerWith("super.users=User:broker;User:ANONYMOUS")),
    },
    compliant: { terraform: exampleConfigMap("server.properties", exampleBroker) },
  },
};
