import { z } from "zod";
import { documentHead } from "../documents/document-head";
import { aclSchema } from "../kafka/acl-schema";
import { clientQuotaSchema } from "../kafka/client-quota-schema";

const count = z.number().int().nonnegative();

const topic = z.strictObject({
  name: z.string(),
  partitions: z.number().int().min(1),
  replicationFactor: z.number().int().min(1),
  effective: z.array(
    z.strictObject({ key: z.string(), rule: z.enum(["equal", "at-least", "at-most"]), value: z.string() }),
  ),
  /** Replicated from this topic of the source; absent for topics that only the target has (MirrorMaker's own). */
  source: z
    .strictObject({ topicId: z.string().nullable(), partitions: z.number().int().min(1), cleanupPolicy: z.string() })
    .optional(),
});

/** A program that must be able to use a cluster: its reachability and its own credential are proved, layer by layer. */
const client = z.strictObject({
  /** `checker`, `terraform`, `mm2-source`, `mm2-target`: the name that `--client NAME=FILE` gives properties for. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  cluster: z.enum(["source", "target"]),
  /** `User:name`. */
  principal: z.string(),
});

/** The permissions of one principal at one cluster: what it must hold, and whether holding more is a failure. */
const access = z.strictObject({
  cluster: z.enum(["source", "target"]),
  principal: z.string(),
  /** The ACLs that must have their effect. */
  acls: z.array(aclSchema),
  /** True where the principal must not be able to do anything beyond `acls` (wave principals at the target). */
  nothingElse: z.boolean(),
  /** The phase that needs it: `terraform` must hold its rights before the apply. */
  phase: z.enum(["before-apply", "after-apply"]),
});

/** What must be true on the live clusters once the stack beside which this lies is applied. */
export const expectationsSchema = z.strictObject({
  ...documentHead("Expectations"),
  wave: z.string(),
  profile: z.string(),
  clients: z.array(client),
  /** Brokers that the target must advertise: their number, and addresses where they are declared (`host:port`). */
  targetBrokers: z.strictObject({ count: z.number().int().min(1), advertised: z.array(z.string()).optional() }),
  /** Certificates must hold at least this many days longer. */
  certificateDays: count,
  topics: z.array(topic),
  access: z.array(access),
  quotas: z.array(clientQuotaSchema),
  scramUsers: z.array(
    z.strictObject({
      user: z.string(),
      mechanism: z.enum(["SCRAM-SHA-256", "SCRAM-SHA-512"]),
      iterations: z.number().int(),
    }),
  ),
  groups: z.array(z.strictObject({ groupId: z.string(), topics: z.array(z.string()), replayTolerance: count })),
  /** How records come over; the checker reads MirrorMaker's own topics at the target. */
  replication: z.strictObject({
    tool: z.literal("mirror-maker-2"),
    sourceAlias: z.string(),
    targetAlias: z.string(),
    maxLagRecords: count,
  }),
});

/** See {@link expectationsSchema}. */
export type Expectations = z.infer<typeof expectationsSchema>;

/** One topic that must exist at the target. */
export type ExpectedTopic = Expectations["topics"][number];

/** One principal's permissions that must hold. */
export type ExpectedAccess = Expectations["access"][number];
