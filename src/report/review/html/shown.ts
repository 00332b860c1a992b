import { visible } from "../visible";

/** So much of one foreign text stands on the page. */
const mostShown = 1_000;

/** A text of a plan for the page: what nobody would see is written out. The template escapes it. */
export function shown(text: string): string {
  return visible(text, mostShown);
}
