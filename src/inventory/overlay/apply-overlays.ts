import { type z } from "zod";
import { DocumentError } from "../../documents/problem";
import { type ReadDocument } from "../../documents/read-document";
import { type Inventory } from "../document/inventory";
import { aim } from "./aim";
import { applicationWords } from "./application";
import { globAreas, namedAreas, type OverlayArea, theOne } from "./areas";
import { clusterWords } from "./cluster";
import { connectorWords } from "./connector";
import { absentButThere, withoutContradictions } from "./differences-from-machine";
import { type Overlay } from "./document";
import { endpointWords } from "./endpoint";
import { type OverlayFinding } from "./finding";
import { freezeWords } from "./freeze";
import { mergesPrincipals, withoutMerging } from "./glob-merges-principals";
import { groupWords } from "./group";
import { type KnownNames, knownNames } from "./known-names";
import { listsTogether } from "./lists-together";
import { operationsWords } from "./operations";
import { ownerWords } from "./owner";
import { unresolvedOwners } from "./owners";
import { type People } from "./people";
import { principalWords } from "./principal";
import { producerWords } from "./producer";
import { type Aimed, putTogether, type Said } from "./put-together";
import { referencesToNothing } from "./references";
import { absentSaid, type Entry, entriesOf, type Statement } from "./statements";
import { subjectWords } from "./subject";
import { topicWords } from "./topic";

/** What people said, and what about it a person should look at. */
export interface Applied {
  readonly people: People;
  readonly findings: readonly OverlayFinding[];
}

/**
 * Puts the overlays together and holds them against the inventory. Pure; linear in names × globs. A name holds over a
 * glob; where two globs, or two files, say different things of one field, the first holds and a finding names both.
 * What the source told holds over what a person says.
 *
 * @param inventoryFile the inventory's name, for places in findings
 * @throws DocumentError for owners that no overlay names: nobody could be asked
 */
export function applyOverlays(
  inventory: Inventory,
  overlays: readonly ReadDocument<Overlay>[],
  inventoryFile = "the inventory",
): Applied {
  const problems = unresolvedOwners(overlays);
  if (problems.length > 0) throw new DocumentError(problems);
  const known = withSuperUsers(knownNames(inventory), overlays);
  const connectorsKnown = (inventory.connectClusters ?? [{ connectors: null }]).every(
    ({ connectors }) => connectors !== null,
  );
  const complete = completeAreas(inventory, connectorsKnown);
  const parts = [
    ...globAreas.map((area) => globArea(area, entriesOf(overlays, area), known, complete[area])),
    ...namedAreas.map((area) => plainArea(area, entriesOf(overlays, area))),
    plainArea("cluster", entriesOf(overlays, "cluster")),
    plainArea("operations", listsTogether(entriesOf(overlays, "operations"))),
    plainArea("freeze", entriesOf(overlays, "freeze")),
  ];
  const said = new Map(parts.map(({ area, said: ofArea }) => [area, ofArea]));
  const absent = absentSaid(overlays);
  const differences = [
    ...withoutContradictions(inventory, said, inventoryFile),
    ...absentButThere(inventory, absent, inventoryFile),
  ];
  const people = peopleOf(said, new Set(absent.map(({ part }) => part)));
  const references = referencesToNothing(people, {
    topics: known.topics,
    connectors: connectorsKnown ? known.connectors : null,
  });
  return { people, findings: [...parts.flatMap(({ findings }) => findings), ...differences, ...references] };
}

/** A super user has no ACL that would make the inventory know it: who names one as such may speak of it. */
function withSuperUsers(known: KnownNames, overlays: readonly ReadDocument<Overlay>[]): KnownNames {
  const said = overlays.flatMap(({ content }) => content.cluster?.superUsers ?? []);
  return { ...known, principals: new Set([...known.principals, ...said]) };
}

