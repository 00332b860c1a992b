import { type Knowledge } from "../knowledge";
import { type Plan, type PlannedResource } from "../plan/plan";
import {
  blocksOf,
  field,
  isList,
  isObject,
  isUnknown,
  numberOf,
  textOf,
  type Unknown,
  type Value,
  type ValueObject,
} from "../plan/value";
import { managed } from "./attribute-at";
import { dataPortsOf } from "./kafka-ports";
import { manifestsOf, under } from "./manifests";
import { type PortRange, touches } from "./port-range";
import { speaksOfKafka } from "./speaks-of-kafka";

/** A load balancer that a cloud's controller makes for something in Kubernetes. */
export interface KubernetesLoadBalancer {
  readonly resource: PlannedResource;
  /** Where its annotations stand, or would: `metadata[0].annotations`. */
  readonly path: string;
  /** The Service, or the listener of the Kafka resource: `listener external`. */
  readonly name: string;
  readonly isInternal: boolean | Unknown;
}

/** Annotations that keep a load balancer inside, by cloud; `null` stands for "any value but false". */
const inside: Readonly<Record<string, RegExp>> = {
  "service.beta.kubernetes.io/aws-load-balancer-scheme": /^internal$/i,
  "service.beta.kubernetes.io/aws-load-balancer-internal": /^(?!false$).+/i,
  "service.beta.kubernetes.io/azure-load-balancer-internal": /^true$/i,
  "networking.gke.io/load-balancer-type": /^internal$/i,
  "cloud.google.com/load-balancer-type": /^internal$/i,
  "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": /^private$/i,
  "service.beta.kubernetes.io/oci-load-balancer-internal": /^true$/i,
};

const scheme = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const awsType = "service.beta.kubernetes.io/aws-load-balancer-type";

/** Classes whose controllers make internal load balancers unless they are told otherwise (AWS Load Balancer Controller 2.2, EKS Auto Mode). */
const internalByDefault = /^(?:service\.k8s\.aws|eks\.amazonaws\.com)\/nlb$/;

/** Load balancers of Kubernetes before Kafka: Services with a port of Kafka's or its name, and Strimzi's listeners of type loadbalancer. */
export function kubernetesLoadBalancersOf(plan: Plan, known: Knowledge): readonly KubernetesLoadBalancer[] {
  const ports = dataPortsOf(plan, known);
  return [
    ...managed(plan, "kubernetes_service", "kubernetes_service_v1").flatMap((resource) =>
      service(plan, resource, ports),
    ),
    ...manifestsOf(plan).flatMap((manifest) => {
      const { resource, group, kind, object, path, name } = manifest;
      const spec = field(object, "spec");
      if (group === "" && kind === "Service" && isObject(spec)) {
        if (textOf(field(spec, "type")) !== "LoadBalancer") return [];
        if (!isKafkas(resource, listOf(field(spec, "ports")), "targetPort", ports)) return [];
        const annotations = under(field(object, "metadata"), "annotations");
        return [
          {
            resource,
            path: `${path}.metadata.annotations`,
            name: `Service ${name ?? ""}`.trim(),
            isInternal: isInternal(annotations, textOf(field(spec, "loadBalancerClass"))),
          },
        ];
      }
      return group === "kafka.strimzi.io" && kind === "Kafka" ? strimzi(resource, path, object) : [];
    }),
  ];
}

function service(
  plan: Plan,
  resource: PlannedResource,
  ports: readonly PortRange[],
): readonly KubernetesLoadBalancer[] {
  const spec = firstBlock(plan.follow(resource, field(resource.after ?? {}, "spec")));
  if (spec === null || textOf(plan.follow(resource, field(spec, "type"))) !== "LoadBalancer") return [];
  if (!isKafkas(resource, listOf(field(spec, "port")), "target_port", ports)) return [];
  const metadata = firstBlock(plan.follow(resource, field(resource.after ?? {}, "metadata")));
  const annotations = metadata === null ? null : plan.follow(resource, field(metadata, "annotations"));
  return [
    {
      resource,
      path: "metadata[0].annotations",
      name: "the Service",
      isInternal: isInternal(annotations, textOf(field(spec, "load_balancer_class"))),
    },
  ];
}

/** A listener's load balancers: one for the bootstrap, one for each broker, annotated apart. */
function strimzi(resource: PlannedResource, path: string, object: ValueObject): readonly KubernetesLoadBalancer[] {
  const listeners = under(object, "spec", "kafka", "listeners");
  if (!isList(listeners)) return [];
  return listeners.flatMap((listener, index) => {
    if (!isObject(listener) || textOf(field(listener, "type")) !== "loadbalancer") return [];
    const configuration = field(listener, "configuration");
    const annotated = [under(configuration, "bootstrap"), ...listOf(under(configuration, "brokers"))];
    const balancerClass = textOf(under(configuration, "class"));
    const sides = annotated.map((side) => isInternal(under(side, "annotations"), balancerClass));
    const name = textOf(field(listener, "name"));
    return [
      {
        resource,
        path: `${path}.spec.kafka.listeners[${String(index)}].configuration`,
        name: `listener ${typeof name === "string" ? name : String(index)}`,
        isInternal: sides.includes(false) ? false : (sides.find(isUnknown) ?? true),
      },
    ];
  });
}

function isKafkas(
  resource: PlannedResource,
  listed: readonly Value[],
  target: string,
  ports: readonly PortRange[],
): boolean {
  const numbers = listed
    .filter(isObject)
    .flatMap((port) => [numberOf(field(port, "port")), numberOf(field(port, target))])
    .filter((port) => typeof port === "number");
  return (
    numbers.some((port) => touches({ from: port, to: port }, ports)) ||
    (numbers.length === 0 && speaksOfKafka(resource))
  );
}

function isInternal(annotations: Value, balancerClass: string | null | Unknown): boolean | Unknown {
  if (isUnknown(annotations)) return annotations;
  const told = isObject(annotations) ? annotations : {};
  const values = Object.keys(inside).map((key) => ({ key, text: textOf(field(told, key)) }));
  if (values.some(({ key, text }) => typeof text === "string" && inside[key]?.test(text) === true)) return true;
  const unsure = values.map(({ text }) => text).find(isUnknown);
  if (unsure !== undefined) return unsure;
  if (textOf(field(told, scheme)) !== null) return false;
  const type = textOf(field(told, awsType));
  const byController = typeof type === "string" && /^(?:external|nlb-ip)$/i.test(type);
  return byController || (typeof balancerClass === "string" && internalByDefault.test(balancerClass));
}

function listOf(value: Value): readonly Value[] {
  return isList(value) ? value : value === null ? [] : [value];
}

function firstBlock(value: Value): ValueObject | null {
  const blocks = blocksOf(value);
  return isUnknown(blocks) ? null : (blocks[0] ?? null);
}
