import { type Answer, type Unreadable } from "../../../kafka/answer";
import { type Inventory } from "../../document/inventory";

type Unknowns = Inventory["unknowns"];

/** The note for a part that is not known; none for one that is. */
export function noted(path: string, answer: Answer<unknown>): Unknowns {
  return answer.known ? [] : [{ path, ...answer.because }];
}

/** How many alike are told in one line. */
const severalAlike = 2;

/**
 * Notes for the same part of many objects: one line for all of them together where every one lacks it for the same reason
 * (`schemas.subjects[*].mode`), else one for each.
 *
 * @param failures why, by the object's natural id
 * @param total how many objects there are
 */
export function alike(list: string, part: string, failures: ReadonlyMap<string, Unreadable>, total: number): Unknowns {
  const [first] = failures.values();
  if (first === undefined) return [];
  const isSame = [...failures.values()].every(({ error }) => error === first.error);
  if (isSame && failures.size === total && total >= severalAlike) {
    const grantNeeded = first.grantNeeded?.replace(/ on (\w+) .*$/, " on $1 *");
    return [{ path: `${list}[*].${part}`, ...first, ...(grantNeeded === undefined ? {} : { grantNeeded }) }];
  }
  return [...failures].map(([id, because]) => ({ path: `${list}[${JSON.stringify(id)}].${part}`, ...because }));
}
