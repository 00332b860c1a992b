import { grantText } from "../../../kafka/acl-text";
import { type Destroyed } from "../../../review/destruction/destroyed";
import { type ExposedWay } from "../../../review/exposure/exposure";
import { type ComparedGrant, type GrantReport, type PrincipalGrants } from "../../../review/grants/grant-report";
import { type Review } from "../../../review/review";
import { type OneWay, sortedWays } from "../ways";
import { visible } from "../visible";
import { actionWords, counted, grantCountsText } from "../words";
import { folded, indentedText, type Look } from "./lines";

/** Lines of one list that are told; the JSON report has them all. */
const mostTold = 10;

/** Who can reach what: one line for each way, the internet first. */
export function exposureBlock({ exposure }: Review, look: Look): string {
  const { colours } = look;
  const ways = sortedWays(exposure);
  const unresolved = exposure.flatMap((one) => one.unresolved);
  if (ways.length === 0 && unresolved.length === 0) return "";
  const internet = ways.filter(({ way }) => way.client.internet).length;
  const unsure = ways.filter(({ way }) => !way.certain).length;
  const facts = [
    counted(ways.length, "way"),
    ...(internet === 0 ? [] : [colours.red(`${internet.toLocaleString("en-GB")} from the internet`)]),
    ...(unsure === 0 ? [] : [colours.yellow(`${unsure.toLocaleString("en-GB")} may be wider`)]),
  ];
  return [
    `${colours.bold("Exposure")}  ${facts.join(", ")}`,
    ...folded(ways, mostTold, (one) => wayLine(one, look), look, 2),
    ...folded(unresolved, 5, (text) => colours.yellow(`  ? ${indentedText(text, 4, look).slice(4)}`), look, 2),
  ].join("\n");
}

function wayLine({ way }: OneWay, look: Look): string {
  const { colours } = look;
  const mark = way.client.internet ? colours.red("✖") : way.certain ? " " : colours.yellow("?");
  const line = indentedText(wayText(way), 4, look).slice(4);
  return `  ${mark} ${line}`;
}

/** `data: payments (account 111122223333) → aws_lb.brokers → aws_security_group.brokers, tcp 9092, until 2027-03-31`. */
export function wayText({ path, client, through, to, ports, until, certain }: ExposedWay): string {
  const who = client.consumer === null ? client.name : `${client.consumer} (${client.name})`;
  const from = client.account === null ? who : `${who} of account ${client.account}`;
  return [
    `${path ?? "no declared path"}: ${[from, ...through, to].join(" → ")}`,
    ports,
    ...(until === null ? [] : [`until ${until}`]),
    ...(certain ? [] : ["may be wider"]),
  ].join(", ");
}

/** What became of rights: counts, and each line that is not the same at both ends. */
export function grantBlocks({ grants }: Review, look: Look): readonly string[] {
  return grants.map((report) => grantBlock(report, look));
}

function grantBlock(report: GrantReport, look: Look): string {
  const { colours } = look;
  const { comparedWith, principals } = report;
  const against = comparedWith === null ? "compared with nothing" : `against ${visible(comparedWith)}`;
  const lines =
    comparedWith === null
      ? []
      : principals.flatMap(({ principal, serves, grants }) =>
          grants.filter(({ result }) => result !== "same").map((grant) => ({ principal, serves, grant })),
        );
  return [
    `${colours.bold(`Rights of ${visible(report.stack)}`)}  ${against}: ${grantCountsText(report)}`,
    ...folded(lines, mostTold, (line) => grantLine(line, look), look, 2),
  ].join("\n");
}

interface GrantLine extends Pick<PrincipalGrants, "principal" | "serves"> {
  readonly grant: ComparedGrant;
}

function grantLine({ principal, serves, grant }: GrantLine, look: Look): string {
  const { colours } = look;
  const whose = serves === "application" ? principal : `${principal} (${serves})`;
  const opens = grant.result === "wider" || grant.result === "new";
  const paint =
    grant.accepted !== null || serves !== "application" ? colours.dim : opens ? colours.red : colours.yellow;
  return `  ${paint(grant.result.padEnd(8))} ${indentedText(`${whose}: ${grantChangeText(grant)}`, 11, look).slice(11)}`;
}

/** `Allow READ on Topic a → Allow ALL on Topic a*, accepted: security until 2027-01-31, aws_x.y`. */
export function grantChangeText({ source, target, accepted, address }: ComparedGrant): string {
  const sides = [source === null ? "nothing" : grantText(source), target === null ? "nothing" : grantText(target)];
  return [
    sides.join(" → "),
    ...(address === null ? [] : [address]),
    ...(accepted === null ? [] : [`accepted by ${accepted}`]),
  ].join(", ");
}

/** What is destroyed: with what is lost, and what forces it. */
export function destroyedBlock({ destroyed }: Review, look: Look): string {
  if (destroyed.length === 0) return "";
  const losing = destroyed.filter(({ loses }) => loses !== null).length;
  const title = `${look.colours.bold("Destroyed")}  ${counted(destroyed.length, "resource")}, ${losing.toLocaleString("en-GB")} with something in it`;
  // What is lost comes first: the list is folded, and nobody may miss that.
  const ordered = [
    ...destroyed.filter(({ loses }) => loses !== null),
    ...destroyed.filter(({ loses }) => loses === null),
  ];
  return [title, ...folded(ordered, mostTold, (one) => destroyedLine(one, look), look, 2)].join("\n");
}

function destroyedLine(one: Destroyed, look: Look): string {
  const { colours } = look;
  const mark = one.loses === null ? " " : one.released ? colours.cyan("~") : colours.red("✖");
  return `  ${mark} ${indentedText(destroyedText(one), 4, look).slice(4)}`;
}

/** `kafka_topic.a: destroyed, with the topic a and its records; because of partitions; in the freeze christmas`. */
export function destroyedText({ address, action, loses, becauseOf, released, freeze }: Destroyed): string {
  return [
    `${address}: ${actionWords[action]}${loses === null ? "" : `, with ${loses}`}`,
    ...(becauseOf.length === 0 ? [] : [`because of ${becauseOf.join(", ")}`]),
    ...(released ? ["released"] : []),
    ...(freeze === null ? [] : [`within ${freeze}`]),
  ].join("; ");
}
