import { type Finding } from "../../../review/finding";
import { type Review } from "../../../review/review";
import { levelOf } from "./levels";
import { messageText } from "./message";

/** Resources that are listed of those that take part in one finding. */
const mostInvolved = 50;

/** A result for each finding, in the order of the review. */
export function resultsOf(review: Review, indexOf: ReadonlyMap<string, number>): readonly object[] {
  const { findings, stacks, compared } = review;
  const files = new Map(stacks.map(({ stack, file }) => [stack, file]));
  const hasBaseline = compared !== null || findings.some(({ status }) => status.is === "in-baseline");
  return findings.map((finding) => ({
    ruleId: finding.rule,
    ...ruleIndexOf(finding.rule, indexOf),
    kind: "fail",
    level: levelOf(finding),
    message: { text: messageOf(finding) },
    locations: [locationOf(finding, files)],
    ...relatedOf(finding),
    partialFingerprints: {
      "kafkaByocFinding/v1": finding.fingerprint,
      // The one that code scanning goes by: else it would take the line's text, which every synthesis may move.
      primaryLocationLineHash: `${finding.fingerprint}:1`,
    },
    suppressions: suppressionsOf(finding),
    ...(hasBaseline ? { baselineState: stateOf(finding) } : {}),
    properties: {
      severity: finding.severity,
      verdict: finding.verdict,
      area: finding.area,
      stack: finding.stack,
      remedy: finding.remedy,
    },
  }));
}

function ruleIndexOf(rule: string, indexOf: ReadonlyMap<string, number>): object {
  const ruleIndex = indexOf.get(rule);
  return ruleIndex === undefined ? {} : { ruleIndex };
}

function messageOf({ verdict, address, path, seen, remedy, title }: Finding): string {
  const where = [address, path].filter((part) => part !== null).join(" ");
  const what = `${verdict === "cannot-tell" ? "Cannot tell: " : ""}${title}. ${seen}`;
  return messageText(`${where === "" ? "" : `${where}: `}${what} ${remedy}`);
}

function locationOf({ place, stack, address, constructPath }: Finding, files: ReadonlyMap<string, string>): object {
  const file = place?.file ?? files.get(stack);
  const logicalLocations = [
    ...(constructPath === null ? [] : [logicalLocation(constructPath, "module", "/")]),
    ...(address === null ? [] : [logicalLocation(address, "resource")]),
  ];
  return {
    ...(file === undefined
      ? {}
      : {
          physicalLocation: {
            artifactLocation: artifactOf(file),
            region: { startLine: Math.max(1, place?.line ?? 1), startColumn: Math.max(1, place?.column ?? 1) },
          },
        }),
    ...(logicalLocations.length === 0 ? {} : { logicalLocations }),
  };
}

function logicalLocation(fullyQualifiedName: string, kind: "module" | "resource", between?: string): object {
  const last = between === undefined ? undefined : fullyQualifiedName.split(between).at(-1);
  return { fullyQualifiedName, ...(last === undefined ? {} : { name: last }), kind };
}

/** A file as code scanning finds it: relative to the repository, or as a whole where it was named so. */
function artifactOf(file: string): object {
  const path = file.replaceAll("\\", "/").replace(/^(\.\/)+/, "");
  const uri = path.split("/").map(segment).join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${uri.replace("%3A", ":")}` };
  return { uri, uriBaseId: "%SRCROOT%" };
}

function segment(name: string): string {
  const whole = name.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  return encodeURIComponent(whole);
}

function relatedOf({ involves }: Finding): object {
  if (involves.length === 0) return {};
  return {
    relatedLocations: involves.slice(0, mostInvolved).map((address, index) => ({
      id: index + 1,
      logicalLocations: [logicalLocation(address, "resource")],
      message: { text: messageText(address) },
    })),
  };
}

function suppressionsOf({ status }: Finding): readonly object[] {
  if (status.is !== "suppressed") return [];
  const { reason, owner, expires } = status.by;
  return [
    {
      kind: "external",
      status: "accepted",
      justification: messageText(`${reason} Accepted by ${owner} until ${expires}.`),
    },
  ];
}

/** Somebody who suppressed a finding knew it: it is not new. */
function stateOf({ status }: Finding): "new" | "unchanged" {
  return status.is === "open" ? "new" : "unchanged";
}
