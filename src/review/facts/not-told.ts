import { type Unknown } from "../plan/value";

/** `Whether … is not known: var.internal is told by nothing in the plan.` */
export function notTold(what: string, { references }: Unknown): string {
  const [reference] = references;
  return reference === undefined
    ? `${what} is known only after the apply.`
    : `${what} is not known: ${reference} is told by nothing in the plan.`;
}
