import { oncePerPlan } from "../once-per-plan";
import { type Plan, type PlannedResource } from "../plan/plan";
import {
  blocksOf,
  booleanOf,
  elementsOf,
  field,
  isList,
  isObject,
  isUnknown,
  textOf,
  type Unknown,
  type Value,
} from "../plan/value";
import { managed } from "./attribute-at";
import { readYamlText } from "./yaml-text";

/** One value that a release gives its chart. */
export interface ChartValue {
  readonly value: Value;
  /** `set[2].value`, `values[0].listeners.client.protocol`. */
  readonly path: string;
}

/** A Helm release whose chart is Kafka's, or may be. */
export interface KafkaRelease {
  readonly resource: PlannedResource;
  /** `oci://registry.example.com/charts/kafka`; null where it is not known. */
  readonly chart: string | null;
  /** What it gives its chart, by the key with dots: `listeners.client.protocol`. What is written last counts. */
  readonly values: ReadonlyMap<string, ChartValue>;
}

/** Releases of charts that run brokers, what stands beside them, or the operators of either. */
export const kafkaReleasesOf = oncePerPlan((plan: Plan): readonly KafkaRelease[] =>
  managed(plan, "helm_release").flatMap((resource) => {
    const told = ["chart", "repository"].map((key) => textOf(plan.follow(resource, field(resource.after ?? {}, key))));
    const [chart = null] = told;
    const words = told.map((text) => (isUnknown(text) ? text.template : text));
    const isOfKafka = words.some((text) => text !== null && kafkaWords.test(text));
    if (!isOfKafka && (!isUnknown(chart) || endsInName(chart))) return [];
    return [{ resource, chart: isUnknown(chart) ? null : chart, values: valuesOf(plan, resource) }];
  }),
);

const kafkaWords =
  /kafka|strimzi|redpanda|confluent|automq|akhq|kafdrop|kowl|mirror-?maker|schema-registry|karapace|cruise-control|conduktor|kminion|(?:^|\/)cp-(?:helm|server|zookeeper)/i;

/** Whether a chart's name is told, be it below a folder that is not: `${path.module}/charts/orders`. */
function endsInName({ template }: Unknown): boolean {
  return template !== null && /\/[\w.-]+\/?$/.test(template);
}

/** Values that open a chart's brokers or consoles to those outside of Kubernetes, with their keys. */
export function openingValues({ values }: KafkaRelease): readonly string[] {
  return [...values].flatMap(([key, { value }]) => {
    const isSwitch = /(?:^|\.)(?:externalAccess|external|ingress)\.enabled$/.test(key) && booleanOf(value) === true;
    const said = textOf(value);
    const isType = /(?:^|\.)(?:service|external)\.type$/i.test(key) && (said === "LoadBalancer" || said === "NodePort");
    return isSwitch || isType ? [`${key} = ${isSwitch ? "true" : String(said)}`] : [];
  });
}

function valuesOf(plan: Plan, resource: PlannedResource): ReadonlyMap<string, ChartValue> {
  const values = new Map<string, ChartValue>();
  const read = (key: string): Value => plan.follow(resource, field(resource.after ?? {}, key));
  const files = elementsOf(read("values"));
  for (const [index, file] of (isUnknown(files) ? [] : files).entries()) {
    const text = textOf(file);
    const tree = text === null ? undefined : readYamlText(text);
    if (tree !== undefined) flatten(plan.follow(resource, tree), "", `values[${String(index)}]`, values, 0);
  }
  for (const key of ["set", "set_sensitive"]) {
    const blocks = blocksOf(read(key));
    for (const [index, block] of (isUnknown(blocks) ? [] : blocks).entries()) {
      const name = textOf(field(block, "name"));
      if (typeof name === "string")
        values.set(name, {
          value: plan.follow(resource, field(block, "value")),
          path: `${key}[${String(index)}].value`,
        });
    }
  }
  return values;
}

/** No chart has values below this. */
const deepest = 32;

function flatten(value: Value, key: string, path: string, values: Map<string, ChartValue>, depth: number): void {
  if (isObject(value) && depth < deepest)
    for (const name of Object.keys(value))
      flatten(value[name] ?? null, key === "" ? name : `${key}.${name}`, `${path}.${name}`, values, depth + 1);
  else if (key !== "" && !isList(value)) values.set(key, { value, path });
}
