import { actionOf, isGone } from "./action";
import { attributePath } from "./attribute-path";
import { isRecord, type Piece, type TextPlace } from "./json-stream/piece";
import { type PlannedResource } from "./plan";
import { type AddProblem } from "./plan-input";
import { LazyResource } from "./resource";
import { type Head } from "./resource-head";
import { type TerraformModule } from "./terraform-configuration";
import { plannedObject } from "./terraform-value";

/** An element of `resource_changes`, and what belongs to it. */
export interface Change {
  readonly place: TextPlace | null;
  readonly fields: ReadonlyMap<string, Piece> | null;
  readonly head: Head;
  readonly file: string;
  /** The configuration of the module that it is in. */
  readonly module: TerraformModule | undefined;
  /** The same resource in the synthesized stack beside the plan. */
  readonly beside: PlannedResource | undefined;
}

/**
 * A resource as a plan changes it, or leaves it. What is kept for later is the pieces of what it will be and was: of the rest
 * of its fields nobody asks twice.
 */
export function changedResource(
  { place, fields, head, file, module, beside }: Change,
  add: AddProblem,
): PlannedResource {
  const change = fields?.get("change");
  const told = change?.fields();
  const [after, unknown, before] = [told?.get("after"), told?.get("after_unknown"), told?.get("before")];
  const actions = told?.get("actions")?.read();
  const action = actionOf(actions);
  if (action === null)
    add({
      ...place,
      path: `${head.address} change.actions`,
      value: JSON.stringify(actions) ?? "nothing",
      rule: "is nothing that a plan does with a resource",
      instead: "Make the plan again, or use a version of kafka-byoc that knows this Terraform.",
    });
  const importing = told?.get("importing")?.read();
  const { inModule } = head;
  // Field by field: an object that others are spread into takes the engine thrice the memory, and there are many.
  return new LazyResource({
    address: head.address,
    module: head.module,
    mode: head.mode,
    type: head.type,
    name: head.name,
    index: head.index,
    action: action ?? "no-op",
    actionReason: textAt(fields, "action_reason"),
    previousAddress: textAt(fields, "previous_address"),
    imported: importing !== undefined && importing !== null,
    lifecycle: beside?.lifecycle ?? null,
    place: beside?.place ?? (place === null ? null : { file, line: place.line, column: place.column }),
    constructPath: beside?.constructPath ?? null,
    readProvider: () => module?.provider(inModule) ?? null,
    readAfter: () => {
      const will = after?.read();
      if (isGone(action ?? "no-op") || (will === null && unknown === undefined)) return null;
      return plannedObject(will, unknown?.read(), module?.expressions(inModule));
    },
    readBefore: () => {
      const was = before?.read();
      return isRecord(was) ? plannedObject(was, undefined, undefined) : null;
    },
    readReplacedBecauseOf: () => {
      const paths = change?.field("replace_paths")?.read();
      return (Array.isArray(paths) ? paths : []).map((path: unknown) => attributePath(stepsIn(path)));
    },
    readSensitive: () => [change?.field("before_sensitive")?.read(), change?.field("after_sensitive")?.read()],
  });
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
