import { type ExposedWay, type Exposure } from "../../../review/exposure/exposure";
import { visible } from "../visible";
import { sortedWays } from "../ways";

/** The columns of the picture, from those who come to what they reach. */
export const columns = ["client", "service", "balancer", "target"] as const;

/** One of {@link columns}. */
export type Column = (typeof columns)[number];

/** A box of the picture. */
export interface Node {
  readonly id: string;
  readonly column: Column;
  readonly title: string;
  /** Lines below the title. */
  readonly lines: readonly string[];
  /** Clients of one account stand in one frame; null for what is of none, or not a client. */
  readonly account: string | null;
  readonly internet: boolean;
}

/** The look of a line: a path, no declared path, or the internet. */
export type Tone = "data" | "control" | "observability" | "undeclared" | "internet";

/** A line between two boxes. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
  readonly certain: boolean;
  /** Ports and until when, on the client's own line; empty on the others. */
  readonly label: string;
}

/** What is drawn. */
export interface ExposurePicture {
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
  /** Ways that stand in the table alone: the picture would be too large. */
  readonly left: number;
}

/** Boxes of clients: more would be a wall. */
const mostClients = 40;

/** Boxes of any other column. */
const mostBoxes = 60;

/** Clients of one account that have boxes of their own. */
const clientsShown = 12;

/** Ways as boxes and lines. Ways of the same client to the same end over the same path are one line. */
export function pictureOf(exposure: readonly Exposure[]): ExposurePicture {
  const ways = sortedWays(exposure).map(({ way }) => way);
  const clients = clientsOf(ways);
  const nodes = new Map<string, Draft>();
  const links = new Map<string, LinkDraft>();
  const filled = new Map<Column, number>();
  let left = 0;
  for (const way of ways) {
    const client = clients.get(clientKey(way));
    if (client === undefined) {
      left += 1;
      continue;
    }
    const stops = [client, ...throughOf(way), targetOf(way)];
    if (!fits(stops, nodes, filled)) {
      left += 1;
      continue;
    }
    for (const stop of stops) join(nodes, stop, filled);
    for (const [index, to] of stops.slice(1).entries()) {
      const from = stops[index];
      if (from !== undefined) connect(links, from, to, way, index === 0);
    }
  }
  return {
    nodes: [...nodes.values()].map(({ lines, ...node }) => ({ ...node, lines: shortened([...lines]) })),
    links: [...links.values()].map(linkOf),
    left,
  };
}

type Draft = Omit<Node, "lines"> & { readonly lines: Set<string> };

interface LinkDraft {
  readonly from: string;
  readonly to: string;
  readonly tone: Tone;
  readonly certain: boolean;
  readonly ports: Set<string>;
  readonly untils: Set<string>;
  readonly first: boolean;
}

function clientKey({ client }: ExposedWay): string {
  return JSON.stringify([client.account, client.internet, client.name]);
}

/** The box of each client: its own, or its account's where the account has many; none where the picture is full. */
function clientsOf(ways: readonly ExposedWay[]): ReadonlyMap<string, Draft> {
  const byAccount = new Map<string, Map<string, ExposedWay>>();
  for (const way of ways) {
    const account = JSON.stringify([way.client.account, way.client.internet]);
    const own = byAccount.get(account) ?? new Map<string, ExposedWay>();
    own.set(clientKey(way), way);
    byAccount.set(account, own);
  }
  const boxes = new Map<string, Draft>();
  let room = mostClients;
  for (const [account, own] of byAccount) {
    const merged = own.size > clientsShown;
    const needed = merged ? 1 : own.size;
    if (needed > room) continue;
    room -= needed;
    const together = merged ? clientsTogether(account, [...own.values()]) : null;
    for (const [key, way] of own) boxes.set(key, together ?? clientBox(key, way));
  }
  return boxes;
}

function clientBox(key: string, { client }: ExposedWay): Draft {
  const { name, account, consumer, internet } = client;
  return {
    id: `client ${key}`,
    column: "client",
    title: consumer === null ? endOf(name) : visible(consumer, 120),
    lines: new Set(consumer === null ? typeOf(name) : [visible(name, 120)]),
    account: account === null ? null : visible(account, 40),
    internet,
  };
}

