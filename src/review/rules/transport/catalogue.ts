import { type Rule } from "../../rule";

/** The rules of this chapter. */
export const transportRules: readonly Rule[] = [];
