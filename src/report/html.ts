import { type AnyReport } from "../check/report";
import { headingOf } from "./heading";
import { banner } from "./page/banner";
import { checkList } from "./page/checks";
import { configs } from "./page/configs";
import { figures } from "./page/figures";
import { findings } from "./page/findings";
import { grants } from "./page/grants";
import { groups } from "./page/groups";
import { html, type Html, nothing } from "./page/html";
import { page } from "./page/page";
import { reachability } from "./page/reachability";
import { replication } from "./page/replication";
import { runFacts } from "./page/run";
import { ways } from "./page/ways";
import { networkGraph } from "./network/svg/graph";
import { type RenderOptions } from "./render-options";
import { type NetworkDocument } from "../network/document";

/** The report as one page that needs nothing else: no script, no request, everything in it escaped. */
export function renderHtml(report: AnyReport, { network }: Pick<RenderOptions, "network"> = {}): string {
  return page(
    `${headingOf(report).subject}: ${report.verdict}`,
    html`${banner(report)}
      <main>
        ${figures(report)} ${findings(report)} ${network === undefined ? nothing : picture(network)}
        ${checkList(report)} ${replication(report)} ${groups(report)} ${reachability(report)} ${ways(report)}
        ${grants(report)} ${configs(report)} ${runFacts(report)}
      </main>`,
  );
}

function picture(network: NetworkDocument): Html {
  return html`<section>
    <h2>The network</h2>
    <p class="lead">As it was declared: who reaches whom, on which path. What no line shows is closed.</p>
    <div class="scroll">${networkGraph(network)}</div>
  </section>`;
}
