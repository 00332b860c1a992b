import { type Inventory } from "../document/inventory";
import { type People } from "../overlay/people";
import { type Facts } from "./facts";
import { type Answerer, type Question } from "./question";
import { type Kind } from "./kind";

/** Whom a question goes to, and what would help. */
export interface AskedOf {
  /** `Payments (#payments)` where an overlay names the owner; otherwise who it would have to be. */
  readonly who: string;
  /** The grant that an export needs: `DESCRIBE_CONFIGS on Topic *`. */
  readonly grantNeeded?: string;
  /** Why the machine could not tell. */
  readonly because?: string;
}

/** Finds out whom each question goes to; looks the reasons of the export up by path. */
export function askedOf(facts: Facts): (question: Question, object: string) => AskedOf {
  const unknowns = new Map(facts.inventory.unknowns.map((unknown) => [unknown.path, unknown]));
  return (question, object) => {
    if (question.answeredBy === "machine") return ofMachine(reasonFor(unknowns, question, object));
    if (question.answeredBy !== "owner" && question.answeredBy !== "application team")
      return { who: question.answeredBy };
    const owner = ownerOf[question.kind](facts.people, object);
    return { who: owner === undefined ? nobodyNamed[question.answeredBy] : ownerText(facts, owner) };
  };
}

type Reason = Inventory["unknowns"][number] | undefined;

function ofMachine(reason: Reason): AskedOf {
  if (reason === undefined) return { who: "an export, or a file that tells it" };
  const { error, message, grantNeeded } = reason;
  return {
    who: grantNeeded === undefined ? "an export, or a file that tells it" : "an export with one more right",
    because: `${error}: ${message}`,
    ...(grantNeeded === undefined ? {} : { grantNeeded }),
  };
}

/** Paths at which an export may have noted its reason, the nearest first. */
function reasonFor(unknowns: ReadonlyMap<string, NonNullable<Reason>>, question: Question, object: string): Reason {
  const path = question.path?.(object);
  if (path === undefined) return undefined;
  const whole = path.replace(/\[.*$/, "");
  const places = [
    path,
    `${whole}[*].${question.field}`,
    `${whole}[${JSON.stringify(object)}]`,
    whole,
    whole === "connectors" ? "connectClusters" : (whole.split(".")[0] ?? whole),
  ];
  return places.map((place) => unknowns.get(place)).find((reason) => reason !== undefined);
}

const nobodyNamed: Readonly<Record<Extract<Answerer, "owner" | "application team">, string>> = {
  owner: "its owner, whom nobody has named",
  "application team": "its application's team, which nobody has named",
};

function ownerText({ people }: Facts, id: string): string {
  const { team = id, contact } = people.owners.get(id) ?? {};
  return contact === undefined ? team : `${team} (${contact})`;
}

function ownerOfApplication({ applications }: People, id: string | undefined): string | undefined {
  return id === undefined ? undefined : applications.get(id)?.owner;
}

const nobody = (): undefined => undefined;

/** The owner of an object, or of the application that it belongs to. */
const ownerOf: Readonly<Record<Kind, (people: People, object: string) => string | undefined>> = {
  "the source": nobody,
  registry: nobody,
  path: nobody,
  owner: (_people, object) => object,
  topic: ({ topics }, object) => topics.get(object)?.owner,
  group: (people, object) => {
    const { owner, application } = people.groups.get(object) ?? {};
    return owner ?? ownerOfApplication(people, application);
  },
  application: ownerOfApplication,
  producer: (people, object) => ownerOfApplication(people, people.producers.get(object)?.application),
  connector: ({ connectors }, object) => connectors.get(object)?.owner,
  subject: ({ subjects }, object) => subjects.get(object)?.owner,
  principal: (people, object) => {
    const { owner, applications } = people.principals.get(object) ?? {};
    return owner ?? ownerOfApplication(people, applications?.[0]);
  },
  endpoint: ({ endpoints }, object) => endpoints.get(object)?.owner,
};
