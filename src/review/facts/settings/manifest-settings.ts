import { field, isList, isObject, isUnknown, textOf, type Value, type ValueObject } from "../../plan/value";
import { type Manifest, under } from "../manifests";
import { entriesOf, type Settings } from "./setting";

type Known = Pick<Settings, "role" | "platform">;

/** Where Strimzi's objects keep settings, by kind; a star stands for each element of a list. */
const places: Readonly<Record<string, readonly (readonly [path: readonly string[], known: Known])[]>> = {
  Kafka: [[["spec", "kafka", "config"], { role: "broker", platform: "strimzi" }]],
  KafkaConnect: [[["spec", "config"], { role: "connect-worker", platform: "strimzi" }]],
  KafkaConnector: [[["spec", "config"], { role: "connector", platform: "strimzi" }]],
  KafkaBridge: ["consumer", "producer"].map((part) => [
    ["spec", part, "config"],
    { role: "client", platform: "strimzi" },
  ]),
  KafkaMirrorMaker2: [
    [["spec", "clusters", "*", "config"], { role: "client", platform: "strimzi" }],
    [["spec", "target", "config"], { role: "connect-worker", platform: "strimzi" }],
    [["spec", "mirrors", "*", "source", "config"], { role: "client", platform: "strimzi" }],
    ...["sourceConnector", "checkpointConnector", "heartbeatConnector"].map((part): [readonly string[], Known] => [
      ["spec", "mirrors", "*", part, "config"],
      { role: "connector", platform: "strimzi" },
    ]),
  ],
};

/** Settings in Strimzi's objects. */
export function manifestSettings({ resource, group, kind, object, path }: Manifest): readonly Settings[] {
  if (group !== "kafka.strimzi.io" || !Object.hasOwn(places, kind)) return [];
  return (places[kind] ?? []).flatMap(([keys, known]) =>
    [...valuesAt(object, keys, path)].flatMap(({ at, value }) =>
      isObject(value) ? [{ resource, path: at, ...known, isOpen: true, entries: withClass(kind, object, value) }] : [],
    ),
  );
}

/** A connector's class stands beside its configuration. */
function withClass(kind: string, object: ValueObject, value: ValueObject): Settings["entries"] {
  const entries = Object.keys(value).map((key): readonly [string, Value] => [key, field(value, key)]);
  const name = kind === "KafkaConnector" ? textOf(under(object, "spec", "class")) : null;
  return entriesOf(name === null || isUnknown(name) ? entries : [["connector.class", name], ...entries]);
}

function* valuesAt(
  value: Value,
  keys: readonly string[],
  at: string,
): Generator<{ readonly at: string; readonly value: Value }> {
  const [key, ...rest] = keys;
  if (key === undefined) yield { at, value };
  else if (key === "*") {
    if (isList(value))
      for (const [index, one] of value.entries()) yield* valuesAt(one, rest, `${at}[${String(index)}]`);
  } else if (isObject(value)) yield* valuesAt(field(value, key), rest, `${at}.${key}`);
}
