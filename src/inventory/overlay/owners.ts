import { nearest } from "../../documents/nearest";
import { type Problem } from "../../documents/problem";
import { type ReadDocument } from "../../documents/read-document";
import { type DocumentPath } from "../../documents/document-path";
import { type Overlay } from "./document";
import { isObject } from "./statements";

/** Fields, anywhere in an overlay, that name an entry of `owners`. */
const ownerFields: ReadonlySet<string> = new Set(["owner", "frozenBy"]);

/** Every `owner`, `rollback.approver` and `freeze.frozenBy` that names no entry of `owners` in any of the files. */
export function unresolvedOwners(overlays: readonly ReadDocument<Overlay>[]): readonly Problem[] {
  const owners = new Set(
    overlays.flatMap(({ content }) =>
      Object.entries(content.owners ?? {}).flatMap(([id, words]) => (words === null ? [] : [id])),
    ),
  );
  return overlays.flatMap((overlay) => {
    return [...ownersNamed(overlay.content, [])]
      .filter(({ owner, path }) => path[0] !== "owners" && !owners.has(owner))
      .map(({ owner, path }) => {
        const near = nearest(owner, owners);
        const hint = near === undefined ? "" : ` (nearest: ${JSON.stringify(near)})`;
        return overlay.problemAt(
          path,
          `is not under owners of any overlay${hint}`,
          `Correct it, or add it: owners: {${JSON.stringify(owner)}: {team: …, contact: …, approver: …}}.`,
        );
      });
  });
}

function* ownersNamed(value: unknown, path: DocumentPath): Generator<{ owner: string; path: DocumentPath }> {
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const names = ownerFields.has(key) || (key === "approver" && path.at(-1) === "rollback");
    if (names && typeof inner === "string") yield { owner: inner, path: [...path, key] };
    else yield* ownersNamed(inner, [...path, key]);
  }
}
