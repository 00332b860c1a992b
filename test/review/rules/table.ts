import { areaWords } from "../../../src/report/review/words";
import { ownRules } from "../../../src/review/about-the-review";
import { areas } from "../../../src/review/rule";
import { rules } from "../../../src/review/rules/catalogue";

const titles: typeof areaWords = {
  ...areaWords,
  "private-link": "PrivateLink and load balancers",
  provider: "Traps of the Kafka provider",
};

/** Every rule by area, as `src/review/rules/README.md` has it. */
export function ruleTable(): string {
  const every = [
    ...rules.map((rule) => ({ ...rule, needed: rule.needs ?? [] })),
    ...ownRules.map((rule) => ({ ...rule, needed: [] })),
  ];
  const chapters = areas.flatMap((area) => {
    const lines = every
      .filter((rule) => rule.area === area)
      .map(({ name, severity, what, needed }) => {
        const beside = needed.length === 0 ? "" : ` Needs: ${needed.join(", ")}.`;
        return `| \`${name}\` | ${severity} | ${what.replaceAll("|", "\\|").replaceAll("\n", " ")}${beside} |`;
      });
    return ["", `## ${titles[area]}`, "", "| rule | severity | looks for |", "| --- | --- | --- |", ...lines];
  });
  return [
    "<!-- Generated: npm run rules. -->",
    "",
    `# The ${String(every.length)} rules of the review`,
    "",
    "Each is one file here, with what, why, remedy, severity, references, and a configuration that breaks it and one that keeps it:",
    "`kafka-byoc review --explain RULE` prints them. What a rule cannot tell from a plan is a finding too, never a pass.",
    ...chapters,
    "",
  ].join("\n");
}
