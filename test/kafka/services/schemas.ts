import { sendJson } from "./rest-service";

/** One version of a subject, as it is registered. */
interface Registration {
  readonly subject: string;
  readonly schemaType?: "AVRO" | "JSON" | "PROTOBUF";
  readonly schema: string;
  readonly references?: readonly { readonly name: string; readonly subject: string; readonly version: number }[];
}

const money = "money-value";

const moneySchema = JSON.stringify({
  type: "record",
  name: "Money",
  namespace: "shop",
  fields: [
    { name: "cents", type: "long" },
    { name: "currency", type: "string" },
  ],
});

/** A record of a topic; its second version has one more field. */
function recordOf(topic: string, version: 1 | 2): string {
  return JSON.stringify({
    type: "record",
    name: `Record_${topic.replace(/\W/g, "_")}`,
    namespace: "shop",
    fields: [
      { name: "id", type: "string" },
      { name: "price", type: "shop.Money" },
      ...(version === 2 ? [{ name: "note", type: ["null", "string"], default: null }] : []),
    ],
  });
}

const shipmentKey: Registration = {
  subject: "shipments-key",
  schemaType: "PROTOBUF",
  schema: 'syntax = "proto3";\npackage shop;\nmessage ShipmentKey {\n  string id = 1;\n}\n',
};

const customerKey: Registration = {
  subject: "customers-key",
  schemaType: "JSON",
  schema: JSON.stringify({ type: "object", properties: { id: { type: "string" } }, required: ["id"] }),
};

/** What {@link fillRegistry} has put in. */
export interface FilledRegistry {
  readonly subjects: readonly string[];
  /** The subject that has a compatibility level of its own, `FULL`. */
  readonly strict: string;
}

/**
 * Registers a value of two versions for each topic, both of which refer to `money-value`, and keys in Protobuf and JSON
 * Schema. The registry's level is then BACKWARD, the first topic's FULL.
 *
 * @throws ProgramFailed where the registry refuses one
 */
export async function fillRegistry(url: string, topics: readonly string[]): Promise<FilledRegistry> {
  const register = ({ subject, ...schema }: Registration): Promise<unknown> =>
    sendJson("POST", `${url}/subjects/${encodeURIComponent(subject)}/versions`, schema);
  await register({ subject: money, schema: moneySchema });
  const references = [{ name: "shop.Money", subject: money, version: 1 }];
  for (const topic of topics)
    for (const version of [1, 2] as const)
      await register({ subject: `${topic}-value`, schema: recordOf(topic, version), references });
  await register(shipmentKey);
  await register(customerKey);
  await sendJson("PUT", `${url}/config`, { compatibility: "BACKWARD" });
  const strict = `${topics[0] ?? "money"}-value`;
  await sendJson("PUT", `${url}/config/${encodeURIComponent(strict)}`, { compatibility: "FULL" });
  const values = topics.map((topic) => `${topic}-value`);
  return { subjects: [money, ...values, shipmentKey.subject, customerKey.subject], strict };
}
