import { ingredientsOf } from "./ingredients";
import { below, isRecord, ownField, type Piece, type Tree } from "./json-stream/piece";
import { type Place, type PlannedOutput } from "./plan";
import { type AddProblem, type PlanInput } from "./plan-input";
import { type TerraformModule } from "./terraform-configuration";
import { knownValue, plannedValue, referencesIn } from "./terraform-value";

/** The outputs that a plan leaves: those of `output_changes` that it does not take away. */
export function changedOutputs(
  { file, tree }: PlanInput,
  root: TerraformModule,
  add: AddProblem,
): () => readonly PlannedOutput[] {
  const changes = piecesOf(below(tree, "output_changes"), "output_changes", add);
  const written = below(tree, "configuration", "root_module", "outputs");
  return () => {
    const configured = changes.length === 0 || written?.kind !== "piece" ? undefined : written.read();
    return changes.flatMap(([name, piece]) => {
      const change = piece.read();
      if (!isRecord(change) || isTakenAway(change)) return [];
      const block = ownField(configured, name);
      const expression = ownField(block, "expression");
      return [
        {
          name,
          value: plannedValue(ownField(change, "after"), ownField(change, "after_unknown"), expression),
          sensitive: ownField(block, "sensitive") === true || ownField(change, "after_sensitive") === true,
          madeOf: ingredientsOf(root, referencesIn(expression)),
          place: placeIn(file, piece),
        },
      ];
    });
  };
}

function placeIn(file: string, { place }: Piece): Place | null {
  return place === null ? null : { file, line: place.line, column: place.column };
}

function isTakenAway(change: unknown): boolean {
  const actions = ownField(change, "actions");
  return Array.isArray(actions) && actions.length === 1 && actions[0] === "delete";
}

/** The outputs that a state keeps: `outputs` of a state file, `values.outputs` of a state as `terraform show -json` writes it. */
export function keptOutputs(
  tree: Tree | undefined,
  path: string,
  file: string,
  add: AddProblem,
): () => readonly PlannedOutput[] {
  const kept = piecesOf(tree, path, add);
  return () =>
    kept.map(([name, piece]) => {
      const output = piece.read();
      return {
        name,
        value: knownValue(ownField(output, "value")),
        sensitive: ownField(output, "sensitive") === true,
        madeOf: [],
        place: placeIn(file, piece),
      };
    });
}

function piecesOf(tree: Tree | undefined, path: string, add: AddProblem): readonly (readonly [string, Piece])[] {
  if (tree?.kind === "object")
    return [...tree.entries].flatMap(([name, one]) => (one.kind === "piece" ? [[name, one] as const] : []));
  if (tree?.kind === "piece" && tree.read() !== null)
    add({
      ...tree.place,
      path,
      rule: "is no object of outputs",
      instead: "Make the document again: terraform show -json.",
    });
  return [];
}
