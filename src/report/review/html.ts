import { type Review } from "../../review/review";
import { html, type Html, nothing } from "../page/html";
import { page } from "../page/page";
import { catalogue } from "./html/catalogue";
import { comparedSection } from "./html/compared";
import { destroyedSection } from "./html/destroyed";
import { exposureSection } from "./html/exposure";
import { findingSections } from "./html/findings";
import { grantSections } from "./html/grants";
import { decidedSection } from "./html/decided";
import { figuresOf } from "./html/figures";
import { reviewStyle } from "./html/style";
import { shown } from "./html/shown";
import { actionsText, countsText, counted, dayText, reviewVerdictSentences, reviewVerdictWords } from "./words";

const tones: Readonly<Record<Review["verdict"], string>> = {
  pass: "pass",
  fail: "fail",
  unknown: "unknown",
  "sign-off-missing": "unknown",
};

/** The review as one page that needs nothing else: no script, no request, everything in it escaped. */
export function reviewHtml(review: Review): string {
  const subject = subjectOf(review);
  return page(
    `${subject}: ${reviewVerdictWords[review.verdict]}`,
    html`${banner(review, subject)}
      <main>
        ${figuresOf(review)} ${comparedSection(review)} ${findingSections(review)} ${exposureSection(review)}
        ${grantSections(review)} ${destroyedSection(review)} ${decidedSection(review)} ${stacks(review)}
        ${catalogue(review)}
        <footer>
          <p>kafka-byoc ${review.version} · fails from ${review.failOn} · exit code ${review.exitCode}</p>
        </footer>
      </main>`,
    reviewStyle,
  );
}

function subjectOf({ stacks: reviewed }: Review): string {
  const [first] = reviewed;
  if (first === undefined) return "No stack";
  return reviewed.length === 1 ? shown(first.stack) : counted(reviewed.length, "stack");
}

function banner(review: Review, subject: string): Html {
  const { verdict, stacks: reviewed, at } = review;
  return html`<header class="tone-${tones[verdict]}">
    <div>
      <p class="eyebrow">What this plan opens, grants and destroys</p>
      <h1>${subject} <span class="verdict">${reviewVerdictWords[verdict]}</span></h1>
      <p>${reviewVerdictSentences[verdict]}</p>
      <p class="facts">
        <span>${countsText(review)}</span>
        <span
          >${counted(
            reviewed.reduce((sum, { resources }) => sum + resources, 0),
            "resource",
          )}</span
        >
        <span><time datetime="${at}">${dayText(at)}</time></span>
      </p>
    </div>
  </header>`;
}

function stacks({ stacks: reviewed }: Review): Html {
  if (reviewed.length === 0) return nothing;
  return html`<section>
    <h2>What was read</h2>
    <div class="panel scroll">
      <table>
        <thead>
          <tr>
            <th>Stack</th>
            <th>File</th>
            <th>Kind</th>
            <th class="number">Resources</th>
            <th>What happens to them</th>
          </tr>
        </thead>
        <tbody>
          ${reviewed.map(
            (stack) =>
              html`<tr>
                <td class="mono">${shown(stack.stack)}</td>
                <td class="mono">${shown(stack.file)}</td>
                <td>${stack.kind}</td>
                <td class="number">${stack.resources.toLocaleString("en-GB")}</td>
                <td>${actionsText(stack)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
