import { type Review } from "../../../review/review";
import { html, type Html, nothing } from "../../page/html";
import { figure } from "../../page/marks";
import { notJudgedCount } from "../not-judged";
import { summaryOf } from "../summary";
import { sortedWays } from "../ways";

/** What the review came to, in numbers. What is not there is not counted. */
export function figuresOf(review: Review): Html {
  const { openTotal, cannotTell, suppressed, inBaseline } = summaryOf(review);
  const ways = sortedWays(review.exposure);
  const granted = review.grants.filter(({ comparedWith }) => comparedWith !== null);
  const figures = [
    [openTotal, "findings open"],
    [cannotTell, "of them cannot be told"],
    [ways.length, "ways in"],
    [ways.filter(({ way }) => way.client.internet).length, "ways from the internet"],
    [new Set(ways.flatMap(({ way }) => way.client.account ?? [])).size, "other accounts"],
    [granted.reduce((sum, { counts }) => sum + counts.wider + counts.new, 0), "rights wider or new"],
    [review.destroyed.filter(({ loses }) => loses !== null).length, "resources lost with what they hold"],
    [suppressed, "findings suppressed"],
    [inBaseline, "findings of the baseline"],
    [notJudgedCount(review), "rules not judged"],
  ] as const;
  const there = figures.filter(([count]) => count > 0);
  if (there.length === 0) return nothing;
  return html`<section class="figures" aria-label="In numbers">
    ${there.map(([count, words]) => html`<div class="figure"><b>${figure(count)}</b><span>${words}</span></div>`)}
  </section>`;
}
