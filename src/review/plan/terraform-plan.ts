import { actionOf, isGone } from "./action";
import { attributePath } from "./attribute-path";
import { headOf, type Head } from "./resource-head";
import { below, isRecord, ownField, type Piece, readAt, type Tree } from "./json-stream/piece";
import { type Place, type PlannedResource } from "./plan";
import { type PlanContents, type PlanInput, problemsOf } from "./plan-input";
import { moduleStepsOf } from "./reference";
import { LazyResource } from "./resource";
import { stateResources } from "./terraform-state";
import { terraformModule, type TerraformModule } from "./terraform-configuration";
import { expressionValue, plannedObject } from "./terraform-value";
import { type ValueObject } from "./value";
import { bareOf } from "./bare-object";

/**
 * What `terraform show -json` says of a plan (https://developer.hashicorp.com/terraform/internals/json-format).
 *
 * @throws DocumentError where it has not the shape that Terraform writes
 */
export function planContents({ file, tree }: PlanInput): PlanContents {
  const root = terraformModule(below(tree, "configuration", "root_module"), readAt(tree, "variables"));
  const moduleAt = modulesOf(root);
  const problems = problemsOf(file);
  const changes = listAt(tree, "resource_changes", problems.add);
  const resources = changes.flatMap((piece, index) => {
    const head = headOf(piece, `resource_changes[${String(index)}]`, problems.add);
    return head === null ? [] : [changed(piece, head, file, moduleAt, problems.add)];
  });
  problems.throwAny();
  const known = new Set(resources.map(({ address }) => address));
  const read = stateResources(below(tree, "prior_state", "values", "root_module"), file, "no-op").filter(
    ({ mode, address }) => mode === "data" && !known.has(address),
  );
  return {
    kind: "plan",
    resources: [...resources, ...read],
    configuration: root,
    drifted: listAt(tree, "resource_drift", problems.add).flatMap(addressesOf),
    destroys: destroysAll(resources),
    providers: providersOf(readAt(tree, "configuration", "provider_config")),
    unread: unreadOf(tree),
    tellsTemplates: false,
  };
}

type Add = ReturnType<typeof problemsOf>["add"];

function listAt(tree: Tree, key: string, add: Add): readonly Piece[] {
  const list = below(tree, key);
  if (list?.kind === "list") return list.elements.filter((element) => element.kind === "piece");
  if (list?.kind === "piece" && list.read() !== null)
    add({ ...list.place, path: key, rule: "is not a list", instead: "Make the plan again: terraform show -json." });
  return [];
}

function addressesOf(piece: Piece): readonly string[] {
  const address = piece.fields()?.get("address")?.read();
  return typeof address === "string" ? [address] : [];
}

function changed(
  piece: Piece,
  head: Head,
  file: string,
  moduleAt: (address: string) => TerraformModule | undefined,
  add: Add,
): PlannedResource {
  const fields = piece.fields();
  const change = fields?.get("change")?.fields();
  const told = change?.get("actions")?.read();
  const action = actionOf(told);
  if (action === null)
    add({
      ...piece.place,
      path: `${head.address} change.actions`,
      value: JSON.stringify(told) ?? "nothing",
      rule: "is nothing that a plan does with a resource",
      instead: "Make the plan again, or use a version of kafka-byoc that knows this Terraform.",
    });
  const field = (key: string): unknown => change?.get(key)?.read();
  const importing = field("importing");
  return new LazyResource({
    ...head,
    action: action ?? "no-op",
    actionReason: textAt(fields, "action_reason"),
    previousAddress: textAt(fields, "previous_address"),
    imported: importing !== undefined && importing !== null,
    lifecycle: null,
    place: placeIn(file, piece),
    constructPath: null,
    readAfter: () => {
      const read = fieldsOfChange(piece);
      const after = read("after");
      if (isGone(action ?? "no-op") || (after === null && read("after_unknown") === undefined)) return null;
      return plannedObject(after, read("after_unknown"), moduleAt(head.module)?.expressions(head.inModule));
    },
    readBefore: () => {
      const before = fieldsOfChange(piece)("before");
      return isRecord(before) ? plannedObject(before, undefined, undefined) : null;
    },
    readReplacedBecauseOf: () => {
      const paths = fieldsOfChange(piece)("replace_paths");
      return (Array.isArray(paths) ? paths : []).map((path: unknown) => attributePath(stepsIn(path)));
    },
    readSensitive: () => ["before_sensitive", "after_sensitive"].map(fieldsOfChange(piece)),
  });
}

function fieldsOfChange(piece: Piece): (key: string) => unknown {
  const change = piece.fields()?.get("change")?.fields();
  return (key) => change?.get(key)?.read();
}

function stepsIn(path: unknown): readonly (string | number)[] {
  return (Array.isArray(path) ? path : [path]).filter(
    (step: unknown): step is string | number => typeof step === "string" || typeof step === "number",
  );
}

function textAt(fields: ReadonlyMap<string, Piece> | null | undefined, key: string): string | null {
  const value = fields?.get(key)?.read();
  return typeof value === "string" && value !== "" ? value : null;
}

/** Where a piece of a file stands. */
export function placeIn(file: string, { place }: Piece): Place | null {
  return place === null ? null : { file, ...place };
}

/** The configuration of a module by its address: every instance of a module has the same. */
function modulesOf(root: TerraformModule): (address: string) => TerraformModule | undefined {
  const found = new Map<string, TerraformModule | undefined>();
  return (address) => {
    if (address === "") return root;
    if (!found.has(address)) {
      let at: TerraformModule | undefined = root;
      for (const { name } of moduleStepsOf(address) ?? []) at = at?.call(name)?.module;
      found.set(address, at === root ? undefined : at);
    }
    return found.get(address);
  };
}

/** A plan of `terraform destroy`: nothing but deletions, none of which has a reason in the configuration. */
function destroysAll(resources: readonly PlannedResource[]): boolean {
  const managed = resources.filter(({ mode }) => mode === "managed");
  return (
    managed.length > 0 && managed.every(({ action, actionReason }) => action === "delete" && actionReason === null)
  );
}

/**
 * What the configuration says of providers. Terraform does not tell what it makes of references: `!var.verify` refers to
 * `var.verify` like `var.verify` itself, so a setting with references stays unknown.
 */
function providersOf(settings: unknown): ReadonlyMap<string, ValueObject> {
  if (!isRecord(settings)) return new Map();
  return new Map(
    Object.entries(settings).map(([key, provider]) => {
      const expressions = ownField(provider, "expressions");
      return [
        key,
        bareOf(
          Object.entries(isRecord(expressions) ? expressions : {}).map(([name, one]) => [name, expressionValue(one)]),
        ),
      ];
    }),
  );
}

function unreadOf(tree: Tree): readonly string[] {
  const unread: string[] = [];
  if (readAt(tree, "errored") === true)
    unread.push("Terraform stopped with errors while it planned: what it would have planned after them is not told.");
  if (readAt(tree, "complete") === false)
    unread.push("Terraform says that the plan is not complete: more changes come with a second plan after the apply.");
  const deferred = below(tree, "deferred_changes");
  if (deferred?.kind === "list")
    for (const element of deferred.elements) {
      const told = element.kind === "piece" ? element.read() : undefined;
      const address = ownField(ownField(told, "resource_change"), "address");
      const reason = ownField(told, "reason");
      unread.push(
        `Terraform put off the changes of ${typeof address === "string" ? address : "a resource"}${
          typeof reason === "string" ? ` (${reason})` : ""
        }: what they will be is not told.`,
      );
    }
  return unread;
}
