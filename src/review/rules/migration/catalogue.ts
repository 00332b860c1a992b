import { type Rule } from "../../rule";
import { differenceNotAccepted } from "./difference-not-accepted";
import { mirrorMakerOwnsAcls } from "./mirror-maker-owns-acls";
import { mirrorMakerRenamesTopics } from "./mirror-maker-renames-topics";
import { mirrorMakerUnsafeSettings } from "./mirror-maker-unsafe-settings";
import { multiVpcInFreeze } from "./multi-vpc-in-freeze";
import { wayToSourceWithoutEnd } from "./way-to-source-without-end";

/** The rules of this chapter. */
export const migrationRules: readonly Rule[] = [
  differenceNotAccepted,
  mirrorMakerOwnsAcls,
  mirrorMakerRenamesTopics,
  mirrorMakerUnsafeSettings,
  multiVpcInFreeze,
  wayToSourceWithoutEnd,
];
