import { z } from "zod";
import { left, maybe } from "../unread";

const ofPeople = "belongs into an overlay: who owns it is people's word";
const byRegistry = "schemas are told by the registry: export it";
const ofKsql = "a program that Julie runs in ksqlDB";
const byRbac = "Julie applies it with RBAC alone";

/** YAML's scalars, as Julie reads them: texts. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What Kafka does not take empty: the name of anything. */
const name = text.pipe(z.string().min(1));

const principal = z.string().min(1);

const consumer = z.object({ principal, group: maybe(name), metadata: left(ofPeople) });

const producer = z.object({
  principal,
  transactionId: maybe(name),
  /** Its presence alone counts (`Producer.getIdempotence`). */
  idempotence: maybe(text),
  acks: left("a client's own setting"),
  metadata: left(ofPeople),
});

const readWrite = z.object({ read: maybe(z.array(name)), write: maybe(z.array(name)) });

const stream = z.object({
  principal,
  applicationId: maybe(name),
  exactlyOnce: maybe(z.boolean()),
  topics: maybe(readWrite),
  observerPrincipals: maybe(z.array(z.object({ principal, metadata: left(ofPeople) }))),
  metadata: left(ofPeople),
});

const ksqlApp = z.object({
  principal,
  applicationId: maybe(name),
  ksqlDbId: left("the id of a ksqlDB cluster"),
  topics: maybe(readWrite),
  metadata: left(ofPeople),
});

const connector = z.object({
  principal,
  group: maybe(name),
  status_topic: maybe(name),
  offset_topic: maybe(name),
  configs_topic: maybe(name),
  topics: maybe(readWrite),
  connectors: left(byRbac),
  cluster_id: left(byRbac),
  metadata: left(ofPeople),
});

const connectArtefacts = left(
  "a connector's configuration lies in a file beside: Connect tells it (inventory export --connect)",
);

/** One topic of a project, or a special one. */
export const topicSchema = z.object({
  name,
  dataType: maybe(text),
  plan: maybe(text),
  config: maybe(z.record(z.string(), z.unknown())),
  consumers: maybe(z.array(consumer)),
  producers: maybe(z.array(producer)),
  schemas: left(byRegistry),
  "subject.name.strategy": left(byRegistry),
  subjectNameStrategy: left(byRegistry),
  metadata: left(ofPeople),
});

/** `connectors` and `ksql` of a project: a list of who may, or that list beside what Julie starts. */
export const listOrParts = {
  connectors: {
    list: z.array(connector),
    parts: z.object({
      access_control: maybe(z.array(connector)),
      artefacts: connectArtefacts,
      artifacts: connectArtefacts,
    }),
  },
  ksql: {
    list: z.array(ksqlApp),
    parts: z.object({ access_control: maybe(z.array(ksqlApp)), artefacts: left(ofKsql), artifacts: left(ofKsql) }),
  },
};

/** Keys of a project that Julie knows; any other names a role of its own (`julie.roles`). */
export const projectSchema = z.object({
  name,
  topics: maybe(z.array(topicSchema)),
  consumers: maybe(z.array(consumer)),
  producers: maybe(z.array(producer)),
  streams: maybe(z.array(stream)),
  ksql: maybe(z.union([listOrParts.ksql.list, listOrParts.ksql.parts])),
  connectors: maybe(z.union([listOrParts.connectors.list, listOrParts.connectors.parts])),
  schemas: left(byRbac),
  rbac: left(byRbac),
  metadata: left(ofPeople),
  zookeepers: left("no part of what Kafka tells"),
});

/** Who has a role of Julie's own. */
export const others = z.array(z.object({ principal }));

const instances = <T extends z.ZodType>(instance: T) =>
  z.object({ instances: maybe(z.array(instance)), rbac: left(byRbac), metadata: left(ofPeople) });

const platformSchema = z.object({
  kafka: maybe(
    z.object({
      rbac: left(byRbac),
      metadata: left(ofPeople),
      quotas: maybe(
        z.array(
          z.object({
            principal,
            producer_byte_rate: maybe(z.coerce.number()),
            consumer_byte_rate: maybe(z.coerce.number()),
            request_percentage: maybe(z.coerce.number()),
          }),
        ),
      ),
    }),
  ),
  kafka_connect: maybe(instances(z.object({ principal }))),
  schema_registry: maybe(
    instances(z.object({ principal, topic: maybe(name), group: maybe(name), consumer_offsets_topic: maybe(name) })),
  ),
  control_center: maybe(instances(z.object({ principal, appId: maybe(text) }))),
  ksql: maybe(instances(z.object({ principal, ksqlDbId: name, owner: left(ofPeople) }))),
});

/** Keys of a topology that Julie knows; every other is a part of its topics' names (`TopologyCustomDeserializer`). */
export const topologySchema = z.object({
  context: name,
  projects: maybe(z.array(projectSchema)),
  special_topics: maybe(z.array(topicSchema)),
  platform: maybe(platformSchema),
});

/** One plan of `plans.yaml`. */
export const planSchema = z.object({
  alias: left("a name for people"),
  config: maybe(z.record(z.string(), z.unknown())),
});

/** `plans.yaml`. */
export const plansSchema = z.object({ plans: z.record(z.string(), planSchema) });

/** See {@link topologySchema}. */
export type Topology = z.infer<typeof topologySchema>;

/** See {@link projectSchema}. */
export type Project = z.infer<typeof projectSchema>;

/** See {@link topicSchema}. */
export type JulieTopic = z.infer<typeof topicSchema>;

/** Everything that Julie grants on the platform's own parts. */
export type Platform = NonNullable<Topology["platform"]>;
