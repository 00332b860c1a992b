import { type Plan, type PlannedResource } from "../../plan/plan";
import { blocksOf, field, isList, isObject, isUnknown, textOf, type Value, type ValueObject } from "../../plan/value";
import { below, managed } from "../attribute-at";
import { manifestsOf } from "../manifests";

/** The environment of one container. */
export interface ContainerEnvironment {
  readonly resource: PlannedResource;
  /** `spec.template.spec.container[0].env`. */
  readonly path: string;
  /** Variables with a plain value; those that a Secret fills in are not among them. */
  readonly variables: readonly (readonly [string, Value])[];
}

const workloads = ["deployment", "stateful_set", "daemonset", "daemon_set", "job", "cron_job", "pod"];

/** Resource types of the Kubernetes provider that run containers. */
const workloadTypes = workloads.flatMap((kind) => [`kubernetes_${kind}`, `kubernetes_${kind}_v1`]);

const workloadKinds: ReadonlySet<string> = new Set(["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod"]);

/** Environments of containers in Kubernetes, in every shape, and of tasks in ECS. */
export function environmentsOf(plan: Plan): readonly ContainerEnvironment[] {
  return [
    ...managed(plan, ...workloadTypes).flatMap((resource) => typed(plan, resource)),
    ...manifestsOf(plan).flatMap(({ resource, kind, object, path }) =>
      workloadKinds.has(kind) ? inManifest(resource, object, path) : [],
    ),
    ...managed(plan, "aws_ecs_task_definition").flatMap((resource) => inTask(plan, resource)),
  ];
}

/** Pods stand in templates of other depth: a CronJob's lies below those of a Job. */
const depths = [["spec", "template", "spec"], ["spec", "job_template", "spec", "template", "spec"], ["spec"]];

function typed(plan: Plan, resource: PlannedResource): readonly ContainerEnvironment[] {
  return depths.flatMap((keys) => {
    const pod = below(plan, resource, resource.after, ...keys);
    return ["container", "init_container"].flatMap((name) => {
      const containers = blocksOf(below(plan, resource, pod, name));
      if (isUnknown(containers)) return [];
      return containers.flatMap((container, index) => {
        const variables = blocksOf(plan.follow(resource, field(container, "env")));
        return isUnknown(variables)
          ? []
          : environment(resource, `${keys.join(".")}.${name}[${String(index)}].env`, variables);
      });
    });
  });
}

function inManifest(resource: PlannedResource, object: ValueObject, path: string): readonly ContainerEnvironment[] {
  const found: ContainerEnvironment[] = [];
  for (const keys of [["spec", "template", "spec"], ["spec", "jobTemplate", "spec", "template", "spec"], ["spec"]]) {
    let pod: Value = object;
    for (const key of keys) pod = isObject(pod) ? field(pod, key) : null;
    if (!isObject(pod)) continue;
    for (const name of ["containers", "initContainers"]) {
      const containers = field(pod, name);
      for (const [index, container] of (isList(containers) ? containers : []).entries()) {
        const variables = isObject(container) ? field(container, "env") : null;
        if (isList(variables))
          found.push(
            ...environment(
              resource,
              `${path}.${keys.join(".")}.${name}[${String(index)}].env`,
              variables.filter(isObject),
            ),
          );
      }
    }
  }
  return found;
}

function inTask(plan: Plan, resource: PlannedResource): readonly ContainerEnvironment[] {
  const text = textOf(below(plan, resource, resource.after, "container_definitions"));
  if (typeof text !== "string") return [];
  let definitions: unknown;
  try {
    definitions = JSON.parse(text);
  } catch {
    return [];
  }
  return (Array.isArray(definitions) ? definitions : []).flatMap((definition: unknown, index) => {
    const variables: unknown = isPlain(definition) ? definition["environment"] : undefined;
    if (!Array.isArray(variables)) return [];
    const pairs = variables.flatMap((variable: unknown): (readonly [string, Value])[] => {
      if (!isPlain(variable)) return [];
      const { name, value } = variable;
      return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
    });
    return [{ resource, path: `container_definitions[${String(index)}].environment`, variables: pairs }];
  });
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function environment(
  resource: PlannedResource,
  path: string,
  blocks: readonly ValueObject[],
): readonly ContainerEnvironment[] {
  const variables = blocks.flatMap((block): (readonly [string, Value])[] => {
    const name = textOf(field(block, "name"));
    const value = field(block, "value");
    return typeof name === "string" && value !== null ? [[name, value]] : [];
  });
  return variables.length === 0 ? [] : [{ resource, path, variables }];
}
