import { type Rule } from "../../rule";
import { lossesFound } from "./losses";
import { exampleEndpointService, exampleTargetGroup } from "./example-service";

/** A way to the brokers that a plan deletes or replaces. */
export const endpointDestroyed: Rule = {
  name: "endpoint-destroyed",
  area: "destruction",
  severity: "high",
  title: "A way to the brokers is destroyed",
  what: "The plan deletes or replaces an endpoint, an endpoint service, a load balancer, a listener, a target group or a target of Kafka, a peering or an attachment.",
  why: "Its clients lose their connections. A new endpoint service has another name: every consumer account must make its endpoint again and be accepted again. A load balancer is replaced when its subnets or its first security group change.",
  remedy:
    "Build the new way beside the old one, move the clients, and release the old one. Keep it through the rollback window.",
  references: [
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html",
    "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  ],
  find: (plan, known) => lossesFound(plan, known, "endpoint"),
  cases: {
    nonCompliant: {
      terraform: exampleEndpointService() + exampleTargetGroup("kafka-broker-0-b"),
      before: exampleEndpointService() + exampleTargetGroup("kafka-broker-0-a"),
    },
    compliant: {
      terraform: exampleEndpointService("billing") + exampleTargetGroup("kafka-broker-0-b"),
      before: exampleEndpointService(),
    },
  },
};
