import { nearest } from "../../documents/nearest";
import { type OverlayFinding } from "./finding";
import { type People, type Place } from "./people";

/** What a field names, and what there is of it. */
interface Reference {
  readonly area: "topics" | "groups" | "applications" | "producers" | "principals";
  readonly id: string;
  readonly field: string;
  readonly names: readonly string[];
  readonly among: Among;
}

/** Names that a reference can have, and what they are called. */
interface Among {
  readonly what: string;
  readonly names: ReadonlySet<string>;
}

/**
 * Every application, topic and connector that people name and that neither they nor the inventory know. Owners are not
 * here: without them an overlay cannot be used.
 *
 * @param known names of the inventory; null where it does not know its connectors
 */
export function referencesToNothing(
  people: People,
  known: { readonly topics: ReadonlySet<string>; readonly connectors: ReadonlySet<string> | null },
): readonly OverlayFinding[] {
  const found = new Map<string, { reference: Reference; name: string; place: Place | undefined; objects: string[] }>();
  for (const reference of referencesOf(people, known))
    for (const name of reference.names) {
      if (reference.among.names.has(name)) continue;
      const place = people.placeOf(reference.area, reference.id, reference.field);
      const key = JSON.stringify([place?.file, place?.path, name]);
      const there = found.get(key);
      if (there === undefined) found.set(key, { reference, name, place, objects: [reference.id] });
      else there.objects.push(reference.id);
    }
  return [...found.values()].map(({ reference: { area, field, among }, name, place, objects }) => {
    const near = nearest(name, among.names);
    return {
      code: "OVERLAY_REFERS_TO_NOTHING",
      area,
      objects,
      field,
      message: `${area} ${objects[0] ?? ""}: ${field} names ${JSON.stringify(name)}, which is not ${among.what}${near === undefined ? "" : ` (nearest: ${JSON.stringify(near)})`}.`,
      remedy: "Correct it, or add what it names.",
      places: place === undefined ? [] : [place],
    };
  });
}

function* referencesOf(
  people: People,
  known: { readonly topics: ReadonlySet<string>; readonly connectors: ReadonlySet<string> | null },
): Generator<Reference> {
  const applications: Among = { what: "under applications", names: new Set(people.applications.keys()) };
  const topics: Among = { what: "a topic of the inventory", names: known.topics };
  const parents: Among = {
    what: "an application or a connector",
    names: new Set([...applications.names, ...(known.connectors ?? [])]),
  };
  for (const [id, { internalOf, rollback }] of people.topics) {
    if (known.connectors !== null)
      yield { area: "topics", id, field: "internalOf", names: listed(internalOf), among: parents };
    yield {
      area: "topics",
      id,
      field: "rollback.producersAllowedToResume",
      names: rollback?.producersAllowedToResume ?? [],
      among: applications,
    };
  }
  for (const [id, { application }] of people.groups)
    yield { area: "groups", id, field: "application", names: listed(application), among: applications };
  for (const [id, { dependsOn }] of people.applications)
    yield { area: "applications", id, field: "dependsOn", names: dependsOn ?? [], among: applications };
  for (const [id, { application, topics: writes }] of people.producers) {
    yield { area: "producers", id, field: "application", names: listed(application), among: applications };
    yield { area: "producers", id, field: "topics", names: writes ?? [], among: topics };
  }
  for (const [id, { applications: users }] of people.principals)
    yield { area: "principals", id, field: "applications", names: users ?? [], among: applications };
}

function listed(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [name];
}
