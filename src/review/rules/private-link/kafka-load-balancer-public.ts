import { attributeOf } from "../../facts/attribute-or-default";
import { kafkaLoadBalancersOf } from "../../facts/kafka-load-balancers";
import { kubernetesLoadBalancersOf } from "../../facts/kubernetes-load-balancers";
import { notTold } from "../../facts/not-told";
import { booleanOf, isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

/** A load balancer before brokers with addresses in the internet. */
export const kafkaLoadBalancerPublic: Rule = {
  name: "kafka-load-balancer-public",
  area: "private-link",
  severity: "high",
  title: "Kafka's load balancer faces the internet",
  what: "A load balancer before brokers is not internal: internal is false or left out, or a Service of Kubernetes or a listener of Strimzi of type LoadBalancer has no annotation that keeps it inside.",
  why: "Its name resolves to public addresses: one rule of a security group, or none at all, is then between the internet and the brokers.",
  remedy:
    'Set internal = true (Kubernetes: the annotation service.beta.kubernetes.io/aws-load-balancer-scheme: "internal") and reach other networks through PrivateLink, peering or a transit gateway.',
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme",
    "https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/",
    "https://strimzi.io/docs/operators/latest/configuring.html#type-GenericKafkaListenerConfiguration-reference",
  ],
  *find(plan, known) {
    for (const { resource } of kafkaLoadBalancersOf(plan, known)) {
      const internal = booleanOf(attributeOf(plan, resource, "internal"));
      if (isUnknown(internal))
        yield cannotTell(resource, "internal", notTold("Whether the load balancer is internal", internal));
      else if (internal !== true)
        yield found(
          resource,
          "internal",
          `The load balancer faces the internet: internal is ${internal === null ? "left out, and false by default" : "false"}.`,
        );
    }
    for (const { resource, path, name, isInternal } of kubernetesLoadBalancersOf(plan, known)) {
      if (isUnknown(isInternal))
        yield cannotTell(resource, path, notTold(`Whether the load balancer of ${name} is internal`, isInternal));
      else if (!isInternal)
        yield found(resource, path, `The load balancer of ${name} faces the internet: no annotation keeps it inside.`);
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ balancer: { internal: "false" } }) },
    compliant: { terraform: loadBalancerCase() },
  },
};
