import { type Inventory } from "../../src/inventory/document/inventory";
import { anAcl, anInventory, aTopic } from "../builders/inventory";

/** The applications of {@link largeInventory}. */
export const principals = Array.from({ length: 50 }, (_, index) => `User:app-${String(index)}`);

/** So many topics with four ACLs each, all of principals that move with them. */
export function largeInventory(topics: number): Inventory {
  const named = Array.from({ length: topics }, (_, index) =>
    aTopic({
      name: `team-${String(index % 20)}.topic-${String(index)}`,
      own: { "retention.ms": "1000", "segment.ms": "3600000" },
    }),
  );
  const acls = named.flatMap(({ name }, index) => {
    const at = (offset: number): string => principals[(index + offset) % principals.length] ?? "";
    return [
      anAcl({ resourceName: name, principal: at(0), operation: "WRITE" }),
      anAcl({ resourceName: name, principal: at(1) }),
      anAcl({ resourceName: name, principal: at(2) }),
      anAcl({ resourceName: name, principal: at(2), operation: "WRITE", permission: "DENY" }),
    ];
  });
  return anInventory({ topics: named, acls, groups: [] });
}
