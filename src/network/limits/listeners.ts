import { limits } from "./table";

const listenersPerLoadBalancer = limits.listenersPerLoadBalancer.most;

/** Brokers of one load balancer by default: five listeners stay for the bootstrap and what comes beside Kafka. */
const brokersByDefault = 45;

/** What one load balancer listens on. */
export interface ListenerCount {
  readonly brokers: number;
  /** Ports of each broker: 1, or more on platforms that move brokers between ranges. */
  readonly portSlots: number;
  /** Beside Kafka: schema registry, console. */
  readonly others: number;
}

/** `61 listeners: 1 bootstrap + 60 brokers × 1 port`. */
function arithmetic({ brokers, portSlots, others }: ListenerCount): string {
  const rest = others === 0 ? "" : ` + ${String(others)} others`;
  return `${String(1 + brokers * portSlots + others)} listeners: 1 bootstrap + ${String(brokers)} brokers × ${String(portSlots)} port(s)${rest}`;
}

/** What is wrong where a load balancer would listen on more than AWS allows, or undefined. */
export function listenerProblem(count: ListenerCount): string | undefined {
  if (1 + count.brokers * count.portSlots + count.others <= listenersPerLoadBalancer) return undefined;
  return `${arithmetic(count)}; a network load balancer has ${String(listenersPerLoadBalancer)} at most, which AWS does not raise: at most ${String(
    brokersPerLoadBalancer(count),
  )} brokers fit behind one, so let there be several (shards), each with its own endpoint service.`;
}

/** How many brokers go behind one load balancer; 0 where not one fits. */
export function brokersPerLoadBalancer({ portSlots, others }: Omit<ListenerCount, "brokers">): number {
  return Math.max(0, Math.min(brokersByDefault, Math.floor((listenersPerLoadBalancer - 1 - others) / portSlots)));
}
