import { type ListenerPlan } from "../listeners";
import { portsOf } from "../listener-plan";
import { limitProblem, limitProblems } from "./table";

/** What a plan of listeners makes at AWS, held against each limit. `zones` is in how many the load balancers stand. */
export function planLimitProblems(plan: ListenerPlan, zones: number): readonly string[] {
  const perShard = plan.shards.flatMap(({ index, brokers }) => [
    limitProblem("listenersPerLoadBalancer", 1 + brokers.flatMap(portsOf).length, `load balancer ${String(index)}`),
    limitProblem("targetsPerLoadBalancer", 2 * brokers.length, `load balancer ${String(index)}`),
  ]);
  const whole = limitProblems({
    loadBalancersPerRegion: plan.shards.length,
    interfacesPerVpc: plan.shards.length * zones,
    targetGroupsPerRegion: plan.shards.length + plan.brokers.length,
    recordsPerZone: plan.certificateNames.length,
  });
  return [...perShard.filter((problem) => problem !== undefined), ...whole];
}
