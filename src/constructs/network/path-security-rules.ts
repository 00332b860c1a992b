import { Token } from "cdktf";
import { cidrOf, cidrProblem, internetProblems, subnetOf } from "../../network/cidr";
import { edgeName, type Edge, type Ports } from "../../network/edge";
import { limitProblem } from "../../network/limits/table";
import { type Path } from "../../network/path";
import { dayProblem } from "../../network/project-window";
import { type GroupedRole, groupedRoles, type NetworkRole, networkRoles, type Role } from "../../network/role";
import { repeated } from "../must-hold";
import { looksLikeToken } from "../terraform-text";

/** A network that a role comes from or lies in. The name says whose it is, in descriptions: `orders team`. */
export type NetworkSource =
  | {
      /** Plain text: what is allowed is read by people. */
      readonly cidr: string;
      readonly name?: string;
    }
  | {
      /** May be a token, then with a name. */
      readonly prefixListId: string;
      /** What it counts as among the rules of a group: its `max_entries`, or AWS's weight of its own lists (1 for S3). */
      readonly maxEntries: number;
      readonly name?: string;
    };

/** The networks of each network role that takes part. */
export type RoleNetworks = Partial<Readonly<Record<NetworkRole, readonly NetworkSource[]>>>;

/** Who stands on the other side of a rule. */
export type Peer =
  { readonly kind: "group"; readonly role: GroupedRole } | ({ readonly kind: "network" } & NetworkSource);

/** One rule of one security group. */
export interface PathRule {
  readonly group: GroupedRole;
  readonly side: "ingress" | "egress";
  readonly peer: Peer;
  readonly ports: Ports;
  readonly path: Path;
  readonly description: string;
  readonly keepUntil?: string;
  /** Stable and unique among all rules; holds no token. */
  readonly name: string;
}

/** The most characters of a rule's description (Amazon EC2 API, `SecurityGroupRuleRequest`). */
const longestDescription = 255;

/** What EC2 takes in descriptions. */
const descriptionLetters = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/;

/** Both sides of every edge: who has a group lets the other in or goes out to it. The same rule of several edges is one rule. */
export function pathRules(edges: readonly Edge[], networks: RoleNetworks): readonly PathRule[] {
  const rules = new Map<string, PathRule>();
  for (const rule of edges.flatMap((edge) => rulesOf(edge, networks))) {
    const known = rules.get(keyOf(rule));
    if (known === undefined) rules.set(keyOf(rule), rule);
    else rules.set(keyOf(rule), merged(known, rule));
  }
  return [...rules.values()];
}

function rulesOf(edge: Edge, networks: RoleNetworks): readonly PathRule[] {
  const side = (side: PathRule["side"], own: Role, other: Role): readonly PathRule[] =>
    isGrouped(own)
      ? peersOf(other, networks).map((peer) => ({
          group: own,
          side,
          peer,
          ports: edge.ports,
          path: edge.path,
          description: descriptionOf(edge, peer),
          ...(edge.keepUntil === undefined ? {} : { keepUntil: edge.keepUntil }),
          name: [side, edgeName(edge), peer.kind === "group" ? "" : sourceName(peer)].join(" ").trim(),
        }))
      : [];
  return [...side("ingress", edge.to, edge.from), ...side("egress", edge.from, edge.to)];
}

function peersOf(role: Role, networks: RoleNetworks): readonly Peer[] {
  return isGrouped(role)
    ? [{ kind: "group", role }]
    : (networks[role] ?? []).map((source) => ({ kind: "network", ...source }));
}

function descriptionOf({ path, from, to, why, keepUntil }: Edge, peer: Peer): string {
  const whose = peer.kind === "network" && peer.name !== undefined ? ` (${peer.name})` : "";
  const until = keepUntil === undefined ? "" : `, stays until ${keepUntil}`;
  return `${path}: ${from} to ${to}${whose}, ${why}${until}`;
}

/** What EC2 tells rules apart by: a second one with the same would be refused at the apply. */
function keyOf({ group, side, peer, ports }: PathRule): string {
  const other = peer.kind === "group" ? peer.role : "cidr" in peer ? peer.cidr : peer.prefixListId;
  return JSON.stringify([group, side, other, ports.protocol, ports.from, ports.to]);
}

/** One rule for two edges: it says both and stays for the longer of both. */
function merged(one: PathRule, other: PathRule): PathRule {
  const keepUntil = [one.keepUntil, other.keepUntil]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return {
    ...one,
    description: [...new Set([one.description, other.description])].join("; ").slice(0, longestDescription),
    ...(keepUntil === undefined ? {} : { keepUntil }),
  };
}

/** What is wrong with edges and networks before there are groups: sentences. */
export function pathRuleProblems(edges: readonly Edge[], networks: RoleNetworks): readonly string[] {
  const problems = [
    ...repeated(edges.map(edgeName)).map((name) => `edges: ${name} is declared twice: declare it once.`),
    ...edges.flatMap(edgeProblems),
    ...networkRoles.flatMap((role) => networkProblems(role, edges, networks[role])),
  ];
  return problems.length > 0
    ? problems
    : [...pathProblems(edges, networks), ...countProblems(pathRules(edges, networks))];
}

