import { z } from "zod";

/** A SCRAM user's mechanisms; passwords and salts are never read. */
export const scramUser = z.strictObject({
  user: z.string().min(1).describe("Its name, without User:."),
  credentials: z
    .array(
      z.strictObject({
        mechanism: z.enum(["SCRAM-SHA-256", "SCRAM-SHA-512"]).describe("SASL mechanism."),
        iterations: z.number().int().min(1).describe("How many times the password is hashed."),
      }),
    )
    .describe("Its mechanisms; passwords and salts are never read."),
});

/** Where a principal's secret lies, as a reference into a secret store; never the secret. */
export const secretRef = z.strictObject({
  principal: z.string().describe("The principal, as User:name."),
  ref: z.string().describe("Where its secret lies: an ARN, a path of a vault, a Kubernetes secret; never the secret."),
});

/** An API key by its id; the secret is never read. */
export const apiKey = z.strictObject({
  id: z.string().min(1).describe("The key's id; the secret is never read."),
  owner: z.string().describe("The principal that it signs in as: User:sa-abc123."),
  description: z.string().nullable().describe("What people wrote about it."),
});

/** A service account: the name that people know an id by. */
export const serviceAccount = z.strictObject({
  id: z.string().min(1).describe("The id that principals have: sa-abc123."),
  name: z.string().describe("The name that people know it by."),
});

/** One role that a principal has on one resource (Confluent RBAC). */
export const roleBinding = z.strictObject({
  principal: z.string().describe("Who has the role, as User:name."),
  role: z
    .string()
    .describe("DeveloperRead, DeveloperWrite, DeveloperManage, ResourceOwner, CloudClusterAdmin and others."),
  resourceType: z
    .string()
    .describe("Topic, Group, TransactionalId, Cluster, Subject and others, as the platform writes it."),
  resourceName: z.string().describe("Name of the resource, or how it begins."),
  patternType: z.enum(["LITERAL", "PREFIXED"]).describe("Whether the name is whole or how names begin."),
});

/** An AWS IAM policy as far as it speaks of Kafka (`kafka-cluster:*`). */
export const iamPolicy = z.strictObject({
  id: z.string().min(1).describe("Its ARN, or a name where it is written inline."),
  principals: z.array(z.string()).describe("Who has it: ARNs of roles and users."),
  statements: z
    .array(
      z.strictObject({
        effect: z.enum(["Allow", "Deny"]).describe("What the statement does."),
        actions: z.array(z.string()).describe("IAM actions, such as kafka-cluster:ReadData."),
        resources: z.array(z.string()).describe("ARNs that it is about, wildcards as written."),
        condition: z.string().nullable().describe("The condition block as JSON text; null where there is none."),
      }),
    )
    .describe("Its statements, as far as they speak of Kafka."),
});

/** A certificate that was seen at an endpoint, or that a principal signs in with. */
export const certificate = z.strictObject({
  usedBy: z.string().describe("Where it was seen: broker-1:9094, or User:CN=app."),
  subject: z.string().describe("Its subject, as a distinguished name."),
  issuer: z.string().describe("Who signed it, as a distinguished name."),
  notAfter: z.iso.datetime().describe("When it expires, RFC 3339 in UTC."),
  names: z.array(z.string()).describe("Its subject alternative names."),
});

/** An address at which something of the source is reached. */
export const endpoint = z.strictObject({
  id: z.string().min(1).describe("Stable, such as bootstrap-sasl-scram: overlays name it."),
  kind: z
    .enum(["bootstrap", "broker", "registry", "connect-rest", "console", "metrics"])
    .describe("What is reached there."),
  addresses: z.array(z.string()).describe("host:port of Kafka, URLs of the others, without credentials."),
  protocol: z.string().nullable().describe("PLAINTEXT, SSL, SASL_SSL, SASL_PLAINTEXT, https or http."),
  visibility: z
    .enum(["public", "private", "privatelink", "peering", "transit-gateway"])
    .nullable()
    .describe("From where it is reached."),
});
