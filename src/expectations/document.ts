import { z } from "zod";
import { documentHead } from "../documents/document-head";
import { aclSchema } from "../kafka/acl-schema";
import { clientQuotaSchema } from "../kafka/client-quota-schema";

const count = z.number().int().nonnegative();

const topic = z.strictObject({
  name: z.string().describe("Its name."),
  partitions: z.number().int().min(1).describe("Partitions that it must have."),
  replicationFactor: z.number().int().min(1).describe("Replicas that each partition must have."),
  effective: z
    .array(
      z.strictObject({
        key: z.string().describe("Kafka's own key."),
        rule: z.enum(["equal", "at-least", "at-most"]).describe("How the effective value is held against this one."),
        value: z.string().describe("The value as Kafka writes it."),
      }),
    )
    .describe("Configs that must be effective."),
  source: z
    .strictObject({
      topicId: z.string().nullable().describe("Its id at the source; null where the source has none."),
      partitions: z.number().int().min(1).describe("Its partitions at the source."),
      cleanupPolicy: z.string().describe("Its cleanup.policy at the source."),
    })
    .optional()
    .describe(
      "Replicated from this topic of the source; absent for topics that only the target has (MirrorMaker's own).",
    ),
});

/** A program that must be able to use a cluster: its reachability and its own credential are proved, layer by layer. */
const client = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .describe("checker, terraform, mm2-source, mm2-target: the name that --client NAME=FILE gives properties for."),
  cluster: z.enum(["source", "target"]).describe("The cluster that it uses."),
  principal: z.string().describe("Whom it signs in as: User:name."),
});

/** The permissions of one principal at one cluster: what it must hold, and whether holding more is a failure. */
const access = z.strictObject({
  cluster: z.enum(["source", "target"]).describe("The cluster at which it holds them."),
  principal: z.string().describe("Whose permissions: User:name."),
  acls: z.array(aclSchema).describe("The ACLs that must have their effect."),
  nothingElse: z
    .boolean()
    .describe("True where it must not be able to do anything beyond acls (wave principals at the target)."),
  phase: z
    .enum(["before-apply", "after-apply"])
    .describe("The phase that needs it: terraform must hold its rights before the apply."),
});

/** What must be true on the live clusters once the stack beside which this lies is applied. */
export const expectationsSchema = z.strictObject({
  ...documentHead("Expectations"),
  wave: z.string().describe("Id of the wave."),
  profile: z.string().describe("The target profile with its version: apache-kafka@4.3."),
  clients: z.array(client).describe("Programs that must be able to use a cluster."),
  targetBrokers: z
    .strictObject({
      count: z.number().int().min(1).describe("How many there must be."),
      advertised: z.array(z.string()).optional().describe("Their addresses, as host:port, where they are declared."),
    })
    .describe("Brokers that the target must advertise."),
  certificateDays: count.describe("Certificates must hold at least this many days longer."),
  topics: z.array(topic).describe("Topics that must exist at the target."),
  access: z.array(access).describe("Permissions that must hold."),
  quotas: z.array(clientQuotaSchema).describe("Client quotas that the target must have."),
  scramUsers: z
    .array(
      z.strictObject({
        user: z.string().describe("Its name, without User:."),
        mechanism: z.enum(["SCRAM-SHA-256", "SCRAM-SHA-512"]).describe("SASL mechanism."),
        iterations: z.number().int().describe("How many times the password is hashed."),
      }),
    )
    .describe("SCRAM users that the target must have."),
  groups: z
    .array(
      z.strictObject({
        groupId: z.string().describe("Its `group.id`."),
        topics: z.array(z.string()).describe("Topics that it reads."),
        replayTolerance: count.describe("Records per partition that it may read a second time."),
      }),
    )
    .describe("Groups that resume at the target."),
  replication: z
    .strictObject({
      tool: z.literal("mirror-maker-2").describe("What replicates."),
      sourceAlias: z.string().describe("MirrorMaker's name of the source."),
      targetAlias: z.string().describe("MirrorMaker's name of the target."),
      maxLagRecords: count.describe("Records per partition that it may be behind when the check looks."),
    })
    .describe("How records come over; the checker reads MirrorMaker's own topics at the target."),
});

/** See {@link expectationsSchema}. */
export type Expectations = z.infer<typeof expectationsSchema>;

/** One topic that must exist at the target. */
export type ExpectedTopic = Expectations["topics"][number];

/** One principal's permissions that must hold. */
export type ExpectedAccess = Expectations["access"][number];
