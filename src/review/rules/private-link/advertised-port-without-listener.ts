import { loadBalancersOf, strayListenersOf } from "../../facts/load-balancers";
import { isUnknown } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";
import { aNetwork } from "./network-case";

/** A name and port that brokers tell clients, behind which nothing listens. */
export const advertisedPortWithoutListener: Rule = {
  name: "advertised-port-without-listener",
  area: "private-link",
  severity: "high",
  title: "Brokers would tell clients a port on which nothing listens",
  what: "A listener of the declared network has a port on which no load balancer of the plan listens. A plan without any listener is not about them.",
  why: "Clients reach the bootstrap, are told where the brokers are, and then time out on each partition of that broker.",
  remedy: "Add the listener, or correct the port that the broker advertises: make both from one list.",
  references: [
    "https://kafka.apache.org/documentation/#brokerconfigs_advertised.listeners",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-listener.html",
  ],
  needs: ["network"],
  *find(plan, { network }) {
    const listeners = [...loadBalancersOf(plan).flatMap((balancer) => balancer.listeners), ...strayListenersOf(plan)];
    if (listeners.length === 0) return;
    const ports = new Set(listeners.map(({ port }) => port));
    const unsure = listeners.filter(({ port }) => isUnknown(port)).map(({ resource }) => resource.address);
    for (const { host, port, nodeId } of network?.listeners ?? []) {
      if (ports.has(port)) continue;
      const who = nodeId === null ? "The bootstrap" : `Broker ${String(nodeId)}`;
      if (unsure.length > 0)
        yield cannotTell(
          null,
          null,
          `Whether a listener has the port of ${host}:${String(port)} is not known: ports of ${unsure.slice(0, 3).join(", ")} are known only after the apply.`,
          unsure.slice(0, 10),
        );
      else
        yield found(null, null, `${who} is told to clients as ${host}:${String(port)}, and no listener has that port.`);
    }
  },
  cases: {
    nonCompliant: {
      terraform: loadBalancerCase({ listener: { port: "19093" } }),
      knowing: { network: aNetwork() },
    },
    compliant: { terraform: loadBalancerCase(), knowing: { network: aNetwork() } },
  },
};
