import { type Construct } from "constructs";
import { type Endpoint } from "../../../network/listeners";
import { declare } from "../declared";
import { type ClientEndpoint, type PrivateLinkClientProps } from "../private-link-client";

/** What must be proved of a consumer's side: its endpoints are available; once names lead there, they do, and every broker answers. */
export function declareClient(
  construct: Construct,
  { name, listeners: { zone, bootstrap, ports, brokers, shards } }: PrivateLinkClientProps,
  endpoints: readonly ClientEndpoint[],
  ttlSeconds: number | undefined,
): void {
  const all: readonly Endpoint[] = [...shards.map((shard) => shard.bootstrap), ...brokers];
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
      edges: [
        {
          path: "data",
          from: "client",
          to: "nlb",
          ports: { protocol: "tcp", from: bootstrap.port, to: bootstrap.port },
        },
        { path: "data", from: "client", to: "nlb", ports: { protocol: "tcp", from: ports.from, to: ports.to } },
      ],
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
