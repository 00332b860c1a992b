import { z } from "zod";
import { documentHead } from "../documents/document-head";
import { paths } from "./path";
import { groupedRoles, networkRoles } from "./role";

const subnet = z.strictObject({
  tier: z.enum(["broker", "endpoint", "transit"]).describe("What stands in it."),
  azId: z.string().describe("The zone by id: use1-az1."),
  cidr: z.string().nullable().describe("Its addresses; null where they are known only after the apply."),
});

const listener = z.strictObject({
  port: z.number().int().describe("The port that clients connect to."),
  host: z.string().describe("The name that clients are told."),
  nodeId: z.number().int().nullable().describe("The broker behind it; null for the bootstrap listener."),
});

const consumer = z.strictObject({
  name: z.string().describe("The team or account, as people call it."),
  principalArn: z.string().describe("Who may make an endpoint."),
  cidrs: z.array(z.string()).describe("The networks that its clients come from."),
  waves: z.array(z.string()).describe("The waves that it takes part in."),
  until: z.iso.date().nullable().describe("The last day of its access; null where it has no end."),
});

const edge = z.strictObject({
  path: z.enum(paths).describe("The path that it belongs to."),
  from: z.enum([...groupedRoles, ...networkRoles]).describe("Who connects."),
  to: z.enum([...groupedRoles, ...networkRoles]).describe("Who is connected to."),
  ports: z
    .strictObject({
      protocol: z.enum(["tcp", "udp"]).describe("The protocol."),
      from: z.number().int().describe("The first port."),
      to: z.number().int().describe("The last port."),
    })
    .describe("The ports that are open."),
  why: z.string().describe("Why it is open."),
  keepUntil: z.iso.date().optional().describe("The day until which it must stay."),
});

/** What the network of one target is, as a picture and a reviewer need it: written beside the stack that makes it. */
export const networkSchema = z.strictObject({
  ...documentHead("Network"),
  target: z.string().describe("The target's name."),
  region: z.string().nullable().describe("The AWS region, where it is known."),
  vpcs: z
    .array(
      z.strictObject({
        name: z.string().describe("Its name."),
        cidrs: z.array(z.string()).describe("Its addresses."),
        existing: z.boolean().describe("True where it was there before."),
        subnets: z.array(subnet).describe("Its subnets."),
      }),
    )
    .describe("Networks of the target's account."),
  loadBalancers: z
    .array(
      z.strictObject({
        name: z.string().describe("Its name."),
        listeners: z.array(listener).describe("What it listens on."),
        endpointService: z.boolean().describe("Whether it is offered to other accounts through PrivateLink."),
        consumers: z.array(consumer).describe("Who may use it."),
      }),
    )
    .describe("How clients of other networks reach the brokers."),
  brokers: z
    .array(
      z.strictObject({
        nodeId: z.number().int().describe("The broker's node.id."),
        azId: z.string().describe("Its zone by id."),
        host: z.string().describe("The name that it advertises."),
        port: z.number().int().describe("The port that it advertises."),
      }),
    )
    .describe("The brokers."),
  serviceEndpoints: z.array(z.string()).describe("AWS services that are reached inside the network: s3, kms, …"),
  sources: z
    .array(
      z.strictObject({
        kind: z.string().describe("How the source is reached: confluent-dedicated, msk-multi-vpc, …"),
        name: z.string().describe("The source, as people call it."),
        keepUntil: z.iso.date().nullable().describe("The day until which the way to it stays."),
      }),
    )
    .describe("Ways to the source."),
  zones: z
    .array(
      z.strictObject({
        name: z.string().describe("The zone's name."),
        private: z.boolean().describe("Whether it is private."),
        names: z
          .array(
            z.strictObject({
              name: z.string().describe("A name in it."),
              to: z.string().describe("What it leads to, as text."),
              ttlSeconds: z.number().int().nullable().describe("Its TTL; null for aliases, whose TTL is AWS's."),
            }),
          )
          .describe("Its names."),
      }),
    )
    .describe("DNS zones."),
  edges: z.array(edge).describe("Every way through the network that is open."),
});

/** See {@link networkSchema}. */
export type NetworkDocument = z.infer<typeof networkSchema>;
