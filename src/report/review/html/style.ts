import { severities } from "../../../review/severity";

/** What the page of a review has beyond the common style: severities, a filter without script. */
export const reviewStyle = `
.tone-critical, .tone-high { --tone: var(--fail); --tone-wash: var(--fail-wash); }
.tone-medium { --tone: var(--unknown); --tone-wash: var(--unknown-wash); }
.tone-low { --tone: var(--waived); --tone-wash: var(--wash); }
main, header > div { max-width: 1280px; }
.keep { white-space: nowrap; overflow-wrap: normal; }
header p + h1 + p { max-width: 84ch; margin-bottom: 8px; }
.filter { display: flex; flex-wrap: wrap; gap: 8px 18px; color: var(--soft); font-size: 14px; margin: 12px 0 0; }
.filter label { display: inline-flex; gap: 6px; align-items: center; cursor: pointer; }
.rule .places { margin: 0; padding: 0; list-style: none; }
.rule .places li { border-top: 1px solid var(--line); padding: 9px 0; }
.rule .places li:first-child { border-top: 0; }
.rule .places .where { font-size: 13px; }
.rule > .remedy { background: var(--tone-wash); border-radius: 6px; padding: 8px 12px; margin: 10px 0 2px; }
.rule > summary { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; border-radius: 4px; }
.rule > summary h3 { flex: 1 1 auto; }
.rule[open] > .why { margin: 8px 0 0; color: var(--soft); max-width: 90ch; }
.result { font-weight: 600; color: var(--tone); white-space: nowrap; }
a { color: var(--accent); }
.loses { color: var(--tone); font-weight: 550; }
.told { padding: 10px 18px 12px 50px; }
section > h3 { margin: 22px 0 8px; }
:target { scroll-margin-top: 12px; outline: 2px solid var(--accent); outline-offset: 2px; }
.jump { display: flex; flex-wrap: wrap; gap: 6px 14px; font-size: 13px; margin: 10px 0 0; padding: 0; list-style: none; }
${severities.map((severity) => `main:has(#only-${severity}:not(:checked)) .severity-${severity} { display: none; }`).join("\n")}
main:has(#only-unsure:not(:checked)) .verdict-cannot-tell { display: none; }
@media print { .filter, .jump { display: none; } .rule, .places li { break-inside: avoid; } }
`;
