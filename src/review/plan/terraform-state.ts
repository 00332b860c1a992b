import { below, isRecord, ownField, type Piece, readAt, type Tree } from "./json-stream/piece";
import { noConfiguration } from "./module-configuration";
import { type Action, type PlannedResource } from "./plan";
import { type AddProblem, type PlanContents, type PlanInput, problemsOf } from "./plan-input";
import { keyText } from "./reference";
import { LazyResource } from "./resource";
import { headOf } from "./resource-head";
import { keptOutputs } from "./terraform-outputs";
import { plannedObject } from "./terraform-value";

/**
 * What `terraform show -json` says of a state: what is, and nothing of what changes.
 *
 * @throws DocumentError where it has not the shape that Terraform writes
 */
export function stateContents({ file, tree }: PlanInput): PlanContents {
  const problems = problemsOf(file);
  const outputs = keptOutputs(below(tree, "values", "outputs"), "values.outputs", file, problems.add);
  problems.throwAny();
  return contentsOf(stateResources(below(tree, "values", "root_module"), file, "exists"), outputs);
}

/**
 * What a `terraform.tfstate` of version 4 holds.
 *
 * @throws DocumentError where it has not the shape that Terraform writes
 */
export function stateFileContents({ file, tree }: PlanInput): PlanContents {
  const problems = problemsOf(file);
  const list = below(tree, "resources");
  if (list?.kind === "piece" && list.read() !== null)
    problems.add({
      ...list.place,
      path: "resources",
      rule: "is not a list",
      instead: "Write it again: terraform state pull.",
    });
  const resources = (list?.kind === "list" ? list.elements : []).flatMap((element, index) =>
    element.kind === "piece" ? instancesOf(element, `resources[${String(index)}]`, file, problems.add) : [],
  );
  const outputs = keptOutputs(below(tree, "outputs"), "outputs", file, problems.add);
  problems.throwAny();
  return contentsOf(resources, outputs);
}

function contentsOf(resources: readonly PlannedResource[], outputs: PlanContents["outputs"]): PlanContents {
  return {
    kind: "state",
    resources,
    outputs,
    configuration: noConfiguration,
    drifted: [],
    destroys: false,
    providers: new Map(),
    unread: [],
    failedChecks: [],
    tellsTemplates: false,
  };
}

/** The resources of a module of a state and of its children. */
export function stateResources(module: Tree | undefined, file: string, action: Action): readonly PlannedResource[] {
  const problems = problemsOf(file);
  const found: PlannedResource[] = [];
  collect(module);
  problems.throwAny();
  return found;

  function collect(at: Tree | undefined): void {
    const address = readAt(at, "address");
    const path = typeof address === "string" ? address : "values.root_module";
    const resources = below(at, "resources");
    for (const [index, element] of (resources?.kind === "list" ? resources.elements : []).entries()) {
      if (element.kind !== "piece") continue;
      const head = headOf(element, element.fields(), `${path} resources[${String(index)}]`, problems.add);
      if (head !== null) found.push(stateResource(element, head, file, action));
    }
    const children = below(at, "child_modules");
    if (children?.kind === "piece" && children.read() !== null)
      problems.add({
        ...children.place,
        path: `${path} child_modules`,
        rule: "is no list of modules that can be read",
      });
    for (const child of children?.kind === "list" ? children.elements : [])
      if (child.kind === "object") collect(child);
      else if (child.kind === "piece")
        problems.add({ ...child.place, path: `${path} child_modules`, rule: "has something that is no module" });
  }
}

function stateResource(
  piece: Piece,
  head: NonNullable<ReturnType<typeof headOf>>,
  file: string,
  action: Action,
): PlannedResource {
  return new LazyResource({
    ...head,
    ...standing(action),
    place: piece.place === null ? null : { file, ...piece.place },
    readAfter: () => objectOf(piece.field("values")?.read()),
    readSensitive: () => [piece.field("sensitive_values")?.read()],
  });
}

function objectOf(json: unknown): ReturnType<typeof plannedObject> | null {
  return isRecord(json) ? plannedObject(json, undefined, undefined) : null;
}

/** What holds of anything that stands and is not changed. */
export function standing(action: Action): {
  readonly action: Action;
  readonly actionReason: null;
  readonly previousAddress: null;
  readonly imported: false;
  readonly lifecycle: null;
  readonly constructPath: null;
  readonly readProvider: () => null;
  readonly readBefore: () => null;
  readonly readReplacedBecauseOf: () => readonly string[];
} {
  return {
    action,
    actionReason: null,
    previousAddress: null,
    imported: false,
    lifecycle: null,
    constructPath: null,
    readProvider: () => null,
    readBefore: () => null,
    readReplacedBecauseOf: () => [],
  };
}

function instancesOf(piece: Piece, path: string, file: string, add: AddProblem): readonly PlannedResource[] {
  const resource = piece.read();
  const [type, name, instances] = [
    ownField(resource, "type"),
    ownField(resource, "name"),
    ownField(resource, "instances"),
  ];
  if (typeof type !== "string" || typeof name !== "string" || !Array.isArray(instances)) {
    add({
      ...piece.place,
      path,
      rule: "has no type, name and instances: it is not what Terraform writes of a resource",
    });
    return [];
  }
  const module = ownField(resource, "module");
  const inModule = typeof module === "string" ? module : "";
  const mode = ownField(resource, "mode") === "data" ? "data" : "managed";
  return instances.map((instance: unknown) => {
    const key = ownField(instance, "index_key");
    const index = typeof key === "string" || typeof key === "number" ? key : null;
    const deposed = ownField(instance, "deposed");
    const address = `${inModule === "" ? "" : `${inModule}.`}${mode === "data" ? "data." : ""}${type}.${name}${keyText(index)}`;
    return new LazyResource({
      ...standing("exists"),
      address: typeof deposed === "string" ? `${address} (deposed object ${deposed})` : address,
      module: inModule,
      mode,
      type,
      name,
      index,
      place: piece.place === null ? null : { file, ...piece.place },
      readProvider: () => providerIn(ownField(resource, "provider")),
      readAfter: () => objectOf(ownField(instance, "attributes")),
      readSensitive: () => [sensitiveMarks(ownField(instance, "sensitive_attributes"))],
    });
  });
}

/** `provider["registry.terraform.io/mongey/kafka"].target` is kafka.target. */
function providerIn(told: unknown): string | null {
  const [, type, alias] = /^provider\["[^"]*?([^"/]+)"\](?:\.(.+))?$/.exec(typeof told === "string" ? told : "") ?? [];
  return type === undefined ? null : alias === undefined ? type : `${type}.${alias}`;
}

/** A state file has the paths of sensitive values: `[[{"type": "get_attr", "value": "password"}]]`. */
function sensitiveMarks(paths: unknown): unknown {
  const marks: Record<string, true> = {};
  for (const path of Array.isArray(paths) ? paths : []) {
    const first: unknown = Array.isArray(path) ? path[0] : undefined;
    const attribute = ownField(first, "value");
    if (typeof attribute === "string") marks[attribute] = true;
  }
  return marks;
}
