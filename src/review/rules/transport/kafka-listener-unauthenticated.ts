import { isUnknown } from "../../plan/value";
import { brokerListenersOf } from "../../facts/kafka-clusters";
import { cannotTell, found, type Rule } from "../../rule";
import { exampleMskCluster } from "./example-cluster";

/** Brokers that serve those who say no name. */
export const kafkaListenerUnauthenticated: Rule = {
  name: "kafka-listener-unauthenticated",
  area: "transport",
  severity: "critical",
  title: "A Kafka listener serves clients without a name",
  what: "A listener for clients asks for no authentication: unauthenticated access of MSK, also where nothing else is chosen; a listener of Strimzi without authentication; anonymous at AutoMQ; PLAINTEXT, or SSL without ssl.client.auth=required, in server.properties.",
  why: "Everybody who reaches the port is User:ANONYMOUS. No ACL tells one client from another, and no log says who it was.",
  remedy:
    "Ask for SASL/SCRAM, IAM or a client's certificate on every listener: unauthenticated = false and sasl or tls, authentication: {type: …}, ssl.client.auth=required.",
  references: [
    "https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html",
    "https://kafka.apache.org/documentation/#security_authz",
    "https://strimzi.io/docs/operators/latest/configuring#type-GenericKafkaListener-reference",
  ],
  *find(plan) {
    for (const { cluster, listener } of brokerListenersOf(plan)) {
      const { resource, path, name, signIn } = listener;
      if (isUnknown(signIn))
        yield cannotTell(
          resource,
          path,
          `Whether ${name} of ${cluster.name} asks clients who they are is not known in the plan: write the value itself.`,
        );
      else if (signIn === "none")
        yield found(resource, path, `Clients of ${cluster.name} come in by ${name} without a name.`);
    }
  },
  cases: {
    nonCompliant: { terraform: exampleMskCluster({ authentication: "unauthenticated = true" }) },
    compliant: { terraform: exampleMskCluster({ authentication: "sasl {\n      scram = true\n    }" }) },
  },
};
