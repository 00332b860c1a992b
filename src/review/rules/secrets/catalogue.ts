import { type Rule } from "../../rule";
import { privateKeyInPlan } from "./private-key-in-plan";
import { secretInConfigMap } from "./secret-in-config-map";
import { secretInOutput } from "./secret-in-output";
import { secretInPlan } from "./secret-in-plan";
import { secretInUserData } from "./secret-in-user-data";
import { secretWithoutOwnKey } from "./secret-without-own-key";

/** The rules of this chapter. */
export const secretsRules: readonly Rule[] = [
  privateKeyInPlan,
  secretInPlan,
  secretInOutput,
  secretInConfigMap,
  secretInUserData,
  secretWithoutOwnKey,
];
