import { type AnyReport } from "../check/report";
import { headingOf } from "./heading";
import { banner } from "./page/banner";
import { checkList } from "./page/checks";
import { configs } from "./page/configs";
import { figures } from "./page/figures";
import { findings } from "./page/findings";
import { grants } from "./page/grants";
import { groups } from "./page/groups";
import { html } from "./page/html";
import { page } from "./page/page";
import { reachability } from "./page/reachability";
import { replication } from "./page/replication";
import { runFacts } from "./page/run";
import { ways } from "./page/ways";

/** The report as one page that needs nothing else: no script, no request, everything in it escaped. */
export function renderHtml(report: AnyReport): string {
  return page(
    `${headingOf(report).subject}: ${report.verdict}`,
    html`${banner(report)}
      <main>
        ${figures(report)} ${findings(report)} ${checkList(report)} ${replication(report)} ${groups(report)}
        ${reachability(report)} ${ways(report)} ${grants(report)} ${configs(report)} ${runFacts(report)}
      </main>`,
  );
}
