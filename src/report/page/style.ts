/** The page's whole style: no font, image or script comes from elsewhere. Follows the reader's light or dark scheme, and prints. */
export const style = `
:root {
  --paper: #fbfbfa; --card: #ffffff; --ink: #1d2125; --soft: #5d6670; --line: #e3e6e8; --wash: #f2f4f5;
  --pass: #1f7a4d; --pass-wash: #e7f4ec; --fail: #b3261e; --fail-wash: #fcebea; --unknown: #8a5a00; --unknown-wash: #fdf3dc;
  --skipped: #737b84; --waived: #2c5f9e; --bar: #4f9b76; --bar-rest: #e2e8e4; --accent: #2c5f9e;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --card: #1c2024; --ink: #e5e8ea; --soft: #9aa4ad; --line: #2d3338; --wash: #22272b;
    --pass: #62c596; --pass-wash: #17291f; --fail: #f2877f; --fail-wash: #34201f; --unknown: #e3b55c; --unknown-wash: #2f2715;
    --skipped: #8b949c; --waived: #8db8ea; --bar: #4a9a73; --bar-rest: #2c3531; --accent: #8db8ea;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 0 24px 64px; }
h1, h2, h3 { line-height: 1.25; margin: 0; font-weight: 650; letter-spacing: -0.01em; }
h2 { font-size: 20px; margin: 48px 0 4px; }
h3 { font-size: 15px; }
p { margin: 0; }
.lead { color: var(--soft); margin-bottom: 16px; max-width: 84ch; }
code, .mono { font: 13px/1.5 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }

header { border-top: 6px solid var(--tone); background: var(--card); border-bottom: 1px solid var(--line); }
header > div { max-width: 1080px; margin: 0 auto; padding: 30px 24px 26px; }
header .eyebrow { color: var(--soft); font-size: 13px; }
header h1 { font-size: 34px; margin: 6px 0 8px; }
header h1 .verdict { color: var(--tone); }
header .facts { display: flex; flex-wrap: wrap; gap: 4px 22px; color: var(--soft); font-size: 14px; }
.tone-pass { --tone: var(--pass); --tone-wash: var(--pass-wash); }
.tone-fail { --tone: var(--fail); --tone-wash: var(--fail-wash); }
.tone-unknown, .tone-nothing-selected { --tone: var(--unknown); --tone-wash: var(--unknown-wash); }
.tone-skipped { --tone: var(--skipped); --tone-wash: var(--wash); }
.tone-waived { --tone: var(--waived); --tone-wash: var(--wash); }

.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 12px; margin-top: 28px; }
.figure { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.figure b { display: block; font-size: 26px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.figure span { color: var(--soft); font-size: 13px; }

.finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; padding: 16px 20px; margin-top: 14px; break-inside: avoid; }
.finding .title { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: baseline; }
.finding .message { margin: 6px 0 12px; }
.finding dl { display: grid; grid-template-columns: 92px 1fr; gap: 6px 12px; margin: 0; }
.finding dt { color: var(--soft); font-size: 13px; padding-top: 1px; }
.finding dd { margin: 0; overflow-wrap: anywhere; }
.finding .remedy { background: var(--tone-wash); border-radius: 6px; padding: 8px 12px; margin-top: 4px; }
.cause { font: 600 12px/1.5 ui-monospace, Menlo, monospace; color: var(--tone); background: var(--tone-wash); border-radius: 4px; padding: 1px 7px; }

.panel { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.panel + .panel { margin-top: 14px; }
.panel > .caption { padding: 10px 18px; background: var(--wash); border-bottom: 1px solid var(--line); font-weight: 600; font-size: 14px; }
.panel > details, .panel > .row { border-top: 1px solid var(--line); }
.panel > details:first-of-type, .panel > .row:first-of-type { border-top: 0; }
summary { list-style: none; cursor: pointer; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: var(--wash); }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.check { display: grid; grid-template-columns: 22px 1fr auto 16px; gap: 2px 10px; align-items: center; padding: 11px 18px; }
.check .name { font-weight: 550; }
.check .why { grid-column: 2; color: var(--soft); font-size: 13px; }
.check .total { grid-row: span 2; color: var(--soft); font-size: 13px; text-align: right; }
.check .mark { grid-row: span 2; }
.check::after { content: "›"; grid-row: 1 / span 2; grid-column: -2; color: var(--soft); transition: transform .15s; justify-self: center; }
.check.line { padding-top: 8px; padding-bottom: 8px; }
.check.line > *, .check.line::after { grid-row: 1; }
.check.line .total { white-space: nowrap; }
.check.topic { grid-template-columns: 22px minmax(160px, 1fr) minmax(0, 1.4fr) 180px 16px; }
.check.group { grid-template-columns: 22px minmax(160px, 1fr) 230px 150px 16px; }
.check .mono { font-weight: 550; }
details[open] > .check::after { transform: rotate(90deg); }
.mark { display: inline-grid; place-items: center; width: 20px; height: 20px; border-radius: 50%; background: var(--tone-wash); color: var(--tone); font-size: 12px; font-weight: 700; }

table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { text-align: left; font-weight: 550; font-size: 12.5px; color: var(--soft); padding: 8px 18px; border-bottom: 1px solid var(--line); }
td { padding: 7px 18px; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
tbody tr:first-child td { border-top: 0; }
table.ledger { table-layout: fixed; min-width: 860px; }
.ledger th:nth-child(1) { width: 24%; } .ledger th:nth-child(2) { width: 21%; } .ledger th:nth-child(3), .ledger th:nth-child(4) { width: 14%; }
pre { margin: 0; padding: 12px 18px; overflow-x: auto; }
th.number { text-align: right; }
.subjects { background: var(--paper); border-top: 1px solid var(--line); }
.scroll { overflow-x: auto; }
.state { color: var(--tone); white-space: nowrap; }
.state.tone-fail { font-weight: 650; }
.ledger .state { white-space: normal; }

svg { display: block; max-width: 100%; height: auto; }
svg .rest { fill: var(--bar-rest); } svg .done { fill: var(--bar); } svg .lag { fill: var(--fail); } svg .none { fill: none; stroke: var(--soft); stroke-opacity: .45; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; color: var(--soft); font-size: 13px; margin: 0 0 12px; }
.legend i { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 7px; vertical-align: -1px; }
.meter { display: inline-block; width: 110px; height: 8px; border-radius: 4px; background: var(--bar-rest); overflow: hidden; vertical-align: 1px; }
.meter i { display: block; height: 100%; background: var(--bar); }
.meter.over i { background: var(--fail); }
.layers { display: flex; flex-wrap: wrap; gap: 4px; }
.layer { font-size: 12px; border-radius: 4px; padding: 0 7px; background: var(--tone-wash); color: var(--tone); white-space: nowrap; }
footer { color: var(--soft); font-size: 13px; margin-top: 48px; border-top: 1px solid var(--line); padding-top: 16px; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 14px; align-items: start; }
.two .panel + .panel { margin-top: 0; }
@media (max-width: 720px) {
  .check.topic, .check.group { grid-template-columns: 22px 1fr 16px; }
  .check.line > svg, .check.line > span + span, .check.line .total { grid-row: auto; grid-column: 2; text-align: left; }
  .finding dl { grid-template-columns: 1fr; }
  td, th { padding-left: 10px; padding-right: 10px; }
}
@media print {
  :root { --paper: #fff; --card: #fff; }
  body { font-size: 11px; }
  main, header > div { max-width: none; padding-left: 0; padding-right: 0; }
  .check::after { content: ""; }
  details { break-inside: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
