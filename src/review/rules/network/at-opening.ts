import { openingText } from "../../facts/openings";
import { type Opening } from "../../facts/opening";
import { cannotTell, found, type Sighting } from "../../rule";

/** The group of an opening for a sentence. */
export function groupText({ groups }: Opening): string {
  return groups.length === 0 ? "A group that the plan does not tell" : groups.join(", ");
}

/** `aws_security_group.brokers lets 0.0.0.0/0 in on tcp 9092`, or `… out to …`. */
export function openingSentence(opening: Opening, whom: string, ports: string = openingText(opening)): string {
  const way = opening.direction === "ingress" ? `lets ${whom} in on` : `lets connections out to ${whom} on`;
  return `${groupText(opening)} ${way} ${ports}`;
}

/** Something seen of an opening, at the rule or the block that is it. */
export function foundAt(opening: Opening, seen: string, involves: readonly string[] = []): Sighting {
  return found(opening.resource, opening.path, seen, withGroups(opening, involves));
}

/** Something that an opening may be, and the plan does not tell. */
export function cannotTellAt(opening: Opening, seen: string, involves: readonly string[] = []): Sighting {
  return cannotTell(opening.resource, opening.path, seen, withGroups(opening, involves));
}

function withGroups({ groups, resource }: Opening, involves: readonly string[]): readonly string[] {
  return [...new Set([...groups, ...involves])].filter((address) => address !== resource.address);
}
