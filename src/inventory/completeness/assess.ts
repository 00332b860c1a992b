import { type Inventory } from "../document/inventory";
import { type OverlayFinding } from "../overlay/finding";
import { type People } from "../overlay/people";
import { type AskedOf, askedOf } from "./asked-of";
import { questions } from "./catalogue";
import { type Facts, factsOf } from "./facts";
import { type Area, areas, type Gate, gates, type Question } from "./question";

/** How much of something is known. What is not applicable is neither known nor unknown. */
export interface Tally {
  readonly known: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

/** A question that is open for some objects, all of them for the same people. */
export interface OpenQuestion extends Pick<
  Question,
  "id" | "area" | "kind" | "field" | "gate" | "answeredBy" | "asks" | "why"
> {
  readonly askedOf: AskedOf;
  /** Names of the objects; empty text for the source itself. */
  readonly objects: readonly string[];
}

/** How complete an inventory with its overlays is. */
export interface Completeness {
  readonly byArea: readonly {
    readonly area: Area;
    readonly gates: Readonly<Record<Gate, Tally>>;
    readonly total: Tally;
  }[];
  readonly byGate: readonly { readonly gate: Gate; readonly total: Tally }[];
  readonly total: Tally;
  /** In the order of gates, then of the catalogue. */
  readonly open: readonly OpenQuestion[];
  readonly findings: readonly OverlayFinding[];
  /** How many entries of the inventory a person should look at. */
  readonly conflicts: number;
  readonly leftOut: number;
  readonly redactions: number;
}

/**
 * Asks every question of the catalogue of every object. Pure; linear in questions × objects.
 *
 * @param findings what applying the overlays has found; handed through
 */
export function assess(inventory: Inventory, people: People, findings: readonly OverlayFinding[] = []): Completeness {
  const facts = factsOf(inventory, people);
  const whom = askedOf(facts);
  const tallies = new Map(areas.map((area) => [area, tallyOfGates()]));
  const open = questions.flatMap((question) => {
    const tally = tallies.get(question.area)?.[question.gate];
    return tally === undefined ? [] : openFor(question, facts, whom, tally);
  });
  const byArea = areas.flatMap((area) => {
    const ofArea = tallies.get(area);
    return ofArea === undefined ? [] : [{ area, gates: ofArea, total: sum(Object.values(ofArea)) }];
  });
  const byGate = gates.map((gate) => ({ gate, total: sum(byArea.map(({ gates: ofArea }) => ofArea[gate])) }));
  return {
    byArea,
    byGate,
    total: sum(byGate.map(({ total }) => total)),
    open: gates.flatMap((gate) => open.filter((question) => question.gate === gate)),
    findings,
    conflicts: inventory.conflicts.length,
    leftOut: inventory.leftOut.length,
    redactions: inventory.redactions.length,
  };
}

interface Counter {
  known: number;
  unknown: number;
  notApplicable: number;
}

function tallyOfGates(): Readonly<Record<Gate, Counter>> {
  const none = (): Counter => ({ known: 0, unknown: 0, notApplicable: 0 });
  return { freeze: none(), replication: none(), offsets: none(), "cut-over": none(), rollback: none() };
}

/** Counts one question over all its objects; what is open comes together by whom it goes to. */
function openFor(
  question: Question,
  facts: Facts,
  whom: (question: Question, object: string) => AskedOf,
  tally: Counter,
): readonly OpenQuestion[] {
  const { id, area, kind, field, gate, answeredBy, asks, why } = question;
  const byWhom = new Map<string, { readonly asked: AskedOf; readonly objects: string[] }>();
  for (const object of facts.objects[kind]) {
    if (!question.appliesTo(facts, object)) tally.notApplicable += 1;
    else if (question.isAnswered(facts, object)) tally.known += 1;
    else {
      tally.unknown += 1;
      const asked = whom(question, object);
      const key = `${asked.who} ${asked.grantNeeded ?? ""} ${asked.because ?? ""}`;
      const there = byWhom.get(key);
      if (there === undefined) byWhom.set(key, { asked, objects: [object] });
      else there.objects.push(object);
    }
  }
  return [...byWhom.values()].map(({ asked, objects }) => ({
    ...{ id, area, kind, field, gate, answeredBy, asks, why },
    askedOf: asked,
    objects,
  }));
}

function sum(tallies: readonly Tally[]): Tally {
  const total = { known: 0, unknown: 0, notApplicable: 0 };
  for (const { known, unknown, notApplicable } of tallies) {
    total.known += known;
    total.unknown += unknown;
    total.notApplicable += notApplicable;
  }
  return total;
}
