import { type Rule } from "../../rule";

/** The rules of this chapter. */
export const networkRules: readonly Rule[] = [];
