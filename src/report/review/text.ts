import { createColors } from "picocolors";
import { type Review } from "../../review/review";
import { type RenderOptions } from "../render-options";
import { openByRule } from "./summary";
import { destroyedBlock, exposureBlock, grantBlocks } from "./text/consequences";
import { findingBlocks } from "./text/findings";
import { type Colours, type Look } from "./text/lines";
import { remarkBlocks } from "./text/remarks";
import { visible } from "./visible";
import { actionsText, countsText, counted, dayText, reviewVerdictSentences, reviewVerdictWords } from "./words";

/**
 * The review for a terminal: the verdict first, then what is open by severity, what is exposed, granted and destroyed, what
 * was not looked at, and the verdict again with what to do next. Texts of the plan are shown, never obeyed.
 */
export function reviewText(review: Review, { colour, width }: RenderOptions): string {
  const colours = createColors(colour);
  const look: Look = { colours, columns: Math.max(60, Math.min(width, 140)) };
  const blocks = [
    head(review, colours),
    ...findingBlocks(review, look),
    exposureBlock(review, look),
    ...grantBlocks(review, look),
    destroyedBlock(review, look),
    ...remarkBlocks(review, look),
    last(review, colours),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function head(review: Review, colours: Colours): string {
  const { stacks, at, version } = review;
  return [
    [colours.bold("kafka-byoc review"), counted(stacks.length, "stack"), dayText(at), version].join(" · "),
    ...stacks.map((stack) => {
      const actions = actionsText(stack);
      const facts = `${stack.kind} ${visible(stack.file)}, ${counted(stack.resources, "resource")}`;
      return `${visible(stack.stack)}  ${colours.dim(`${facts}${actions === "" ? "" : `: ${actions}`}`)}`;
    }),
    `${verdictWord(review, colours)}  ${countsText(review)}. ${reviewVerdictSentences[review.verdict]}`,
  ].join("\n");
}

function verdictWord({ verdict }: Review, colours: Colours): string {
  const paint = verdict === "pass" ? colours.green : verdict === "fail" ? colours.red : colours.yellow;
  return colours.bold(paint(reviewVerdictWords[verdict]));
}

function last(review: Review, colours: Colours): string {
  return [
    ...nextStep(review).map((step) => colours.dim(step)),
    `${verdictWord(review, colours)}  ${countsText(review)}  ${colours.dim(`fails from ${review.failOn} · exit code ${String(review.exitCode)}`)}`,
  ].join("\n");
}

function nextStep(review: Review): readonly string[] {
  const [worst] = openByRule(review.findings);
  if (worst === undefined) return [];
  return [
    `Next: kafka-byoc review --explain ${visible(worst.rule)} shows why, and the configuration that is right.`,
    "What has to stay for a while goes into kafka-byoc.suppressions.yaml: rule, resource, reason, owner, last day.",
  ];
}
