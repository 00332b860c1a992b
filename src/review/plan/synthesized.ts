import { bareObject, bareOf } from "./bare-object";
import { below, isRecord, ownField, type Piece, readAt, type TextPlace, type Tree } from "./json-stream/piece";
import { ingredientsOf } from "./ingredients";
import { type ModuleConfiguration, noConfiguration } from "./module-configuration";
import { type PlannedOutput, type PlannedResource } from "./plan";
import { type AddProblem, type PlanContents, type PlanInput, problemsOf } from "./plan-input";
import { LazyResource } from "./resource";
import { hasTemplate, referencesOfTemplate, templateParts } from "./template";
import { standing } from "./terraform-state";
import { Unknown, type Value, type ValueObject } from "./value";

/**
 * What a synthesized stack says: Terraform's JSON syntax (https://developer.hashicorp.com/terraform/language/syntax/json) with
 * CDKTF's metadata. Texts with `${…}` are unknown, with all that they refer to.
 *
 * @throws DocumentError where a section has not the shape that Terraform reads
 */
export function synthesizedContents({ file, tree }: PlanInput): PlanContents {
  const problems = problemsOf(file);
  const blocks = (["resource", "data"] as const).flatMap((section) => blocksIn(tree, section, problems.add));
  const outputs = childrenOf(below(tree, "output"), "output", problems.add);
  problems.throwAny();
  const repeated = new Map(blocks.map((block) => [inModule(block), block]));
  const configuration = configurationOf(tree, repeated);
  return {
    kind: "synthesized",
    resources: blocks.filter((block) => !isRepeatedNever(block)).map((block) => resourceOf(block, file)),
    outputs: () => outputs.map(([name, block]) => outputOf(name, block, configuration, file)),
    configuration,
    drifted: [],
    destroys: false,
    providers: providersOf(readAt(tree, "provider")),
    failedChecks: [],
    unread: Object.keys(recordOf(readAt(tree, "module"))).map(
      (name) =>
        `The module ${name} is called, and what it makes is not told here: review the plan (terraform show -json).`,
    ),
    tellsTemplates: true,
  };
}

interface Block {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly place: TextPlace | null;
  readonly read: () => Readonly<Record<string, unknown>>;
}

function inModule({ mode, type, name }: Block): string {
  return `${mode === "data" ? "data." : ""}${type}.${name}`;
}

function blocksIn(tree: Tree, section: "resource" | "data", add: AddProblem): readonly Block[] {
  const mode = section === "data" ? "data" : "managed";
  return childrenOf(below(tree, section), section, add).flatMap(([type, ofType]) =>
    childrenOf(ofType, `${section}.${type}`, add).map(([name, block]) => ({
      mode,
      type,
      name,
      place: block.kind === "piece" ? block.place : null,
      read: () => (block.kind === "piece" ? mergedRecord(block.read()) : {}),
    })),
  );
}

function outputOf(name: string, block: Tree, configuration: ModuleConfiguration, file: string): PlannedOutput {
  const written = block.kind === "piece" ? mergedRecord(block.read()) : {};
  const value = writtenValue(ownField(written, "value"));
  const sensitive = ownField(written, "sensitive");
  return {
    name,
    value,
    sensitive: sensitive === true || sensitive === "true",
    madeOf: ingredientsOf(configuration, referencesOf(value)),
    place:
      block.kind === "piece" && block.place !== null
        ? { file, line: block.place.line, column: block.place.column }
        : null,
  };
}

/** The children of a section. Terraform reads a list of objects there as one object. */
function childrenOf(tree: Tree | undefined, path: string, add: AddProblem): readonly (readonly [string, Tree])[] {
  if (tree === undefined) return [];
  if (tree.kind === "object") return [...tree.entries];
  const read = tree.kind === "piece" ? tree.read() : null;
  if (read === null) return [];
  const value = isRecord(read) ? [read] : read;
  if (!Array.isArray(value) || !value.every(isRecord)) {
    add({
      ...(tree.kind === "piece" ? tree.place : null),
      path,
      rule: "is no object: it is not what Terraform reads there",
      instead: "Synthesize the stack again.",
    });
    return [];
  }
  const place = tree.kind === "piece" ? tree.place : null;
  return value.flatMap((one: Readonly<Record<string, unknown>>) =>
    Object.entries(one).map(([key, field]): readonly [string, Tree] => [key, pieceOf(field, place)]),
  );
}

function pieceOf(value: unknown, place: TextPlace | null): Piece {
  return { kind: "piece", place, read: () => value, fields: () => null, field: () => undefined };
}

function mergedRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  const merged: Record<string, unknown> = Object.create(null);
  for (const one of Array.isArray(value) ? value : []) if (isRecord(one)) Object.assign(merged, one);
  return merged;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return mergedRecord(value);
}

/** `count = 0`: written, and never made. */
function isRepeatedNever(block: Block): boolean {
  const count = ownField(block.read(), "count");
  return count === 0 || count === "0";
}

