import { z } from "zod";
import { type connectCluster } from "../../document/connect";

/** One group of Connect workers, as the inventory holds it. */
export type ConnectCluster = z.infer<typeof connectCluster>;

/** One connector, as the inventory holds it. */
export type Connector = NonNullable<ConnectCluster["connectors"]>[number];

/** `GET /` of a worker (`ServerInfo`). */
export const workerAnswer = z.looseObject({ version: z.string(), kafka_cluster_id: z.string().nullish() });

const stated = { state: z.string(), worker_id: z.string(), version: z.string().nullish() };

/** `info` of a connector (`ConnectorInfo`). */
export const infoAnswer = z.looseObject({
  config: z.record(z.string(), z.string().nullable()),
  type: z.enum(["source", "sink", "unknown"]).nullish(),
});

/** `status` of a connector (`ConnectorStateInfo`); its tasks' traces are free text and are left where they are. */
export const statusAnswer = z.looseObject({
  connector: z.looseObject(stated),
  tasks: z.array(z.looseObject({ id: z.number().int(), ...stated })),
});

/** `GET /connectors?expand=info&expand=status` (KIP-465, Kafka 2.3). */
export const expandedAnswer = z.record(z.string(), z.looseObject({ info: infoAnswer, status: statusAnswer }));

/** See {@link expandedAnswer}. */
export type Expanded = z.infer<typeof expandedAnswer>[string];

/** `GET /connectors/NAME/topics` (KIP-558): under the connector's name. */
export const topicsAnswer = z.record(z.string(), z.looseObject({ topics: z.array(z.string()) }));

/** `GET /connectors/NAME/offsets` (KIP-875, Kafka 3.5). What is in them is the connector's own. */
export const offsetsAnswer = z.looseObject({
  offsets: z.array(
    z.looseObject({
      partition: z.record(z.string(), z.unknown()).nullable(),
      offset: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});

/** `GET /connector-plugins`. */
export const pluginsAnswer = z.array(z.looseObject({ class: z.string(), version: z.string().nullish() }));

/** See {@link pluginsAnswer}. */
export type Plugins = z.infer<typeof pluginsAnswer>;
