import { type CheckReport } from "../check/report";
import { banner } from "./page/banner";
import { checkList } from "./page/checks";
import { configs } from "./page/configs";
import { figures } from "./page/figures";
import { findings } from "./page/findings";
import { grants } from "./page/grants";
import { groups } from "./page/groups";
import { html } from "./page/html";
import { reachability } from "./page/reachability";
import { replication } from "./page/replication";
import { runFacts } from "./page/run";
import { style } from "./page/style";

/** The report as one page that needs nothing else: no script, no request, everything in it escaped. */
export function renderHtml(report: CheckReport): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="referrer" content="no-referrer" />
        <title>${report.wave}: ${report.verdict}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        ${banner(report)}
        <main>
          ${figures(report)} ${findings(report)} ${checkList(report)} ${replication(report)} ${groups(report)}
          ${reachability(report)} ${grants(report)} ${configs(report)} ${runFacts(report)}
        </main>
      </body>
    </html> `;
  return `${page.html
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n")}\n`;
}