/** What Terraform itself reads of a resource, and CDKTF's remark: no attributes. */
const meta = new Set(["//", "count", "for_each", "depends_on", "lifecycle", "provider", "connection", "provisioner"]);

function resourceOf(block: Block, file: string): PlannedResource {
  const written = block.read();
  const lifecycle = firstRecord(ownField(written, "lifecycle"));
  const metadata = ownField(ownField(written, "//"), "metadata");
  const path = ownField(metadata, "path");
  return new LazyResource({
    ...standing("exists"),
    address: inModule(block),
    module: "",
    mode: block.mode,
    type: block.type,
    name: block.name,
    index: null,
    lifecycle: {
      preventDestroy: ownField(lifecycle, "prevent_destroy") === true,
      createBeforeDestroy: ownField(lifecycle, "create_before_destroy") === true,
    },
    place: block.place === null ? null : { file, line: block.place.line, column: block.place.column },
    constructPath: typeof path === "string" ? path : null,
    readProvider: () => providerIn(block),
    readAfter: () => attributesOf(block.read()),
    readSensitive: () => [],
  });
}

/** Where none is written it is the one of the type's first word: that is how Terraform chooses. */
function providerIn({ type, read }: Block): string | null {
  const written = ownField(read(), "provider");
  return typeof written === "string" ? written : (/^[a-z][a-z0-9-]*/.exec(type)?.[0] ?? null);
}

function firstRecord(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function attributesOf(written: Readonly<Record<string, unknown>>): ValueObject {
  const object = bareObject();
  for (const key of Object.keys(written))
    if (!meta.has(key) && key !== "dynamic") object[key] = writtenValue(written[key]);
  for (const dynamic of listed(ownField(written, "dynamic")))
    if (isRecord(dynamic))
      for (const key of Object.keys(dynamic)) {
        const blocks = dynamicBlocks(dynamic[key]);
        const fixed = object[key];
        object[key] = fixed === undefined ? blocks : new Unknown([...referencesOf(fixed), ...blocks.references]);
      }
  return object;
}

/** Blocks that are made for each of something: how many, and of what, comes with the plan. */
function dynamicBlocks(dynamic: unknown): Unknown {
  return new Unknown(referencesOf(writtenValue(dynamic)));
}

function referencesOf(value: Value): readonly string[] {
  if (value instanceof Unknown) return value.references;
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values<Value>({ ...value }).flatMap(referencesOf))];
}

function listed(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** A value of Terraform's JSON syntax. */
export function writtenValue(json: unknown): Value {
  if (typeof json === "string") return writtenText(json);
  if (typeof json === "number" || typeof json === "boolean") return json;
  if (Array.isArray(json)) return json.map(writtenValue);
  if (!isRecord(json)) return null;
  const object = bareObject();
  for (const key of Object.keys(json)) object[key] = writtenValue(json[key]);
  return object;
}

function writtenText(text: string): Value {
  if (!hasTemplate(text)) return text;
  const parts = templateParts(text);
  const [only] = parts ?? [];
  if (parts?.length === 1 && only !== undefined && "text" in only) return only.text;
  return new Unknown(referencesOfTemplate(text), text);
}

function configurationOf(tree: Tree, blocks: ReadonlyMap<string, Block>): ModuleConfiguration {
  const variables = recordOf(readAt(tree, "variable"));
  const locals = recordOf(readAt(tree, "locals"));
  const field = (resource: string, key: string): unknown => {
    const block = blocks.get(resource);
    return block === undefined ? undefined : ownField(block.read(), key);
  };
  return {
    ...noConfiguration,
    variable: (name) => {
      const byDefault = ownField(firstRecord(ownField(variables, name)), "default");
      return byDefault === undefined ? undefined : literal(byDefault);
    },
    local: (name) => {
      const local = ownField(locals, name);
      return local === undefined ? undefined : writtenValue(local);
    },
    forEach: (resource) => {
      const forEach = field(resource, "for_each");
      return forEach === undefined ? undefined : writtenValue(forEach);
    },
    isRepeated: (resource) => field(resource, "for_each") !== undefined || field(resource, "count") !== undefined,
  };
}

/** The default of a variable has no expressions: Terraform takes its texts as they are. */
function literal(json: unknown): Value {
  if (Array.isArray(json)) return json.map(literal);
  if (isRecord(json)) return bareOf(Object.keys(json).map((key) => [key, literal(json[key])]));
  return typeof json === "string" || typeof json === "number" || typeof json === "boolean" ? json : null;
}

function providersOf(json: unknown): ReadonlyMap<string, ValueObject> {
  const found = new Map<string, ValueObject>();
  for (const [name, settings] of Object.entries(recordOf(json)))
    for (const one of listed(settings)) {
      const written = recordOf(one);
      const alias = ownField(written, "alias");
      found.set(typeof alias === "string" ? `${name}.${alias}` : name, attributesOf(written));
    }
  return found;
}
