import { z } from "zod";

/** A count or an offset: a whole number, not negative. */
export const count = z.number().int().nonnegative();
