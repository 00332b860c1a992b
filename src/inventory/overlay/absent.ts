import { nullableParts } from "../document/nullable-parts";

/** Parts of an inventory of which a person may say that the source has none, where no machine could tell. */
export const absentParts = nullableParts;

/** One of {@link absentParts}. */
export type AbsentPart = (typeof absentParts)[number];
