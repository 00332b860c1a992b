import { type Box } from "../../network/svg/canvas";
import { type Column, columns, type ExposurePicture, type Node } from "./model";

/** Where everything of the picture lies. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  /** Around the clients of one account. */
  readonly frames: readonly { readonly account: string; readonly box: Box }[];
  /** The left edge of each column that has boxes. */
  readonly columns: readonly { readonly column: Column; readonly x: number }[];
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
/** Ports and days stand beside the clients; between the others lines only bend. */
const aisles: Readonly<Record<Column, number>> = { client: 250, service: 96, balancer: 96, target: 0 };

/** How high a box is: its title, a line for each line, and room for the labels of all lines that leave a client. */
function heightOf({ id, column, lines }: Node, links: ExposurePicture["links"]): number {
  const own = 30 + lines.length * 15;
  if (column !== "client") return own;
  return Math.max(own, (links.filter(({ from }) => from === id).length + 1) * 16);
}

/** Columns from left to right; within each, boxes near to those that lead to them, so that few lines cross. */
export function layoutOf({ nodes, links }: ExposurePicture): Layout {
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
        : stack(ordered, heightOfOwn, x, boxes),
    );
    x += boxWidth + aisles[column];
  }
  const last = placed.at(-1);
  centre(placed, nodes, boxes, bottom);
  return { boxes, frames, columns: placed, width: (last?.x ?? margin) + boxWidth + margin, height: bottom + margin };
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
  x: number,
  boxes: Map<string, Box>,
): number {
  let y = top;
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

/** Short columns stand in the middle of the picture's height. */
function centre(placed: Layout["columns"], nodes: readonly Node[], boxes: Map<string, Box>, bottom: number): void {
  for (const { column } of placed) {
    if (column === "client") continue;
    const own = nodes.filter((node) => node.column === column);
    const end = Math.max(...own.map(({ id }) => (boxes.get(id)?.y ?? top) + (boxes.get(id)?.height ?? 0)));
    const shift = (bottom - end) / 2;
    for (const { id } of own) {
      const box = boxes.get(id);
      if (box !== undefined) boxes.set(id, { ...box, y: box.y + shift });
    }
  }
}
