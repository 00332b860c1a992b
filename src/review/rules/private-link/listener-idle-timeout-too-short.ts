import { networkIdleSeconds } from "../../../network/idle-timeouts";
import { attributeOf } from "../../facts/attribute-or-default";
import { brokerIdleOf } from "../../facts/broker-idle";
import { kafkaListenersOf, kafkaLoadBalancersOf } from "../../facts/kafka-load-balancers";
import { notTold } from "../../facts/not-told";
import { isUnknown, numberOf } from "../../plan/value";
import { cannotTell, found, type Rule } from "../../rule";
import { loadBalancerCase } from "./load-balancer-case";

const path = "tcp_idle_timeout_seconds";

/** Clients of Kafka keep an idle connection so long (ProducerConfig, ConsumerConfig: `connections.max.idle.ms`). */
const clientIdleSeconds = 540;

/** A listener that forgets connections which clients still hold. */
export const listenerIdleTimeoutTooShort: Rule = {
  name: "listener-idle-timeout-too-short",
  area: "private-link",
  severity: "medium",
  title: "The load balancer forgets connections that clients still hold",
  what: `A listener before brokers forgets idle connections earlier (${path}, ${String(networkIdleSeconds)} s by default and always for TLS) than clients close them (${String(clientIdleSeconds)} s), and no broker's settings in the plan close them earlier still.`,
  why: "After some minutes without traffic the next request of a client ends in a reset: requests that fail now and then, retries, and rebalances of quiet consumers.",
  remedy: `Set ${path} = 900 on TCP listeners, and connections.max.idle.ms=300000 on the brokers, which mends every client at once.`,
  references: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/update-idle-timeout.html",
    "https://kafka.apache.org/documentation/#brokerconfigs_connections.max.idle.ms",
  ],
  *find(plan, known) {
    const { longestMs } = brokerIdleOf(plan);
    for (const balancer of kafkaLoadBalancersOf(plan, known)) {
      if (balancer.kind === "classic") continue;
      for (const { resource, protocol } of kafkaListenersOf(balancer, plan, known)) {
        const isTls = protocol === "TLS";
        const written = isTls ? null : numberOf(attributeOf(plan, resource, path));
        if (isUnknown(written)) {
          yield cannotTell(resource, path, notTold("After how long the listener forgets a connection", written));
          continue;
        }
        const seconds = written ?? networkIdleSeconds;
        if (seconds >= clientIdleSeconds || (longestMs !== null && longestMs / 1000 < seconds)) continue;
        yield found(
          resource,
          path,
          `Idle connections are forgotten after ${String(seconds)} s${written === null ? (isTls ? ", as always for TLS" : ", the default") : ""}; clients hold them for ${String(clientIdleSeconds)} s${
            longestMs === null ? "" : ` and brokers for ${String(longestMs / 1000)} s`
          }.`,
        );
      }
    }
  },
  cases: {
    nonCompliant: { terraform: loadBalancerCase({ listener: { tcp_idle_timeout_seconds: null } }) },
    compliant: { terraform: loadBalancerCase() },
  },
};
