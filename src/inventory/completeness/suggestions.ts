import { type OverlayArea } from "../overlay/areas";
import { type OpenQuestion } from "./assess";
import { keyText } from "./yaml-words";

/** Lines of a skeleton that begin a new entry: whom it is about is what is asked. */
export interface Suggestion {
  readonly area: OverlayArea;
  readonly lines: readonly string[];
}

/** Topics that are named in one suggestion; a list of thousands helps nobody. */
const mostNamed = 50;

/** Questions whose answer is not a field of something that is there, by their id. */
export const suggestions: ReadonlyMap<string, (question: OpenQuestion) => Suggestion> = new Map([
  [
    "topics.producers",
    ({ objects, why }: OpenQuestion): Suggestion => ({
      area: "producers",
      lines: [
        `  # Who writes to ${objects.length === 1 ? "this topic" : `these ${String(objects.length)} topics`}: one entry for each producer. For the gate cut-over. ${why}`,
        "  #NAME-OF-A-PRODUCER:",
        `  #  topics: [${objects.slice(0, mostNamed).map(keyText).join(", ")}]${objects.length > mostNamed ? "  # and more" : ""}`,
      ],
    }),
  ],
  [
    "applications",
    ({ why }: OpenQuestion): Suggestion => ({
      area: "applications",
      lines: [
        `  # Which applications use the source: one entry for each. For the gate freeze. ${why}`,
        "  #NAME-OF-AN-APPLICATION:",
        "  #  owner:  # a name under owners",
      ],
    }),
  ],
  [
    "endpoints.paths",
    ({ objects, why }: OpenQuestion): Suggestion => ({
      area: "endpoints",
      lines: [
        `  # Which addresses serve these paths: ${objects.join(", ")}. For the gate freeze. ${why}`,
        ...objects.flatMap((path) => [`  #NAME-OF-THE-${path.toUpperCase()}-ENDPOINT:`, `  #  role: ${path}`]),
      ],
    }),
  ],
]);
