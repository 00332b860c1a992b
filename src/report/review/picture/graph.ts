import { paths } from "../../../network/path";
import { type Exposure } from "../../../review/exposure/exposure";
import { pathWords } from "../../network/path-words";
import { type Box, rectangle, round, text } from "../../network/svg/canvas";
import { html, type Html, nothing } from "../../page/html";
import { counted } from "../words";
import { type Layout, layoutOf } from "./layout";
import { type Column, type ExposurePicture, type Link, type Node, pictureOf } from "./model";
import { exposureStyle } from "./style";

const columnWords: Readonly<Record<Column, string>> = {
  client: "Who comes",
  service: "Endpoint service",
  balancer: "Load balancer",
  target: "What is reached",
};

/**
 * Who can reach what as one picture: clients in frames of their accounts, endpoint services, load balancers, brokers; a colour
 * for each path, the internet in red, dashes where a way may be wider. Scalable, without script, all text escaped. Nothing
 * where there is no way.
 */
export function exposureGraph(exposure: readonly Exposure[]): Html {
  const picture = pictureOf(exposure);
  if (picture.nodes.length === 0) return nothing;
  const layout = layoutOf(picture);
  const { width } = layout;
  const height = layout.height + (picture.left > 0 ? 24 : 0);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="network-graph exposure-graph"
    viewBox="0 0 ${round(width)} ${round(height)}"
    width="${round(width)}"
    height="${round(height)}"
    role="img"
    aria-label="Who can reach what, over which path"
  >
    <style>
      ${{ html: exposureStyle }}
    </style>
    ${rectangle({ x: 0, y: 0, width, height }, "paper", 0)} ${drawLegend()}
    ${layout.columns.map(({ column, x }) => text(x, 92, columnWords[column], { as: "heading" }))}
    ${layout.frames.map(({ account, box }) => drawFrame(account, box))} ${drawLinks(picture, layout)}
    ${picture.nodes.map((node) => drawNode(node, layout))}
    ${picture.left > 0 ? text(24, height - 20, `and ${counted(picture.left, "more way")}, in the table`, { as: "soft" }) : nothing}
  </svg>`;
}

function drawLegend(): Html {
  const entries = [
    ...paths.map((path) => ({ tone: path, dashed: false, words: pathWords[path].title })),
    { tone: "undeclared", dashed: false, words: "No declared path" },
    { tone: "internet", dashed: false, words: "The internet" },
    { tone: "undeclared", dashed: true, words: "May be wider" },
  ];
  let x = 24;
  return html`${entries.map(({ tone, dashed, words }) => {
    const at = x;
    x += 46 + words.length * 7.4;
    return html`<path
        d="M${round(at)} 36 L${round(at + 26)} 36"
        class="line path-${tone}${dashed ? " unsure" : ""}"
      />${text(at + 34, 40, words)}`;
  })}`;
}

function drawFrame(account: string, box: Box): Html {
  return html`${rectangle(box, "frame")}${text(box.x + 10, box.y + 16, `account ${account}`, { as: "soft", width: box.width - 20 })}`;
}

function drawNode(node: Node, { boxes }: Layout): Html {
  const box = boxes.get(node.id);
  if (box === undefined) return nothing;
  const width = box.width - 20;
  const look = node.internet ? "stranger" : node.column === "target" ? "broker" : "card";
  return html`${rectangle(box, look)}${text(box.x + 10, box.y + 19, node.title, { as: "code", width, tone: node.internet ? "path-internet" : "" })}
  ${node.lines.map((line, index) => text(box.x + 10, box.y + 35 + index * 15, line, { as: "soft", width }))}`;
}

function drawLinks({ links }: ExposurePicture, { boxes, lanes }: Layout): Html {
  const leaving = grouped(links, ({ from }) => from);
  const arriving = grouped(links, ({ to }) => to);
  const middle = (id: string): number => {
    const box = boxes.get(id);
    return box === undefined ? 0 : box.y + box.height / 2;
  };
  for (const list of leaving.values()) list.sort((one, other) => middle(one.to) - middle(other.to));
  for (const list of arriving.values()) list.sort((one, other) => middle(one.from) - middle(other.from));
  const starts = sharesOf(leaving);
  const ends = sharesOf(arriving);
  return html`${links.map((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    if (from === undefined || to === undefined) return nothing;
    return drawLink(
      link,
      { x: from.x + from.width, y: from.y + from.height * (starts.get(link) ?? 0.5) },
      { x: to.x, y: to.y + to.height * (ends.get(link) ?? 0.5) },
      lanes.get(link) ?? null,
    );
  })}`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Room for ports and a day beside a client. */
const labelRoom = 218;

/** Room for a line to bend on either side of the columns that it passes over. */
const bendRoom = 72;

function drawLink({ tone, certain, label }: Link, start: Point, end: Point, lane: number | null): Html {
  // Flat where the ports are written, so that no curve runs through them.
  const bend = { x: label === "" ? start.x : start.x + labelRoom, y: start.y };
  const tip = { x: end.x - 6, y: end.y };
  const over =
    lane === null
      ? []
      : [
          { x: bend.x + bendRoom, y: lane },
          { x: end.x - bendRoom - 20, y: lane },
        ];
  const [up, down] = over;
  const curve =
    up === undefined || down === undefined
      ? `M${xy(start)} L${xy(bend)} ${curveTo(bend, tip)}`
      : `M${xy(start)} L${xy(bend)} ${curveTo(bend, up)} L${xy(down)} ${curveTo(down, tip)}`;
  return html`<path d="${curve}" class="line path-${tone}${certain ? "" : " unsure"}" />
    <path
      d="M${xy(end)} L${xy({ x: end.x - 8, y: end.y - 4.5 })} L${xy({ x: end.x - 8, y: end.y + 4.5 })} Z"
      class="tip path-${tone}"
    />
    ${label === "" ? nothing : text(start.x + 14, start.y - 4, label, { as: "label", width: labelRoom - 8, tone: `path-${tone}` })}`;
}

function curveTo(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `C${xy({ x: middle, y: from.y })} ${xy({ x: middle, y: to.y })} ${xy(to)}`;
}

function xy({ x, y }: Point): string {
  return `${String(round(x))} ${String(round(y))}`;
}

function grouped(links: readonly Link[], keyOf: (link: Link) => string): Map<string, Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const own = groups.get(keyOf(link));
    if (own === undefined) groups.set(keyOf(link), [link]);
    else own.push(link);
  }
  return groups;
}

/** Where each of several lines meets its box, as a part of the box's height. */
function sharesOf(groups: ReadonlyMap<string, readonly Link[]>): ReadonlyMap<Link, number> {
  const shares = new Map<Link, number>();
  for (const list of groups.values())
    for (const [index, link] of list.entries()) shares.set(link, (index + 1) / (list.length + 1));
  return shares;
}
