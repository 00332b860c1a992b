import { type TerraformElement } from "cdktf";

/**
 * The id of a resource below its group, made of what identifies the object at the cluster. Different parts give different
 * ids: `/` (which constructs would turn into `--`), `|` and `%` are encoded. cdktf makes the address of it: the letters
 * and digits, for people, and a digest of the whole path, so that `a.b` and `ab` stay apart.
 */
export function constructId(...parts: readonly string[]): string {
  return parts.map(encoded).join("_|");
}

function encoded(part: string): string {
  return part === "" ? "%" : part.replace(/[/|%]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/**
 * Refuses two elements with one address: cdktf would keep only one of them and say nothing. It cannot happen by names
 * alone, only where two digests of 32 bits fall together or somebody has overridden an address. Looked at when the stack
 * is synthesized, since addresses may be overridden until then.
 */
export function addressesDiffer(group: TerraformGroup): void {
  group.node.addValidation({
    validate: () => {
      const seen = new Set<string>();
      return group.elements.flatMap((element) => {
        const address = element.friendlyUniqueId;
        if (!seen.has(address)) {
          seen.add(address);
          return [];
        }
        return [`two objects of this group would get the address ${address}: split the group, or override one address`];
      });
    },
  });
}

/** A construct whose elements lie side by side. */
export interface TerraformGroup {
  readonly node: { addValidation(validation: { validate(): string[] }): void };
  readonly elements: readonly TerraformElement[];
}