/** Where the inventory does not know its own names, no name can be wrong. */
function completeAreas(
  { groups, schemas, acls, cluster }: Inventory,
  connectors: boolean,
): Readonly<Record<keyof KnownNames, boolean>> {
  return {
    topics: true,
    groups: groups !== null,
    connectors,
    subjects: schemas !== null,
    principals: acls !== null || cluster.authorizer === "off",
  };
}

interface Part {
  readonly area: OverlayArea;
  readonly said: Said;
  readonly findings: readonly OverlayFinding[];
}

function globArea(area: keyof KnownNames, entries: readonly Entry[], known: KnownNames, complete: boolean): Part {
  const { exact, globs, findings } = aim(area, entries, known[area], complete);
  const merging = area === "principals" ? globs.filter(mergesPrincipals) : [];
  const { said, findings: clashes } = putTogether(area, [exact, globs.map(withoutMerging(merging))]);
  return { area, said, findings: [...findings, ...merging.map(globMerges), ...clashes] };
}

function globMerges({ entry, names }: Aimed): OverlayFinding {
  return {
    code: "OVERLAY_GLOB_MERGES_PRINCIPALS",
    area: "principals",
    objects: names,
    field: "target.principal",
    message: `principals ${JSON.stringify(entry.key)} would make ${String(names.length)} principals one at the target; it is not taken.`,
    remedy: "Name each principal that is to become it.",
    places: [entry.place()],
  };
}

function plainArea(area: OverlayArea, entries: readonly Entry[]): Part {
  return { area, ...putTogether(area, [entries.map((entry) => ({ entry, names: [entry.key] }))]) };
}

function peopleOf(said: ReadonlyMap<OverlayArea, Said>, absent: People["absent"]): People {
  const only = (area: OverlayArea) => said.get(area)?.get(theOne) ?? new Map<string, Statement>();
  const all = <T>(area: OverlayArea, schema: z.ZodType<T>) => wordsByName(said.get(area) ?? new Map(), schema);
  return {
    cluster: clusterWords.parse(nested(only("cluster"))),
    owners: all("owners", ownerWords),
    topics: all("topics", topicWords),
    groups: all("groups", groupWords),
    applications: all("applications", applicationWords),
    producers: all("producers", producerWords),
    connectors: all("connectors", connectorWords),
    subjects: all("subjects", subjectWords),
    principals: all("principals", principalWords),
    endpoints: all("endpoints", endpointWords),
    operations: operationsWords.parse(nested(only("operations"))),
    freeze: freezeWords.parse(nested(only("freeze"))),
    absent,
    placeOf: (area, id, field) => statementOf(said, area, id, field)?.place(),
  };
}

/** Thousands of topics under the same globs have the same words: each is made once. */
function wordsByName<T>(said: Said, schema: z.ZodType<T>): ReadonlyMap<string, T> {
  const numbers = new Map<Statement, number>();
  const made = new Map<string, T>();
  const numberOf = (statement: Statement): number => {
    const number = numbers.get(statement) ?? numbers.size;
    numbers.set(statement, number);
    return number;
  };
  return new Map(
    [...said].map(([name, fields]) => {
      const key = [...fields.values()].map(numberOf).join(" ");
      const words = made.get(key) ?? schema.parse(nested(fields));
      made.set(key, words);
      return [name, words];
    }),
  );
}

/** `rollback.approver` becomes `approver` within `rollback` again. */
function nested(fields: ReadonlyMap<string, Statement>): Readonly<Record<string, unknown>> {
  const words: Record<string, unknown> = {};
  const parts = new Map<string, Record<string, unknown>>();
  for (const [field, { value }] of fields) {
    const [first = "", part] = field.split(".");
    if (part === undefined) {
      words[first] = value;
      continue;
    }
    const own = parts.get(first) ?? {};
    own[part] = value;
    parts.set(first, own);
    words[first] = own;
  }
  return words;
}

function statementOf(said: ReadonlyMap<string, Said>, area: string, id: string, field: string): Statement | undefined {
  const fields = said.get(area)?.get(id);
  return fields?.get(field) ?? [...(fields ?? [])].find(([name]) => name.startsWith(`${field}.`))?.[1];
}
