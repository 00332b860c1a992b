import { z } from "zod";
import { type TopicPartition } from "../../kafka/cluster-facts";

/** How far one partition has come over: the source offset of the last record that MirrorMaker wrote. */
export interface SourcePosition extends TopicPartition {
  /** Null where the position was deleted. */
  readonly offset: number | null;
}

const keySchema = z.tuple([
  z.literal("MirrorSourceConnector"),
  z.object({ cluster: z.string(), topic: z.string(), partition: z.number().int() }),
]);
const valueSchema = z.object({ offset: z.number().int() });

/**
 * Reads one record of `mm2-offsets.<alias>.internal`, JSON of Connect's OffsetStorageWriter: key
 * `["MirrorSourceConnector",{"cluster":…,"partition":…,"topic":…}]`, value `{"offset":…}`. The checkpoint and heartbeat
 * connectors write to the same topic, with keys that look alike: theirs give undefined, as does what is no JSON.
 */
export function decodeSourcePosition(
  key: Buffer | null,
  value: Buffer | null,
  sourceAlias: string,
): SourcePosition | undefined {
  const parsedKey = keySchema.safeParse(json(key));
  if (!parsedKey.success || parsedKey.data[1].cluster !== sourceAlias) return undefined;
  const { topic, partition } = parsedKey.data[1];
  if (value === null) return { topic, partition, offset: null };
  const parsedValue = valueSchema.safeParse(json(value));
  return parsedValue.success ? { topic, partition, offset: parsedValue.data.offset } : undefined;
}

function json(bytes: Buffer | null): unknown {
  if (bytes === null) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
