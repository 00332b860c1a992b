import { type AnyReport } from "../check/report";
import { clusterText } from "./words";

/** What a report is of, in the words of each format. */
export interface Heading {
  /** `w01-orders`, `network of orders-target`. */
  readonly subject: string;
  /** The same as a line begins with it: `wave w01-orders`. */
  readonly named: string;
  /** How it was checked, as a page says it above its title. */
  readonly how: string;
  /** What else is said of the run, beside its time: profile, phase, place. */
  readonly facts: readonly string[];
  /** What was looked at; empty where there is no more to say. */
  readonly lookedAt: string;
}

const phases = { "before-apply": "before the apply", "after-apply": "after the apply" } as const;

/** The heading of a report. */
export function headingOf(report: AnyReport): Heading {
  if (report.kind === "CheckReport") {
    const { wave, profile, phase } = report;
    return {
      subject: wave,
      named: `wave ${wave}`,
      how: `Kafka migration wave, checked on the live clusters ${phases[phase]}`,
      facts: [profile, phase],
      lookedAt: `${clusterText("source", report)} → ${clusterText("target", report)}`,
    };
  }
  const { target, vantage } = report;
  const subject = `network of ${target}`;
  const place = vantage === null ? "no vantage named" : `vantage ${vantage}`;
  return {
    subject,
    named: subject,
    how: "Network of a migration target, seen from one place",
    facts: [place],
    lookedAt: "",
  };
}
