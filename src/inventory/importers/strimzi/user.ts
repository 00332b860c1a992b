import { z } from "zod";
import { clusterResourceName } from "../../../kafka/acl";
import { heldTo } from "../../../documents/read-document";
import { type Inventory } from "../../document/inventory";
import { left, maybe } from "../unread";
import { operationWord, patternTypeWord, permissionWord, resourceTypeWord } from "../words";
import { type Manifest, metadata, secretKey } from "./manifests";

const ofOperator = "what the operator thinks of the resource";

const resource = z
  .object({ type: resourceTypeWord, name: maybe(z.string()), patternType: maybe(patternTypeWord) })
  // A name is never made up: without one the grant could become wider than it was.
  .refine(({ type, name }) => type === "CLUSTER" || (name ?? "") !== "", {
    path: ["name"],
    error: "names no resource, which only a grant on the cluster may leave out",
  });

const acl = z.object({
  type: maybe(permissionWord),
  resource,
  host: maybe(z.string().min(1)),
  operation: maybe(operationWord),
  operations: maybe(z.array(operationWord)),
});

/** `KafkaUser` of `kafka.strimzi.io/v1beta2` and `v1`. */
export const kafkaUser = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata,
  spec: maybe(
    z.object({
      authentication: maybe(
        z.object({
          type: z.string(),
          password: maybe(
            z.object({
              valueFrom: maybe(z.object({ secretKeyRef: maybe(z.object({ name: z.string(), key: z.string() })) })),
            }),
          ),
        }),
      ),
      authorization: maybe(z.object({ type: left("there is one type, simple"), acls: maybe(z.array(acl)) })),
      quotas: maybe(
        z.object({
          producerByteRate: maybe(z.number()),
          consumerByteRate: maybe(z.number()),
          requestPercentage: maybe(z.number()),
          controllerMutationRate: maybe(z.number()),
        }),
      ),
      template: left("how the operator writes the user's secret"),
    }),
  ),
  status: maybe(
    z.object({
      username: maybe(z.string()),
      secret: maybe(z.string()),
      conditions: left(ofOperator),
      observedGeneration: left(ofOperator),
    }),
  ),
});

type KafkaUser = z.infer<typeof kafkaUser>;

/** What one KafkaUser becomes. */
export interface ToldUser {
  /** `User:CN=name` where it signs in with a certificate, `User:name` otherwise (`KafkaUserModel`). */
  readonly principal: string;
  readonly acls: NonNullable<Inventory["acls"]>;
  readonly quotas: NonNullable<Inventory["quotas"]>;
  readonly scramUsers: NonNullable<Inventory["scramUsers"]>;
  readonly secretRefs: NonNullable<Inventory["secretRefs"]>;
}

/** How many iterations the operator makes SCRAM credentials with (`ScramCredentialsOperator`, as Kafka's own default). */
const scramIterations = 4096;

/** Strimzi's names of quotas, and Kafka's (`org.apache.kafka.server.config.QuotaConfig`). */
const quotaKeys = {
  producerByteRate: "producer_byte_rate",
  consumerByteRate: "consumer_byte_rate",
  requestPercentage: "request_percentage",
  controllerMutationRate: "controller_mutation_rate",
} as const;

/**
 * A user with what it may do.
 *
 * @throws DocumentError with every wrong value
 */
export function userOf(manifest: Manifest): ToldUser {
  const user = heldTo(manifest.document, kafkaUser).content;
  const type = user.spec?.authentication?.type;
  const name =
    user.status?.username ?? (type === "tls" || type === "tls-external" ? `CN=${manifest.name}` : manifest.name);
  const principal = `User:${name}`;
  return {
    principal,
    acls: aclsOf(user, principal),
    quotas: quotasOf(user, name),
    scramUsers:
      type === "scram-sha-512"
        ? [{ user: name, credentials: [{ mechanism: "SCRAM-SHA-512", iterations: scramIterations }] }]
        : [],
    secretRefs: refsOf(user, manifest).map((ref) => ({ principal, ref })),
  };
}

/** One ACL for each operation; until v1beta2 a rule could also have one alone. */
function aclsOf({ spec }: KafkaUser, principal: string): ToldUser["acls"] {
  return (spec?.authorization?.acls ?? []).flatMap(({ type, resource, host, operation, operations }) =>
    [...(operations ?? []), ...(operation ? [operation] : [])].map((one) => ({
      principal,
      host: host ?? "*",
      operation: one,
      permission: type ?? "ALLOW",
      resourceType: resource.type,
      resourceName: resource.type === "CLUSTER" ? clusterResourceName : (resource.name ?? ""),
      patternType: resource.patternType ?? "LITERAL",
    })),
  );
}

function quotasOf({ spec }: KafkaUser, user: string): ToldUser["quotas"] {
  const quotas = spec?.quotas;
  if (quotas === null || quotas === undefined) return [];
  const values = Object.fromEntries(
    (["producerByteRate", "consumerByteRate", "requestPercentage", "controllerMutationRate"] as const).flatMap(
      (key) => {
        const value = quotas[key];
        return typeof value === "number" ? [[quotaKeys[key], value]] : [];
      },
    ),
  );
  return Object.keys(values).length === 0 ? [] : [{ entity: { user }, values }];
}

/** Where the user's secret lies: the password that it was given, and the secret that the operator wrote. */
function refsOf({ spec, status }: KafkaUser, { namespace }: Manifest): readonly string[] {
  const type = spec?.authentication?.type;
  const given = spec?.authentication?.password?.valueFrom?.secretKeyRef;
  const written = status?.secret;
  const key = type === "scram-sha-512" ? "password" : "user.key";
  return [
    ...(given ? [secretKey(namespace, given.name, given.key)] : []),
    ...(typeof written === "string" && written !== "" ? [secretKey(namespace, written, key)] : []),
  ];
}
