import { z } from "zod";
import { moment, ownerId } from "./text";

/** That the inventory is final: what moves is what it says. */
export const freezeWords = z.strictObject({
  frozenAt: moment.optional().describe("When the inventory was declared final."),
  frozenBy: ownerId.optional().describe("Who declared it: a name under owners."),
});

/** See {@link freezeWords}. */
export type FreezeWords = z.infer<typeof freezeWords>;
