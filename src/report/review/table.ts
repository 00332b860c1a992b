import { type Review } from "../../review/review";
import { type RenderOptions } from "../render-options";
import { reviewHtml } from "./html";
import { reviewJson } from "./json";
import { reviewJunit } from "./junit";
import { reviewMarkdown } from "./markdown";
import { reviewSarif } from "./sarif";
import { reviewText } from "./text";

/** A review as one text. */
export type ReviewRenderer = (review: Review, options: RenderOptions) => string;

/** Every format that `kafka-byoc review --output` takes. */
export const reviewRenderers = {
  text: reviewText,
  json: (review) => reviewJson(review),
  sarif: (review) => reviewSarif(review),
  junit: (review) => reviewJunit(review),
  markdown: (review) => reviewMarkdown(review),
  html: (review) => reviewHtml(review),
} as const satisfies Readonly<Record<string, ReviewRenderer>>;
