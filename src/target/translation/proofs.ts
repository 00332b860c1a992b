import { type ConfigClass } from "../profile";
import { type ConfigRule } from "../target-wave";

/** How each class is proved at the target; the classes that are missing here are proved only where they are written. */
export const proofs: Readonly<Partial<Record<ConfigClass, ConfigRule>>> = {
  "must-match": "equal",
  "at-least": "at-least",
  safety: "equal",
};
