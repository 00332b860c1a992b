import { type Rule } from "../../rule";

/** The rules of this chapter. */
export const secretsRules: readonly Rule[] = [];
