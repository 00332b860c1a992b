import { coverInternet } from "../../facts/addresses";
import { kafkaPortsOf } from "../../facts/kafka-ports";
import { type PolicyIngress, policyIngressOf } from "../../facts/network-policies";
import { everyPort, type PortRange, rangeText, touches } from "../../facts/port-range";
import { speaksOfKafka } from "../../facts/speaks-of-kafka";
import { cannotTell, found, type Rule } from "../../rule";

const policyFrom = (from: string): string => `
resource "kubernetes_network_policy_v1" "brokers" {
  metadata {
    name      = "brokers"
    namespace = "kafka"
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = { app = "broker" }
    }

    ingress {
      ports {
        protocol = "TCP"
        port     = "9094"
      }
      ${from}
    }
  }
}`;

/** A policy of Kubernetes that opens Kafka to everybody. */
export const networkPolicyOpenToAll: Rule = {
  name: "network-policy-open-to-all",
  area: "network",
  severity: "medium",
  title: "A network policy lets everybody in on Kafka's ports",
  what: "A line of a Kubernetes NetworkPolicy on ports of Kafka names no source, or an ipBlock of the internet, in one piece or in parts.",
  why: "A line without sources lets every pod of the cluster in, and whatever reaches its nodes: the policy looks like a fence and is none.",
  remedy: "Name the pods and networks that come: podSelector, namespaceSelector, ipBlock.",
  references: ["https://kubernetes.io/docs/concepts/services-networking/network-policies/"],
  *find(plan, known) {
    const wanted = kafkaPortsOf(plan, known);
    for (const line of policyIngressOf(plan)) {
      const { resource, path, networks, fromAll, ports } = line;
      if (!concernsKafka(line, wanted)) continue;
      const where = ports === null ? "ports that are not known" : portsText(ports);
      if (fromAll) yield found(resource, path, `It lets everybody in on ${where}.`);
      else if (networks === null)
        yield cannotTell(resource, path, `Whom it lets in on ${where} is not known: its sources cannot be told.`);
      else if (coverInternet(networks)) yield found(resource, path, `It lets the internet in on ${where}.`);
    }
  },
  cases: {
    nonCompliant: { terraform: policyFrom("") },
    compliant: {
      terraform: policyFrom(`from {
        ip_block {
          cidr = "10.20.64.0/24"
        }
      }`),
    },
  },
};

/** All ports are Kafka's only in a policy that speaks of Kafka. */
function concernsKafka({ ports, resource }: PolicyIngress, wanted: readonly PortRange[]): boolean {
  const all = ports === null || ports.some(({ from, to }) => from <= everyPort.from && to >= everyPort.to);
  return all ? speaksOfKafka(resource) : ports.some((range) => touches(range, wanted));
}

function portsText(ports: readonly PortRange[]): string {
  return ports.some(({ to }) => to >= everyPort.to) ? "every port" : `tcp ${ports.map(rangeText).join(", ")}`;
}
