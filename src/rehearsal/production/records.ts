import { randomBytes } from "node:crypto";
import { type Message } from "kafkajs";
import { type ProductionTopic } from "./topics";

const keys = 40;

/** Keyed records with headers, as applications write them: now and then a tombstone, a record without a key, bytes. */
export function recordsFor(topic: ProductionTopic, from: number, count: number): readonly Message[] {
  const compacted = topic.configs["cleanup.policy"]?.includes("compact") === true;
  return Array.from({ length: count }, (_, index) => recordOf(topic.name, from + index, compacted));
}

function recordOf(topic: string, number: number, compacted: boolean): Message {
  const key = `key-${String(number % keys)}`;
  const tombstone = compacted && number % 25 === 24;
  return {
    // A compacted topic refuses records without a key.
    key: !compacted && number % 50 === 49 ? null : key,
    value: tombstone ? null : JSON.stringify({ topic, number, note: "äöü ${not.a.template} %{nor.this}", at: key }),
    headers: {
      "trace-id": randomBytes(8).toString("hex"),
      schema: Buffer.from([0, 0, 0, 0, number % 128]),
      tag: ["first", "second"],
    },
  };
}

/** A record that fills most of a topic's limit and cannot be compressed. */
export function largeRecord(bytes: number): Message {
  return { key: "large", value: randomBytes(bytes) };
}

/** The same for Kafka's own console producer: headers, key and value with tabs between. */
export function consoleLines(topic: ProductionTopic): string {
  return Array.from({ length: topic.records }, (_, number) => {
    const value = JSON.stringify({ topic: topic.name, number, note: "written by Kafka's own producer" });
    return `trace-id:${randomBytes(8).toString("hex")},tag:console\tkey-${String(number % keys)}\t${value}`;
  }).join("\n");
}