function edgeProblems(edge: Edge): readonly string[] {
  const { from, to, ports, why, keepUntil } = edge;
  const name = `edges: ${edgeName(edge)}`;
  const day = keepUntil === undefined ? undefined : dayProblem(`${name}, keepUntil`, keepUntil);
  return [
    ...(isGrouped(from) || isGrouped(to)
      ? []
      : [`${name} joins two networks, and neither has a security group of ours: leave it out.`]),
    ...(ports.from >= 1 && ports.from <= ports.to && ports.to <= 65535
      ? []
      : [`${name} is no range of ports: write the lower first, from 1 to 65535.`]),
    ...(why.trim() !== "" && descriptionLetters.test(why) && why.length <= 150
      ? []
      : [
          `${name}, why: "${why}"; it becomes the rule's description: write up to 150 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*.`,
        ]),
    ...(day === undefined ? [] : [day]),
  ];
}

function networkProblems(
  role: NetworkRole,
  edges: readonly Edge[],
  sources: readonly NetworkSource[] | undefined,
): readonly string[] {
  const takesPart = edges.some(({ from, to }) => from === role || to === role);
  if (sources === undefined || sources.length === 0)
    return takesPart
      ? [
          `networks.${role}: ${role} takes part, and no security group of ours tells who that is: name its CIDRs or prefix lists.`,
        ]
      : [];
  const cidrs = sources.flatMap((source) => ("cidr" in source ? [source.cidr] : []));
  const problems = [
    ...cidrs.map(cidrProblem).filter((problem) => problem !== undefined),
    ...internetProblems(cidrs),
    ...repeated(sources.map((source) => ("cidr" in source ? source.cidr : source.prefixListId))).map(
      (twice) => `${twice} is named twice: name it once.`,
    ),
    ...sources.flatMap(sourceProblems),
  ];
  return problems.map((problem) => `networks.${role}: ${problem}`);
}

function sourceProblems(source: NetworkSource): readonly string[] {
  const { name } = source;
  const problems: string[] = [];
  if (name !== undefined && (!descriptionLetters.test(name) || name.length > 60 || looksLikeToken(name)))
    problems.push(`the name "${name}" goes into descriptions: write up to 60 letters, digits, spaces and ._-:/()#,@.`);
  if ("prefixListId" in source) {
    const { prefixListId, maxEntries } = source;
    if (name === undefined && Token.isUnresolved(prefixListId))
      problems.push("a prefix list whose id is known only after the apply needs a name: give it one.");
    if (!Number.isInteger(maxEntries) || maxEntries < 1)
      problems.push(
        `maxEntries ${String(maxEntries)} of a prefix list: write its max_entries, since each counts as a rule.`,
      );
  }
  return problems;
}

/** One rule cannot stand on two paths: whoever closes one would close the other. */
function pathProblems(edges: readonly Edge[], networks: RoleNetworks): readonly string[] {
  const first = new Map<string, { readonly rule: PathRule; readonly edge: Edge }>();
  const problems: string[] = [];
  for (const edge of edges)
    for (const rule of rulesOf(edge, networks)) {
      const known = first.get(keyOf(rule));
      if (known === undefined) first.set(keyOf(rule), { rule, edge });
      else if (known.rule.path !== rule.path)
        problems.push(
          `${edgeName(edge)} and ${edgeName(known.edge)} are the same rule of ${rule.group} for ${peerText(rule.peer)}, and stand on two paths: ${toldApart(rule.peer, edge, known.edge)}`,
        );
    }
  return problems;
}

/** What to do where two edges are one rule. AWS tells rules apart by their networks as they are written: they may overlap. */
function toldApart(peer: Peer, edge: Edge, other: Edge): string {
  const [one, two] = [edge, other].map(({ from, to }) => (isGrouped(from) ? to : from));
  if (peer.kind === "group" || one === undefined || two === undefined || one === two)
    return "give them ports of their own.";
  const halves = "cidr" in peer ? halvesOf(peer.cidr) : [];
  const otherwise =
    halves.length === 0
      ? ""
      : ` They may overlap, and may not be equal: name the part that one of them comes from, or write ${peerText(peer)} for one of them as ${halves.join(" and ")}.`;
  return `give ${one} and ${two} networks of their own.${otherwise}`;
}

/** The two networks that are one together; none of a single address, and none of IPv6. */
function halvesOf(text: string): readonly string[] {
  const cidr = cidrOf(text);
  return cidr?.family === 4 && cidr.prefix < 32 ? [0, 1].map((index) => subnetOf(text, 1, index)) : [];
}

function countProblems(rules: readonly PathRule[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { group, side, peer } of rules) {
    const where = `security group ${group}, ${side === "ingress" ? "inbound" : "outbound"}`;
    const weight = peer.kind === "network" && "maxEntries" in peer ? peer.maxEntries : 1;
    counts.set(where, (counts.get(where) ?? 0) + weight);
  }
  return [...counts]
    .map(([where, count]) => limitProblem("securityGroupRules", count, where))
    .filter((problem) => problem !== undefined);
}

function peerText(peer: Peer): string {
  return peer.kind === "group" ? peer.role : sourceName(peer);
}

/** As ids and messages call a network; a prefix list of unknown id has a name. */
function sourceName(source: NetworkSource): string {
  if ("cidr" in source) return source.cidr;
  return Token.isUnresolved(source.prefixListId) ? (source.name ?? "") : source.prefixListId;
}

/** Whether a role has a security group of its own. */
export function isGrouped(role: Role): role is GroupedRole {
  const names: readonly string[] = groupedRoles;
  return names.includes(role);
}
