import { type Review } from "../../review/review";
import { type RenderOptions } from "../render-options";
import { reviewJson } from "./json";
import { reviewText } from "./text";

/** A review as one text. */
export type ReviewRenderer = (review: Review, options: RenderOptions) => string;

/** Every format that `kafka-byoc review --output` takes. */
export const reviewRenderers = {
  text: reviewText,
  json: (review) => reviewJson(review),
} as const satisfies Readonly<Record<string, ReviewRenderer>>;
