import { z } from "zod";

/** A SCRAM user's mechanisms; passwords and salts are never read. */
export const scramUser = z.strictObject({
  user: z.string().min(1),
  credentials: z.array(
    z.strictObject({ mechanism: z.enum(["SCRAM-SHA-256", "SCRAM-SHA-512"]), iterations: z.number().int().min(1) }),
  ),
});

/** Where a principal's secret lies, as a reference into a secret store; never the secret. */
export const secretRef = z.strictObject({ principal: z.string(), ref: z.string() });

/** An API key by its id; the secret is never read. */
export const apiKey = z.strictObject({
  id: z.string().min(1),
  /** The principal that it signs in as: `User:sa-abc123`. */
  owner: z.string(),
  description: z.string().nullable(),
});

/** A service account: the name that people know an id by. */
export const serviceAccount = z.strictObject({ id: z.string().min(1), name: z.string() });

/** One role that a principal has on one resource (Confluent RBAC). */
export const roleBinding = z.strictObject({
  principal: z.string(),
  /** `DeveloperRead`, `DeveloperWrite`, `DeveloperManage`, `ResourceOwner`, `CloudClusterAdmin`, … */
  role: z.string(),
  /** `Topic`, `Group`, `TransactionalId`, `Cluster`, `Subject`, … as the platform writes it. */
  resourceType: z.string(),
  resourceName: z.string(),
  patternType: z.enum(["LITERAL", "PREFIXED"]),
});

/** An AWS IAM policy as far as it speaks of Kafka (`kafka-cluster:*`). */
export const iamPolicy = z.strictObject({
  /** Its ARN, or a name where it is written inline. */
  id: z.string().min(1),
  /** Who has it: ARNs of roles and users. */
  principals: z.array(z.string()),
  statements: z.array(
    z.strictObject({
      effect: z.enum(["Allow", "Deny"]),
      actions: z.array(z.string()),
      resources: z.array(z.string()),
      /** The condition block as JSON text; null where there is none. */
      condition: z.string().nullable(),
    }),
  ),
});

/** A certificate that was seen at an endpoint, or that a principal signs in with. */
export const certificate = z.strictObject({
  /** `broker-1:9094`, or `User:CN=app`. */
  usedBy: z.string(),
  subject: z.string(),
  issuer: z.string(),
  notAfter: z.iso.datetime(),
  names: z.array(z.string()),
});

/** An address at which something of the source is reached. */
export const endpoint = z.strictObject({
  /** Stable: `bootstrap-sasl-scram`. Overlays name it. */
  id: z.string().min(1),
  kind: z.enum(["bootstrap", "broker", "registry", "connect-rest", "console", "metrics"]),
  addresses: z.array(z.string()),
  /** `PLAINTEXT`, `SSL`, `SASL_SSL`, `SASL_PLAINTEXT`, `https`, `http`. */
  protocol: z.string().nullable(),
  visibility: z.enum(["public", "private", "privatelink", "peering", "transit-gateway"]).nullable(),
});
