import { isUnknown } from "../../plan/value";
import { kafkaClustersOf } from "../../facts/kafka-clusters";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleBroker, exampleConfigMap } from "./example-cluster";

/** Brokers that ask nobody what a client may do. */
export const authorizerMissing: Rule = {
  name: "authorizer-missing",
  area: "transport",
  severity: "high",
  title: "Brokers have no authorizer",
  what: "A Kafka object of Strimzi has no authorization, or server.properties have no authorizer.class.name.",
  why: "Without an authorizer every client that comes in may read, write and delete everything, and ACLs cannot even be made: a migration would lose all of them.",
  remedy:
    "Write authorization: {type: simple} at Strimzi, or authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer.",
  references: [
    "https://kafka.apache.org/documentation/#security_authz",
    "https://strimzi.io/docs/operators/latest/configuring#type-KafkaAuthorizationSimple-reference",
  ],
  *find(plan) {
    for (const { resource, name, authorizer } of kafkaClustersOf(plan)) {
      if (authorizer === null) continue;
      if (isUnknown(authorizer.is))
        yield cannotTell(resource, authorizer.path, `Whether ${name} has an authorizer is not known in the plan.`);
      else if (authorizer.is === "off")
        yield found(resource, authorizer.path, `In ${name} every client may do everything.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: exampleConfigMap(
        "server.properties",
        exampleBroker.filter((line) => !line.startsWith("authorizer")),
      ),
    },
    compliant: { terraform: exampleConfigMap("server.properties", exampleBroker) },
  },
};
