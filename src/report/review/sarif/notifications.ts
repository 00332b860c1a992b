import { type Review } from "../../../review/review";
import { aboutChangeText } from "../not-judged";
import { messageText } from "./message";

/** What the run did not look at, as SARIF keeps it: rules not judged or off, and what could not be resolved. */
export function notificationsOf(review: Review, indexOf: ReadonlyMap<string, number>): object {
  const { notJudged, off, exposure } = review;
  const ruleOf = (id: string): object => {
    const index = indexOf.get(id);
    return { id, ...(index === undefined ? {} : { index }) };
  };
  const change = aboutChangeText(review);
  const configuration = [
    ...notJudged.map(({ rule, give }) => ({
      level: "warning",
      message: { text: messageText(`${rule} was not judged: it needs ${give}.`) },
      associatedRule: ruleOf(rule),
    })),
    // One for all of them: a viewer shows each notification as a line of its own.
    ...(change === null ? [] : [{ level: "note", message: { text: `${change}.` } }]),
    ...off.map(({ rule, reason }) => ({
      level: "note",
      message: { text: messageText(`${rule} is turned off: ${reason}`) },
      associatedRule: ruleOf(rule),
    })),
  ];
  const execution = exposure.flatMap(({ unresolved }) =>
    unresolved.map((text) => ({ level: "warning", message: { text: messageText(text) } })),
  );
  const overrides = [...new Set(off.map(({ rule }) => rule))].map((rule) => ({
    configuration: { enabled: false },
    descriptor: ruleOf(rule),
  }));
  return {
    toolConfigurationNotifications: configuration,
    toolExecutionNotifications: execution,
    ruleConfigurationOverrides: overrides,
  };
}
