import { z } from "zod";
import { count } from "../document/count";
import { ownerId, text } from "./text";

/** What people say of an address at which something is reached. */
export const endpointWords = z.strictObject({
  owner: ownerId.optional().describe("Who answers for it: a name under owners."),
  cluster: z.enum(["source", "target"]).optional().describe("Which cluster it belongs to."),
  role: z.enum(["data", "control", "observability"]).optional().describe("Which of the three paths it serves."),
  kind: z
    .enum(["bootstrap", "broker", "registry", "connect-rest", "console", "metrics", "logs"])
    .optional()
    .describe("What answers there."),
  addresses: z.array(text).optional().describe("host:port, or URLs."),
  protocol: z
    .enum(["PLAINTEXT", "SSL", "SASL_SSL", "SASL_PLAINTEXT", "https", "http"])
    .optional()
    .describe("What is spoken there."),
  visibility: z
    .enum(["public", "private", "privatelink", "peering", "transit-gateway"])
    .optional()
    .describe("Which networks reach it, and how."),
  dns: z
    .strictObject({
      name: text.optional().describe("The name that clients look up."),
      ttlSeconds: count.optional().describe("How long they keep the answer, in seconds."),
      zoneOwner: text.optional().describe("Who can change the zone."),
    })
    .nullable()
    .optional()
    .describe("The name behind it."),
  tls: z
    .strictObject({
      hostnameVerification: z.boolean().optional().describe("Whether clients check the name."),
      mtls: z.boolean().optional().describe("Whether clients show a certificate."),
      caRef: text.optional().describe("Where the certificate authority's certificate lies."),
    })
    .nullable()
    .optional()
    .describe("How it is secured."),
  allowlists: z.array(text).optional().describe("Lists that a client must be on to reach it; [] for none."),
  clients: z.array(text).optional().describe("Applications and subnets that reach it."),
  crossAccount: z.boolean().optional().describe("Whether clients are in other cloud accounts."),
  latencyMsP99: z.number().nonnegative().optional().describe("Round trip at the 99th percentile, in milliseconds."),
  bandwidthMbps: z.number().nonnegative().optional().describe("What the path carries, in megabits per second."),
});

/** See {@link endpointWords}. */
export type EndpointWords = z.infer<typeof endpointWords>;
