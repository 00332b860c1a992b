import { blocksOf, elementsOf, field, isObject, isUnknown, textOf, type Value } from "../../plan/value";
import { attributeAt, managed } from "../../facts/attribute-at";
import { dataPortsOf } from "../../facts/kafka-ports";
import { type Listener, loadBalancersOf, strayListenersOf } from "../../facts/load-balancers";
import { manifestsOf, under } from "../../facts/manifests";
import { touches } from "../../facts/port-range";
import { type Plan, type PlannedResource } from "../../plan/plan";
import { cannotTell, found, type Rule, type Sighting } from "../../rule";

/** What the AWS Load Balancer Controller and the in-tree provider read: a certificate makes their listeners end TLS. */
const certificateAnnotation = "service.beta.kubernetes.io/aws-load-balancer-ssl-cert";

/** Load balancers that decrypt what clients say to brokers. */
export const tlsTerminatedAtLoadBalancer: Rule = {
  name: "tls-terminated-at-load-balancer",
  area: "transport",
  severity: "high",
  title: "TLS to the brokers ends at the load balancer",
  what: "A listener on a port of Kafka's, or to broker ports, has protocol TLS (aws_lb_listener), SSL (aws_elb), or a Service's or Strimzi listener's annotations give its load balancer a certificate.",
  why: "The load balancer does not look at the brokers' certificates, cannot pass on those of clients, so mutual TLS is gone, and forgets idle connections after 350 s whatever is set.",
  remedy: "Use protocol TCP and let the brokers show certificates that hold the names which clients use.",
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html",
  ],
  *find(plan, known) {
    const ports = dataPortsOf(plan, known);
    const isKafka = ({ port, targetPorts }: Listener): boolean =>
      [port, ...targetPorts].some((one) => typeof one === "number" && touches({ from: one, to: one }, ports));
    const listeners = [...loadBalancersOf(plan).flatMap((balancer) => balancer.listeners), ...strayListenersOf(plan)];
    for (const listener of listeners) {
      const { resource, port, protocol } = listener;
      if (!isKafka(listener)) continue;
      const shown = typeof port === "number" ? String(port) : "a port that is not known";
      if (isUnknown(protocol))
        yield cannotTell(resource, "protocol", `Whether the listener on ${shown} ends TLS is not known in the plan.`);
      else if (/^(TLS|SSL)$/i.test(protocol ?? ""))
        yield found(resource, "protocol", `The listener on ${shown} ends TLS before the brokers.`);
    }
    yield* services(plan, ports);
  },
  cases: {
    nonCompliant: { terraform: listener("TLS") },
    compliant: { terraform: listener("TCP") },
  },
};

type Ports = ReturnType<typeof dataPortsOf>;

function* services(plan: Plan, ports: Ports): Generator<Sighting> {
  const say = (resource: PlannedResource, path: string): Sighting =>
    found(resource, path, "Annotations give the load balancer a certificate, and it ends TLS before the brokers.");
  for (const service of managed(plan, "kubernetes_service", "kubernetes_service_v1")) {
    const annotations = attributeAt(plan, service, "metadata", "annotations");
    if (hasCertificate(annotations) && onKafkaPort(attributeAt(plan, service, "spec", "port"), ports))
      yield say(service, "metadata.annotations");
  }
  for (const { resource, kind, group, object, path } of manifestsOf(plan)) {
    const annotations = under(object, "metadata", "annotations");
    if (kind === "Service" && hasCertificate(annotations) && onKafkaPort(under(object, "spec", "ports"), ports))
      yield say(resource, `${path}.metadata.annotations`);
    if (kind === "Kafka" && group === "kafka.strimzi.io" && strimziAnnotations(object).some(hasCertificate))
      yield say(resource, `${path}.spec.kafka.listeners`);
  }
}

function strimziAnnotations(object: Value): readonly Value[] {
  const listeners = elementsOf(under(object, "spec", "kafka", "listeners"));
  return (isUnknown(listeners) ? [] : listeners).flatMap((one) => {
    const brokers = elementsOf(under(one, "configuration", "brokers"));
    return [
      under(one, "configuration", "bootstrap", "annotations"),
      ...(isUnknown(brokers) ? [] : brokers).map((broker) => under(broker, "annotations")),
    ];
  });
}

function hasCertificate(annotations: Value): boolean {
  return isObject(annotations) && field(annotations, certificateAnnotation) !== null;
}

function onKafkaPort(value: Value, ports: Ports): boolean {
  const blocks = blocksOf(value);
  return (
    !isUnknown(blocks) &&
    blocks.some((block) =>
      ["port", "target_port", "targetPort"].some((key) => {
        const port = Number(textOf(field(block, key)));
        return Number.isInteger(port) && touches({ from: port, to: port }, ports);
      }),
    )
  );
}

function listener(protocol: string): string {
  return `
resource "aws_lb_listener" "kafka" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/kafka/0123456789abcdef"
  port              = 9094
  protocol          = "${protocol}"
  ${
    protocol === "TLS"
      ? `ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  certificate_arn   = "arn:aws:acm:eu-central-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef"`
      : ""
  }
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/kafka/0123456789abcdef"
  }
}`;
}
