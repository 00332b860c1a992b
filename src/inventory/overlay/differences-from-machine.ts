import { type Inventory } from "../document/inventory";
import { type AbsentPart } from "./absent";
import { type OverlayArea } from "./areas";
import { type OverlayFinding, placeText } from "./finding";
import { type Place } from "./people";
import { type Said, subject } from "./put-together";
import { type Statement } from "./statements";
import { toldByMachine } from "./told-by-machine";

/**
 * Takes out what a person says differently from the machine: the machine's value stays, and a finding names both places.
 *
 * @param inventoryFile the inventory's name, for the places
 */
export function withoutContradictions(
  inventory: Inventory,
  said: ReadonlyMap<OverlayArea, Said>,
  inventoryFile: string,
): readonly OverlayFinding[] {
  const findings = new Map<string, OverlayFinding>();
  for (const { area, id, field, value, path } of toldByMachine(inventory)) {
    const fields = said.get(area)?.get(id);
    const statement = fields?.get(field);
    if (fields === undefined || statement === undefined || sameText(statement.value) === sameText(value)) continue;
    fields.delete(field);
    const finding = differs(area, id, field, statement, sameText(value), { file: inventoryFile, path });
    const place = finding.places[0];
    const key = JSON.stringify([place?.file, place?.path, field, finding.remedy]);
    const there = findings.get(key);
    findings.set(key, there === undefined ? finding : { ...there, objects: [...there.objects, id] });
  }
  return [...findings.values()];
}

/** Lists are compared as sets: nothing here has an order. */
function sameText(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value);
}

function differs(
  area: OverlayArea,
  id: string,
  field: string,
  statement: Statement,
  told: string,
  machine: Place,
): OverlayFinding {
  const person = statement.place();
  return {
    code: "OVERLAY_DIFFERS_FROM_SOURCE",
    area,
    objects: [id],
    field,
    message: `${subject(area, [id])}: ${field} is ${statement.text} at ${placeText(person)}, but the source told ${told} (${placeText(machine)}); what the source told holds.`,
    remedy: "Take it out of the overlay, or export again where the source has changed.",
    places: [person, machine],
  };
}

/** A part of which somebody says that the source has none, while the inventory holds some of it. */
export function absentButThere(
  inventory: Inventory,
  said: readonly { readonly part: AbsentPart; readonly place: () => Place }[],
  inventoryFile: string,
): readonly OverlayFinding[] {
  return said
    .filter(({ part }) => isThere(inventory, part))
    .map(({ part, place }) => {
      const machine = { file: inventoryFile, path: part };
      return {
        code: "OVERLAY_DIFFERS_FROM_SOURCE" as const,
        area: "absent" as const,
        objects: [part],
        field: null,
        message: `${part} are said to be absent at ${placeText(place())}, but the source told some (${placeText(machine)}); what the source told holds.`,
        remedy: "Take it out of `absent`.",
        places: [place(), machine],
      };
    });
}

function isThere(inventory: Inventory, part: AbsentPart): boolean {
  if (part === "schemas") return (inventory.schemas?.subjects.length ?? 0) > 0;
  return (inventory[part]?.length ?? 0) > 0;
}
