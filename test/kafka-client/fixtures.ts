import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Api, type Throttled } from "../../src/kafka-client/protocol/api";
import { Reader } from "../../src/kafka-client/protocol/reader";

/** The two lines of Kafka whose answers were captured. */
export const kafkaLines = ["3.9.2", "4.3.1"] as const;

export type KafkaLine = (typeof kafkaLines)[number];

/** A captured answer, decoded, and the bytes that the decoder left over. */
export interface DecodedFixture<S> {
  readonly version: number;
  readonly answer: S;
  readonly left: number;
}

/** The captured answers of one API in every version, decoded. `name` where an API was captured for two requests. */
export function decodedFixtures<Q, S extends Throttled>(
  line: KafkaLine,
  api: Api<Q, S>,
  name = api.name,
): readonly DecodedFixture<S>[] {
  return fixtureBodies(line, name).map(({ version, body }) => {
    const reader = new Reader(body, version >= api.flexibleFrom);
    const answer = api.decode(reader, version);
    return { version, answer, left: reader.left };
  });
}

/** The captured bodies of one API, by version. */
export function fixtureBodies(line: KafkaLine, name: string): readonly { version: number; body: Buffer }[] {
  const text = readFileSync(join(__dirname, "fixtures", `kafka-${line}.json`), "utf8");
  const all: Record<string, string> = JSON.parse(text);
  return Object.entries(all).flatMap(([key, hex]) => {
    const at = key.lastIndexOf(" ");
    return key.slice(0, at) === name ? [{ version: Number(key.slice(at + 1)), body: Buffer.from(hex, "hex") }] : [];
  });
}
