import { type Answer, known } from "../../kafka/answer";
import { type ByName } from "./snapshot";

/** A map as plain data, so that a snapshot can be kept as JSON. */
export function byName<T>(map: Iterable<readonly [string, T]>): ByName<T> {
  return Object.fromEntries(map);
}

/** The same where the whole is known. */
export function knownByName<T>(map: Iterable<readonly [string, T]>): Answer<ByName<T>> {
  return known(byName(map));
}
