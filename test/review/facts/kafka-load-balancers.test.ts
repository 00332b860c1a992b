import {
  kafkaLoadBalancersOf,
  kafkaTargetGroupsOf,
  offeredLoadBalancersOf,
} from "../../../src/review/facts/kafka-load-balancers";
import { kubernetesLoadBalancersOf } from "../../../src/review/facts/kubernetes-load-balancers";
import { type Plan } from "../../../src/review/plan/plan";
import { isUnknown, Unknown } from "../../../src/review/plan/value";
import { defaultPolicy } from "../../../src/review/policy/policy";
import { aKnowledge } from "../../builders/knowledge";
import { aPlan, type PlannedJson, type PlannedResourceFacts } from "../../builders/plan";

const balancer = (name: string, type = "network"): PlannedResourceFacts => ({
  type: "aws_lb",
  name,
  after: { arn: `arn:lb/${name}`, load_balancer_type: type },
});
const listener = (on: string, port: number, targetPort: number): readonly PlannedResourceFacts[] => [
  {
    type: "aws_lb_target_group",
    name: `${on}${String(port)}`,
    after: { arn: `arn:tg/${on}${String(port)}`, port: targetPort },
  },
  {
    type: "aws_lb_listener",
    name: `${on}${String(port)}`,
    after: {
      load_balancer_arn: `arn:lb/${on}`,
      port,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: `arn:tg/${on}${String(port)}` }],
    },
  },
];
const names = (plan: Plan, known = aKnowledge()): readonly string[] =>
  kafkaLoadBalancersOf(plan, known).map(({ resource }) => resource.name);

describe("Kafka's load balancers", () => {
  const plan = aPlan([
    balancer("own"),
    ...listener("own", 30001, 9094),
    balancer("web"),
    ...listener("web", 443, 8443),
    balancer("http", "application"),
    ...listener("http", 9092, 9092),
    balancer("odd"),
    ...listener("odd", 7777, 7777),
  ]);

  it("are those with a port of Kafka's at the listener or its targets; HTTP never", () => {
    expect(names(plan)).toEqual(["own"]);
    expect(kafkaTargetGroupsOf(plan, aKnowledge()).map(({ resource }) => resource.name)).toEqual(["own30001"]);
  });

  it("are also those with a port that the policy names, asked again for the same plan", () => {
    const known = aKnowledge({ policy: { ...defaultPolicy, kafkaPorts: [{ from: 7777, to: 7777 }] } });
    expect(names(plan, known)).toEqual(["own", "odd"]);
    expect(names(plan)).toEqual(["own"]);
  });

  it("are known by their names where no port is told", () => {
    expect(names(aPlan([balancer("kafka"), balancer("shop")]))).toEqual(["kafka"]);
  });

  it("count as offered behind an endpoint service, whatever their ports", () => {
    const offered = aPlan([
      balancer("web"),
      ...listener("web", 443, 8443),
      { type: "aws_vpc_endpoint_service", after: { network_load_balancer_arns: ["arn:lb/web"] } },
    ]);
    expect(offeredLoadBalancersOf(offered, aKnowledge()).map(({ resource }) => resource.name)).toEqual(["web"]);
  });
});

describe("load balancers that Kubernetes makes", () => {
  const scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";
  const service = (
    annotations: PlannedJson,
    spec: { readonly [key: string]: PlannedJson } = {},
  ): boolean | Unknown | undefined => {
    const plan = aPlan([
      {
        type: "kubernetes_service_v1",
        after: {
          metadata: [{ name: "kafka", annotations }],
          spec: [{ type: "LoadBalancer", port: [{ port: 9094 }], ...spec }],
        },
      },
    ]);
    return kubernetesLoadBalancersOf(plan, aKnowledge())[0]?.isInternal;
  };

  it("face the internet unless an annotation or a class keeps them inside", () => {
    expect(service(null)).toBe(false);
    expect(service({ [scheme]: "internal" })).toBe(true);
    expect(service({ [scheme]: "internet-facing" }, { load_balancer_class: "service.k8s.aws/nlb" })).toBe(false);
    expect(service(null, { load_balancer_class: "service.k8s.aws/nlb" })).toBe(true);
    expect(service({ "service.beta.kubernetes.io/aws-load-balancer-internal": "false" })).toBe(false);
    expect(service({ "service.beta.kubernetes.io/aws-load-balancer-type": "external" })).toBe(true);
  });

  it("are not known where the annotations are not", () => {
    expect(isUnknown(service(new Unknown(["var.annotations"])))).toBe(true);
  });

  it("are no matter of Kafka with other ports, or inside the cluster", () => {
    expect(service(null, { port: [{ port: 443 }] })).toBeUndefined();
    expect(service(null, { type: "ClusterIP" })).toBeUndefined();
  });
});
