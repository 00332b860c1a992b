import { type Construct } from "constructs";
import { type Endpoint } from "../../../network/listeners";
import { edgesOf } from "../../../network/matrix";
import { declare } from "../declared";
import { declareEdges } from "../declared-edges";
import { type ClientEndpoint, type PrivateLinkClientProps } from "./client-props";

/** What must be proved of a consumer's side: its endpoints are available; once names lead there, they do, and every broker answers. */
export function declareClient(
  construct: Construct,
  { name, listeners: plan }: PrivateLinkClientProps,
  endpoints: readonly ClientEndpoint[],
  ttlSeconds: number | undefined,
): void {
  const { zone, brokers, shards } = plan;
  const all: readonly Endpoint[] = [...shards.map((shard) => shard.bootstrap), ...brokers];
  declareEdges(
    construct,
    edgesOf({ roles: ["client", "nlb"], listeners: plan }).filter(({ to }) => to === "nlb"),
  );
  declare(construct, {
    ...(ttlSeconds === undefined
      ? {}
      : {
          network: {
            zones: [
              {
                name: zone,
                private: true,
                names: all.map(({ host }) => ({ name: host, to: `${name}'s endpoint`, ttlSeconds: null })),
              },
            ],
          },
        }),
    expectations: {
      endpoints: endpoints.map(({ shard, idOutput, stateOutput }) => ({
        name: `${name} ${String(shard)}`,
        id: { output: idOutput },
        state: { output: stateOutput },
      })),
      ...(ttlSeconds === undefined
        ? {}
        : {
            names: all.map(({ host }) => ({ host, from: ["consumer"], resolvesTo: "private", ttlSeconds })),
            ports: all.map(({ host, port }) => ({ host, port, path: "data", from: ["consumer"], layer: "tls" })),
            certificates: all.map(({ host, port }) => ({ host, port, from: ["consumer"], names: [host] })),
          }),
    },
  });
}
