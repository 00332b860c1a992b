import { apiVersion } from "../../documents/api-version";
import { jsonPieces } from "../../documents/json-pieces";
import { type Review } from "../../review/review";

/**
 * The review as it is, behind `apiVersion` and `kind: "ReviewReport"`: indented JSON with a last line feed. A reader may rely
 * on every field of {@link Review}: fields are added, and none is changed or removed while the version stays.
 */
export function reviewJson(review: Review): string {
  return `${[...jsonPieces({ apiVersion, kind: "ReviewReport", ...review })].join("")}\n`;
}
