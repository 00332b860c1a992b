import { type Box } from "../../network/svg/canvas";
import { type Column, columns, type ExposurePicture, type Link, type Node } from "./model";

/** Where everything of the picture lies. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  /** Around the clients of one account. */
  readonly frames: readonly { readonly account: string; readonly box: Box }[];
  /** The left edge of each column that has boxes. */
  readonly columns: readonly { readonly column: Column; readonly x: number }[];
  /** The height at which a line passes over a column in which it has no stop. */
  readonly lanes: ReadonlyMap<Link, number>;
  readonly width: number;
  readonly height: number;
}

/** The width of a box. */
export const boxWidth = 236;
const margin = 24;
const gap = 14;
const top = 112;
const frameHead = 24;
const framePad = 10;
const laneGap = 12;
const lineGap = 6;
/** Ports and days stand beside the clients; between the others lines only bend. */
const aisles: Readonly<Record<Column, number>> = { client: 290, service: 96, balancer: 96, target: 0 };

/** How high a box is: its title, a line for each line, and room for all lines that leave it or come to it. */
function heightOf({ id, column, lines }: Node, links: ExposurePicture["links"]): number {
  const own = 30 + lines.length * 15;
  const leaving = links.filter(({ from }) => from === id).length + 1;
  // Beside a client, every line has its label.
  if (column === "client") return Math.max(own, leaving * 16);
  const arriving = links.filter(({ to }) => to === id).length + 1;
  return Math.max(own, Math.max(leaving, arriving) * lineGap);
}

/** Lines that pass over a column in which they have no stop: each has a lane above the boxes. */
function lanesOf({ nodes, links }: ExposurePicture): readonly Link[] {
  const there = columns.filter((column) => nodes.some((node) => node.column === column));
  const place = new Map(nodes.map(({ id, column }) => [id, there.indexOf(column)]));
  return links.filter(({ from, to }) => (place.get(to) ?? 0) - (place.get(from) ?? 0) > 1);
}

/** Columns from left to right; within each, boxes near to those that lead to them, so that few lines cross. */
export function layoutOf(picture: ExposurePicture): Layout {
  const { nodes, links } = picture;
  const lanes = lanesOf(picture);
  const below = top + lanes.length * laneGap;
  const boxes = new Map<string, Box>();
  const frames: { account: string; box: Box }[] = [];
  const placed: { column: Column; x: number }[] = [];
  const heightOfOwn = (node: Node): number => heightOf(node, links);
  let x = margin;
  let bottom = top;
  for (const column of columns) {
    const own = nodes.filter((node) => node.column === column);
    if (own.length === 0) continue;
    placed.push({ column, x });
    const ordered = column === "client" ? byAccount(own) : byMiddle(own, links, boxes);
    bottom = Math.max(
      bottom,
      column === "client"
        ? stackClients(ordered, heightOfOwn, x, boxes, frames)
        : stack(ordered, heightOfOwn, { x, y: below }, boxes),
    );
    x += boxWidth + aisles[column];
  }
  const last = placed.at(-1);
  spread(placed, nodes, boxes, { top: below, bottom });
  const laneOf = new Map(lanes.map((link, index) => [link, top + index * laneGap]));
  return {
    boxes,
    frames,
    columns: placed,
    lanes: laneOf,
    width: (last?.x ?? margin) + boxWidth + margin,
    height: bottom + margin,
  };
}

/** The internet first, then networks without an account, then account by account. */
function byAccount(nodes: readonly Node[]): readonly Node[] {
  const accounts = [...new Set(nodes.map(({ account }) => account ?? ""))].sort();
  return [
    ...nodes.filter(({ internet }) => internet),
    ...accounts.flatMap((account) => nodes.filter((node) => !node.internet && (node.account ?? "") === account)),
  ];
}

function byMiddle(
  nodes: readonly Node[],
  links: ExposurePicture["links"],
  boxes: ReadonlyMap<string, Box>,
): readonly Node[] {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { from, to } of links) {
    const box = boxes.get(from);
    if (box === undefined) continue;
    const own = sums.get(to) ?? { sum: 0, count: 0 };
    sums.set(to, { sum: own.sum + box.y + box.height / 2, count: own.count + 1 });
  }
  const middle = ({ id }: Node): number => {
    const own = sums.get(id);
    return own === undefined ? 0 : own.sum / own.count;
  };
  return [...nodes].sort((one, other) => middle(one) - middle(other));
}

function stack(
  nodes: readonly Node[],
  heightOfOwn: (node: Node) => number,
  from: { readonly x: number; readonly y: number },
  boxes: Map<string, Box>,
): number {
  const { x } = from;
  let { y } = from;
  for (const node of nodes) {
    const height = heightOfOwn(node);
    boxes.set(node.id, { x, y, width: boxWidth, height });
    y += height + gap;
  }
  return y - gap;
}

function stackClients(
  nodes: readonly Node[],
  heightOfOwn: (node: Node) => number,
  x: number,
  boxes: Map<string, Box>,
  frames: { account: string; box: Box }[],
): number {
  let y = top;
  let open: { account: string; from: number } | null = null;
  const close = (): void => {
    if (open === null) return;
    frames.push({
      account: open.account,
      box: { x: x - framePad, y: open.from, width: boxWidth + 2 * framePad, height: y - gap + framePad - open.from },
    });
    y += framePad;
    open = null;
  };
  for (const node of nodes) {
    const account: string | null = node.internet ? null : node.account;
    if (accountOf(open) !== account) {
      close();
      if (account !== null) {
        open = { account, from: y };
        y += frameHead;
      }
    }
    const height = heightOfOwn(node);
    boxes.set(node.id, { x, y, width: boxWidth, height });
    y += height + gap;
  }
  close();
  return y - gap;
}

function accountOf(frame: { readonly account: string } | null): string | null {
  return frame?.account ?? null;
}

/** Short columns are spread over the picture's height, but not so far that nobody sees that they are one. */
function spread(
  placed: Layout["columns"],
  nodes: readonly Node[],
  boxes: Map<string, Box>,
  within: { readonly top: number; readonly bottom: number },
): void {
  const mostApart = 140;
  for (const { column } of placed) {
    if (column === "client") continue;
    const own = nodes
      .flatMap((node) => {
        const box = node.column === column ? boxes.get(node.id) : undefined;
        return box === undefined ? [] : [{ id: node.id, box }];
      })
      .sort((one, other) => one.box.y - other.box.y);
    const filled = own.reduce((sum, { box }) => sum + box.height, 0);
    const free = within.bottom - within.top - filled;
    const apart = Math.max(gap, Math.min(mostApart, free / (own.length + 1)));
    let y = within.top + Math.max(0, (free - apart * (own.length - 1)) / 2);
    for (const { id, box } of own) {
      boxes.set(id, { ...box, y });
      y += box.height + apart;
    }
  }
}