function clientsTogether(key: string, ways: readonly ExposedWay[]): Draft {
  const [first] = ways;
  const account = first?.client.account ?? null;
  return {
    id: `clients ${key}`,
    column: "client",
    title: `${ways.length.toLocaleString("en-GB")} clients`,
    lines: new Set(ways.map(({ client }) => visible(client.consumer ?? client.name, 120))),
    account: account === null ? null : visible(account, 40),
    internet: first?.client.internet ?? false,
  };
}

/** Endpoint services first, then the first load balancer; its listeners are lines in its box. */
function throughOf({ through }: ExposedWay): readonly Draft[] {
  const services = through.filter((address) => address.includes("endpoint_service"));
  const [balancer, ...within] = through.filter((address) => !address.includes("endpoint_service"));
  return [
    ...services.slice(0, 1).map((address) => plainBox("service", address, services.slice(1))),
    ...(balancer === undefined ? [] : [plainBox("balancer", balancer, within)]),
  ];
}

function targetOf({ to }: ExposedWay): Draft {
  return plainBox("target", to, []);
}

function plainBox(column: Column, address: string, within: readonly string[]): Draft {
  return {
    id: `${column} ${address}`,
    column,
    title: endOf(address),
    lines: new Set([...(column === "target" ? typeOf(address) : []), ...within.map(endOf)]),
    account: null,
    internet: false,
  };
}

/** So much of an address has room in a box. */
const addressShown = 31;

/** An address by its end, which tells one from another: `….aws_lb.brokers["a"]`. Of a digest that CDKTF puts behind a name nobody reads anything. */
function endOf(address: string): string {
  const whole = visible(address, 400).replace(/_[0-9A-F]{8}(?=$|\[)/, "");
  return whole.length <= addressShown ? whole : `…${whole.slice(1 - addressShown)}`;
}

/** What kind of thing an address is of, as a line of its own: its end may be all that is shown of it. None of a network. */
function typeOf(address: string): readonly string[] {
  const type = /(?:^|\.)([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\.[^.]+$/.exec(address)?.[1];
  return type === undefined ? [] : [type];
}

/** Whether every stop of a way has a box, or there is room for one. */
function fits(
  stops: readonly Draft[],
  nodes: ReadonlyMap<string, Draft>,
  filled: ReadonlyMap<Column, number>,
): boolean {
  return stops.every(({ id, column }) => nodes.has(id) || (filled.get(column) ?? 0) < mostBoxes);
}

function join(nodes: Map<string, Draft>, node: Draft, filled: Map<Column, number>): void {
  const there = nodes.get(node.id);
  if (there === undefined) {
    nodes.set(node.id, node);
    filled.set(node.column, (filled.get(node.column) ?? 0) + 1);
  } else for (const line of node.lines) there.lines.add(line);
}

function connect(links: Map<string, LinkDraft>, from: Draft, to: Draft, way: ExposedWay, first: boolean): void {
  const tone = way.client.internet ? "internet" : (way.path ?? "undeclared");
  const key = [from.id, to.id, tone, String(way.certain)].join("\u0000");
  const link = links.get(key) ?? {
    from: from.id,
    to: to.id,
    tone,
    certain: way.certain,
    ports: new Set<string>(),
    untils: new Set<string>(),
    first,
  };
  link.ports.add(visible(way.ports, 60));
  link.untils.add(way.until === null ? "" : visible(way.until, 20));
  links.set(key, link);
}

/** A way without an end is the longest: then no day is told. */
function linkOf({ ports, untils, first, from, to, tone, certain }: LinkDraft): Link {
  const latest = untils.has("") ? "" : ([...untils].sort().at(-1) ?? "");
  const [port = "", ...others] = ports;
  const more = others.length === 0 ? "" : ` +${String(others.length)}`;
  const label = first ? `${port}${more}${latest === "" ? "" : ` until ${latest}`}` : "";
  return { from, to, tone, certain, label };
}

const linesShown = 2;

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= linesShown) return lines;
  return [...lines.slice(0, linesShown - 1), `and ${(lines.length - linesShown + 1).toLocaleString("en-GB")} more`];
}
