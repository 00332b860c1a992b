import { type IConstruct } from "constructs";
import { type Endpoint } from "../../network/listeners";
import { declare } from "../network/declared";
import { type TargetCluster } from "./target-cluster";

/**
 * Adds a cluster to the picture of its network and to what must be proved: its brokers as they advertise themselves. Behind a
 * load balancer its names and ports are declared by who makes that; where clients reach the brokers themselves, here.
 */
export function declareCluster(
  construct: IConstruct,
  { brokers, advertised, listeners }: Pick<TargetCluster, "brokers" | "advertised" | "listeners">,
): void {
  const told = advertised.slice(0, brokers.length);
  declare(construct, {
    network: {
      brokers: brokers.flatMap(({ nodeId, azId }, place) => {
        const endpoint = told[place];
        return endpoint === undefined ? [] : [{ nodeId, azId, host: endpoint.host, port: endpoint.port }];
      }),
    },
    ...(listeners === null ? { expectations: reachable(advertised) } : {}),
  });
}

function reachable(advertised: readonly Endpoint[]) {
  const from: ("target" | "consumer")[] = ["target", "consumer"];
  return {
    names: [...new Set(advertised.map(({ host }) => host))].map((host) => ({
      host,
      from,
      resolvesTo: "private" as const,
    })),
    ports: advertised.map(({ host, port }) => ({ host, port, path: "data" as const, from, layer: "tls" as const })),
  };
}
