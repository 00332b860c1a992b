import { z } from "zod";
import { documentHead } from "../../documents/document-head";
import { vantages } from "./vantage";

const where = z
  .enum(vantages)
  .describe(
    "The vantage from which it must be so: inside the target's network, a consumer's, the source's, on premises.",
  );

const port = z.number().int().min(1).max(65535);

/** A value that is known at synthesis, or only after the apply by the name of a Terraform output. */
const known = z.union([
  z.strictObject({ value: z.string().describe("The value.") }),
  z.strictObject({ output: z.string().describe("The Terraform output that has it.") }),
]);

const time = z.iso.datetime();

/** How long a name is remembered, in ordinary times and around a cut-over. */
const ttlPlan = z.strictObject({
  steadySeconds: z.number().int().min(1).describe("In ordinary times."),
  windowSeconds: z.number().int().min(1).describe("Around the window."),
  loweredAt: time.describe("When it is lowered."),
  windowStarts: time.describe("When the first application moves."),
  windowEnds: time.describe("When nobody goes back any more."),
});

/** What must be true of a target's network once the stack beside which this lies is applied. */
export const networkExpectationsSchema = z.strictObject({
  ...documentHead("NetworkExpectations"),
  target: z.string().describe("The target's name."),
  names: z
    .array(
      z.strictObject({
        host: z.string().describe("A DNS name."),
        from: z.array(where).min(1).describe("From where it must resolve."),
        resolvesTo: z.enum(["private", "public"]).describe("What kind of addresses it must have."),
        addresses: z
          .array(known)
          .min(1)
          .optional()
          .describe("The addresses that it may have and no others; an output may hold a list of them."),
        ttlSeconds: z.number().int().min(1).optional().describe("Its TTL may be at most this."),
        ttlPlan: ttlPlan.optional().describe("Its TTL may be at most what the plan says when it is looked at."),
      }),
    )
    .describe("Names that must resolve."),
  ports: z
    .array(
      z.strictObject({
        host: z.string().describe("Name or address."),
        port: port.describe("Port."),
        path: z.enum(["data", "control", "observability"]).describe("The path that it belongs to."),
        role: z
          .string()
          .optional()
          .describe("Who answers there, as a role: edges to that role that must be kept are proved by it."),
        from: z.array(where).min(1).describe("From where it must answer."),
        layer: z.enum(["tcp", "tls"]).describe("How far it must answer."),
      }),
    )
    .describe("Addresses that must answer."),
  servers: z
    .array(
      z.strictObject({
        name: z.string().describe("Whose they are, as people call it."),
        servers: known.describe("`host:port,host:port` as clients are told them."),
        path: z.enum(["data", "control", "observability"]).describe("The path that they belong to."),
        role: z.string().optional().describe("Who answers there, as a role."),
        from: z.array(where).min(1).describe("From where they must answer."),
        layer: z.enum(["tcp", "tls"]).describe("How far they must answer."),
        resolvesTo: z.enum(["private", "public"]).describe("What kind of addresses their names must have."),
      }),
    )
    .default([])
    .describe(
      "Addresses that only the apply knows: names, ports and certificates are proved of each once an output tells them.",
    ),
  closed: z
    .array(
      z.strictObject({
        host: z.string().describe("Name or address."),
        port: port.describe("Port."),
        from: z.array(where).min(1).describe("From where it must not answer."),
        why: z.string().describe("Why not."),
      }),
    )
    .describe("Addresses that must not answer."),
  certificates: z
    .array(
      z.strictObject({
        host: z.string().describe("Where the certificate is shown."),
        port: port.describe("Port."),
        from: z.array(where).min(1).describe("From where it is seen."),
        names: z.array(z.string()).min(1).describe("Names that it must cover."),
        validUntil: z.iso.date().optional().describe("The day until which it must be valid at least."),
      }),
    )
    .describe("Certificates and what they must cover."),
  endpoints: z
    .array(
      z.strictObject({
        name: z.string().describe("The endpoint, as people call it."),
        id: known.describe("Its id."),
        state: known.describe("Its state, which must be available."),
        serviceName: known.optional().describe("The name of the service that others make their endpoints for."),
      }),
    )
    .describe("PrivateLink endpoints that must be available."),
  edges: z
    .array(
      z.strictObject({
        path: z.enum(["data", "control", "observability"]).describe("The path that it belongs to."),
        from: z.string().describe("Who connects, as a role."),
        to: z.string().describe("Who is connected to, as a role."),
        ports: z
          .strictObject({
            protocol: z.enum(["tcp", "udp"]).describe("The protocol."),
            from: port.describe("The first port."),
            to: port.describe("The last port."),
          })
          .describe("The ports that are open."),
        keepUntil: z.iso.date().optional().describe("The day until which it must stay."),
      }),
    )
    .describe("Ways through the network that are declared."),
});

/** See {@link networkExpectationsSchema}. */
export type NetworkExpectations = z.infer<typeof networkExpectationsSchema>;

/** A value that is known at synthesis, or the name of the Terraform output that has it. */
export type Known = z.infer<typeof known>;
