import { actionOf, isGone } from "./action";
import { attributePath } from "./attribute-path";
import { isRecord, type Piece } from "./json-stream/piece";
import { type PlannedResource } from "./plan";
import { type AddProblem } from "./plan-input";
import { LazyResource } from "./resource";
import { type Head } from "./resource-head";
import { plannedObject } from "./terraform-value";

/** An element of `resource_changes`, and what belongs to it. */
export interface Change {
  readonly piece: Piece;
  readonly head: Head;
  readonly file: string;
  /** The resource's expressions in the configuration. */
  readonly expressions: () => unknown;
  /** The provider that makes it, as the configuration says. */
  readonly provider: () => string | null;
  /** The same resource in the synthesized stack beside the plan. */
  readonly beside: PlannedResource | undefined;
}

/** A resource as a plan changes it, or leaves it. */
export function changedResource(
  { piece, head, file, expressions, provider, beside }: Change,
  add: AddProblem,
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
    lifecycle: beside?.lifecycle ?? null,
    place: beside?.place ?? (piece.place === null ? null : { file, ...piece.place }),
    constructPath: beside?.constructPath ?? null,
    readProvider: provider,
    readAfter: () => {
      const read = fieldsOfChange(piece);
      const after = read("after");
      if (isGone(action ?? "no-op") || (after === null && read("after_unknown") === undefined)) return null;
      return plannedObject(after, read("after_unknown"), expressions());
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
