import { type Suppression } from "../../../review/finding";
import { type Review } from "../../../review/review";
import { aboutChangeText, missingInputs, notJudgedCount } from "../not-judged";
import { soonestFirst } from "../suppressed";
import { visible } from "../visible";
import { counted } from "../words";
import { grantChangeText, wayText } from "./consequences";
import { folded, indentedText, type Look } from "./lines";

/** Lines of one list that are told. */
const mostTold = 10;

/** What the review did not look at, and what somebody decided: rules not judged or off, suppressions, the comparison. */
export function remarkBlocks(review: Review, look: Look): readonly string[] {
  return [
    notJudgedBlock(review, look),
    offBlock(review, look),
    suppressedBlock(review, look),
    comparedBlock(review, look),
  ];
}

function notJudgedBlock(review: Review, look: Look): string {
  const count = notJudgedCount(review);
  if (count === 0) return "";
  const { colours } = look;
  const lines = missingInputs(review.notJudged).map(({ give, rules }) =>
    indentedText(`${rules.length.toLocaleString("en-GB")} for want of ${give}: ${rules.join(", ")}`, 2, look),
  );
  const change = aboutChangeText(review);
  return [
    `${colours.bold("Not judged")}  ${counted(count, "rule")}: nothing is known of what they would find`,
    ...lines,
    ...(change === null ? [] : [indentedText(change, 2, look)]),
  ].join("\n");
}

function offBlock({ off }: Review, look: Look): string {
  if (off.length === 0) return "";
  return [
    `${look.colours.bold("Turned off")}  ${counted(off.length, "rule")}`,
    ...folded(off, mostTold, ({ rule, reason }) => indentedText(`${rule}: ${reason}`, 2, look), look, 2),
  ].join("\n");
}

function suppressedBlock({ findings, suppressions, at }: Review, look: Look): string {
  if (suppressions.length === 0) return "";
  const hidden = findings.filter(({ status }) => status.is === "suppressed").length;
  const ordered = soonestFirst(suppressions, at);
  const [next] = ordered.filter(({ expires }) => expires >= at.slice(0, 10));
  const soonest = next === undefined ? "" : `; the next one ends on ${next.expires}`;
  return [
    `${look.colours.bold("Suppressed")}  ${counted(hidden, "finding")} by ${counted(suppressions.length, "suppression")}${soonest}`,
    ...folded(ordered, mostTold, (one) => suppressionLine(one, look), look, 2),
  ].join("\n");
}

function suppressionLine({ rule, resource, owner, expires, reason }: Suppression, look: Look): string {
  return indentedText(`~ ${rule} at ${resource}, until ${expires} by ${owner}: ${reason}`, 2, look);
}

function comparedBlock({ compared, findings }: Review, look: Look): string {
  if (compared === null) return "";
  const { colours } = look;
  const fresh = findings.filter(({ status }) => status.is === "open").length;
  const grants = compared.grantsAdded.length + compared.grantsRemoved.length;
  const counts = [
    `${counted(fresh, "finding")} new`,
    `${compared.gone.length.toLocaleString("en-GB")} gone`,
    `${counted(compared.waysOpened.length, "way")} opened`,
    `${compared.waysClosed.length.toLocaleString("en-GB")} closed`,
    `${counted(grants, "right")} came or went`,
  ];
  return [
    `${colours.bold("Compared")}  with ${visible(compared.with)}: ${counts.join(", ")}`,
    ...folded(compared.waysOpened, mostTold, (way) => indentedText(`+ ${wayText(way)}`, 2, look), look, 2),
    ...folded(compared.waysClosed, mostTold, (way) => indentedText(`- ${wayText(way)}`, 2, look), look, 2),
    ...folded(
      compared.grantsAdded,
      mostTold,
      (grant) => indentedText(`+ ${who(grant)}${grantChangeText(grant)}`, 2, look),
      look,
      2,
    ),
    ...folded(
      compared.grantsRemoved,
      mostTold,
      (grant) => indentedText(`- ${who(grant)}${grantChangeText(grant)}`, 2, look),
      look,
      2,
    ),
    ...folded(
      compared.gone,
      mostTold,
      ({ rule, address }) => indentedText(`✔ gone: ${rule} at ${address ?? "the plan as a whole"}`, 2, look),
      look,
      2,
    ),
  ].join("\n");
}

function who({ target, source }: Review["grants"][number]["principals"][number]["grants"][number]): string {
  const acl = target ?? source;
  return acl === null ? "" : `${acl.principal}: `;
}
