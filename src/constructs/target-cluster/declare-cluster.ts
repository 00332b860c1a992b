import { Fn, Token } from "cdktf";
import { type Construct } from "constructs";
import { type Endpoint } from "../../network/listeners";
import { declare } from "../network/declared";
import { namedOutput } from "../network/private-link/named-output";
import { type TargetCluster } from "./target-cluster";

/**
 * Adds a cluster to the picture of its network and to what must be proved: its brokers as they advertise themselves. Behind a
 * load balancer its names and ports are declared by who makes that; where clients reach the brokers themselves, here. What a
 * platform names by itself is told by an output after the apply.
 */
export function declareCluster(
  construct: Construct,
  {
    name,
    brokers,
    advertised,
    listeners,
    bootstrapServers,
  }: Pick<TargetCluster, "name" | "brokers" | "advertised" | "listeners" | "bootstrapServers">,
): void {
  const told = advertised.slice(0, brokers.length);
  declare(construct, {
    network: {
      brokers: brokers.flatMap(({ nodeId, azId }, place) => {
        const endpoint = told[place];
        return endpoint === undefined ? [] : [{ nodeId, azId, host: endpoint.host, port: endpoint.port }];
      }),
    },
    ...(listeners === null
      ? { expectations: advertised.length > 0 ? reachable(advertised) : afterApply(construct, name, bootstrapServers) }
      : {}),
  });
}

/** Where nothing is told, the output is empty: a check says so, and the apply goes on. */
function afterApply(construct: Construct, name: string, bootstrapServers: readonly string[]) {
  const output = namedOutput(construct, "bootstrap-servers", {
    value: Token.asString(Fn.try([Fn.join(",", [...bootstrapServers]), ""])),
    description: `Where clients of ${name} begin`,
  });
  const from: ["target"] = ["target"];
  return {
    servers: [
      {
        name,
        servers: { output },
        path: "data" as const,
        role: "broker",
        from,
        layer: "tls" as const,
        resolvesTo: "private" as const,
      },
    ],
  };
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
