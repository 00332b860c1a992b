import { dirname, resolve } from "node:path";
import { type z } from "zod";
import { nearest } from "../../documents/nearest";
import { DocumentError, type Problem } from "../../documents/problem";
import { readDocument, type ReadDocument } from "../../documents/read-document";
import { cidrOf } from "../../network/cidr";
import { configurationSchema } from "./document";
import { type Policy } from "./policy";

/** A policy and the files that it names, as whole paths. */
export interface ReadPolicy {
  readonly policy: Policy;
  /** Null where the configuration names none. */
  readonly suppressions: string | null;
  readonly ruleFiles: readonly string[];
  /** What is wrong with names of rules, once all rules are known: those of plug-ins too. */
  readonly problemsWith: (ruleNames: readonly string[]) => readonly Problem[];
}

type Configuration = z.infer<typeof configurationSchema>;

/**
 * Reads `kafka-byoc.yaml`.
 *
 * @throws DocumentError with every problem at once; names of rules are held by `problemsWith`, once plug-ins are loaded
 */
export function readPolicy(file: string): ReadPolicy {
  const document = readDocument(file, configurationSchema);
  const { severities, kafkaPorts, window, suppressions, rules, ...same } = document.content.review;
  const problems = [...cidrProblems(document), ...dayProblems(document)];
  if (problems.length > 0) throw new DocumentError(problems);
  const here = (name: string): string => resolve(dirname(file), name);
  return {
    policy: {
      ...same,
      severities: new Map(
        Object.entries(severities).map(([rule, decided]) => [
          rule,
          typeof decided === "string" ? { severity: decided } : decided,
        ]),
      ),
      kafkaPorts: kafkaPorts.map(portsOf),
      window:
        window === undefined
          ? null
          : {
              lastWaveEnds: window.lastWaveEnds,
              rollbackDays: window.rollbackDays,
              ...(window.marginDays === undefined ? {} : { marginDays: window.marginDays }),
            },
    },
    suppressions: suppressions === undefined ? null : here(suppressions),
    ruleFiles: rules.map(here),
    problemsWith: (ruleNames) => unknownRules(document, ruleNames),
  };
}

function portsOf(port: number | string): { readonly from: number; readonly to: number } {
  const [from = 0, to = from] = String(port).split("-").map(Number);
  return { from, to };
}

function isPrefixList(text: string): boolean {
  return /^pl-[0-9a-f]{8,17}$/.test(text);
}

function cidrProblems(document: ReadDocument<Configuration>): readonly Problem[] {
  return (document.content.review.allowedCidrs ?? []).flatMap((cidr, index) =>
    cidrOf(cidr) === undefined && !isPrefixList(cidr)
      ? [
          document.problemAt(
            ["review", "allowedCidrs", index],
            "is no network",
            "Write the network's address with its length, 10.50.0.0/16, or a prefix list's id, pl-0123456789abcdef0.",
          ),
        ]
      : [],
  );
}

function dayProblems(document: ReadDocument<Configuration>): readonly Problem[] {
  return document.content.review.freezes.flatMap(({ from, to }, index) =>
    from > to
      ? [
          document.problemAt(
            ["review", "freezes", index, "to"],
            `is before ${from}`,
            "Name the last day of the freeze.",
          ),
        ]
      : [],
  );
}

function unknownRules(document: ReadDocument<Configuration>, ruleNames: readonly string[]): readonly Problem[] {
  return Object.keys(document.content.review.severities)
    .filter((rule) => !ruleNames.includes(rule))
    .map((rule) => {
      const near = nearest(rule, ruleNames);
      return document.problemAt(
        ["review", "severities", rule],
        "is the severity of a rule that does not exist",
        near === undefined ? "kafka-byoc review --explain lists all." : `Did you mean ${near}?`,
      );
    });
}
