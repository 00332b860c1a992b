import { html, type Html } from "../../page/html";
import { type Arrow, type Place } from "../picture";
import { type Box, round, text } from "./canvas";

/** Where every place of the picture lies; what is not drawn has no box. */
export type Boxes = Partial<Readonly<Record<Place, Box>>>;

/** The sides of the picture, and the sections in between from top to bottom. */
export interface Layout {
  readonly boxes: Boxes;
  readonly left: readonly Place[];
  readonly sections: readonly Place[];
  readonly right: readonly Place[];
  /** The network around the sections. */
  readonly network: Box;
  /** Where lanes from one side to the other begin, above the network. */
  readonly laneTop: number;
}

/** Room for ports beside a section. */
const labelRoom = 128;

/** Room for one lane above the network. */
export const laneHeight = 26;

/** Arrows that go past the network from one side to the other: ways back to the source. */
export function lanesOf(arrows: readonly Arrow[], { left, right }: Pick<Layout, "left" | "right">): readonly Arrow[] {
  return arrows.filter(
    ({ from, to }) => (left.includes(from) && right.includes(to)) || (right.includes(from) && left.includes(to)),
  );
}

/** All arrows, each with its ports; dashed where it must stay until a day. */
export function drawArrows(arrows: readonly Arrow[], layout: Layout): Html {
  const { boxes, left, right, sections } = layout;
  const drawn = arrows.filter(({ from, to }) => boxes[from] !== undefined && boxes[to] !== undefined);
  const touches = (side: readonly Place[]): readonly Arrow[] =>
    drawn.filter(
      ({ from, to }) =>
        (side.includes(from) && sections.includes(to)) || (side.includes(to) && sections.includes(from)),
    );
  const within = drawn.filter(({ from, to }) => sections.includes(from) && sections.includes(to));
  return html`${drawSide(touches(left), left, layout, "left")} ${drawSide(touches(right), right, layout, "right")}
  ${drawWithin(within, layout)} ${lanesOf(drawn, layout).map((arrow, index) => drawLane(arrow, index, layout))}`;
}

function drawSide(arrows: readonly Arrow[], side: readonly Place[], { boxes }: Layout, where: "left" | "right"): Html {
  return html`${arrows.map((arrow) => {
    const outwards = side.includes(arrow.to);
    const [outer, section] = outwards ? [arrow.to, arrow.from] : [arrow.from, arrow.to];
    const [card, area] = [boxes[outer], boxes[section]];
    if (card === undefined || area === undefined) return html``;
    const start = {
      x: where === "left" ? card.x + card.width : card.x,
      y: shareOf(card, ordered(arrows, outer, boxes), arrow),
    };
    const end = {
      x: where === "left" ? area.x : area.x + area.width,
      y: shareOf(area, ordered(arrows, section, boxes), arrow),
    };
    // Flat where the ports are written, so that no curve runs through them.
    const flat = { x: end.x + (where === "left" ? -labelRoom : labelRoom), y: end.y };
    const middle = (start.x + flat.x) / 2;
    const curve = `M${xy(start)} C${xy({ x: middle, y: start.y })} ${xy({ x: middle, y: end.y })} ${xy(flat)} L${xy(end)}`;
    const tip = outwards ? start : end;
    const labelX = where === "left" ? end.x - 26 : end.x + 26;
    return html`${line(curve, arrow)} ${tipAt(tip.x, tip.y, (where === "left") === outwards ? "left" : "right", arrow)}
    ${text(labelX, end.y - 5, portsOf(arrow), { as: "label", anchor: where === "left" ? "end" : "start", tone: `path-${arrow.path}` })}`;
  })}`;
}

/** The arrows at one place, from top to bottom as their other ends lie, so that few cross. */
function ordered(arrows: readonly Arrow[], place: Place, boxes: Boxes): readonly Arrow[] {
  const other = ({ from, to }: Arrow): number => {
    const box = boxes[from === place ? to : from];
    return box === undefined ? 0 : box.y + box.height / 2;
  };
  return arrows.filter(({ from, to }) => from === place || to === place).sort((one, two) => other(one) - other(two));
}

/** The height at which one of several arrows meets a box. */
function shareOf({ y, height }: Box, all: readonly Arrow[], arrow: Arrow): number {
  return y + (height * (all.indexOf(arrow) + 1)) / (all.length + 1);
}

function drawWithin(arrows: readonly Arrow[], layout: Layout): Html {
  const { sections, boxes } = layout;
  const drawnSections = sections.filter((section) => boxes[section] !== undefined);
  const steps = (arrow: Arrow): number => drawnSections.indexOf(arrow.to) - drawnSections.indexOf(arrow.from);
  const far = arrows.filter((arrow) => Math.abs(steps(arrow)) > 1);
  return html`${drawnSections.slice(1).map((lower, index) => {
    const upper = drawnSections[index];
    const near = arrows.filter(({ from, to }) => (from === upper && to === lower) || (from === lower && to === upper));
    const [above, below] = [upper === undefined ? undefined : boxes[upper], boxes[lower]];
    if (above === undefined || below === undefined) return html``;
    return html`${near.map((arrow, place) => {
      const x = above.x + (above.width * (place + 1)) / (near.length + 1) - 30;
      const [top, bottom] = [above.y + above.height, below.y];
      const down = arrow.to === lower;
      return html`${line(`M${xy({ x, y: top })} L${xy({ x, y: bottom })}`, arrow)}
      ${tipAt(x, down ? bottom : top, down ? "down" : "up", arrow)}
      ${text(x + 8, (top + bottom) / 2 + 4, portsOf(arrow), { as: "label", tone: `inside path-${arrow.path}` })}`;
    })}`;
  })}
  ${far.map((arrow, index) => drawAround(arrow, index, layout))}`;
}

/** Along the network's inner edge, past the sections between. */
function drawAround(arrow: Arrow, index: number, { boxes }: Layout): Html {
  const [from, to] = [boxes[arrow.from], boxes[arrow.to]];
  if (from === undefined || to === undefined) return html``;
  const edge = from.x + from.width;
  const x = edge + 6 + index * 4;
  const [start, end] = [from.y + from.height * 0.8, to.y + to.height * (0.35 + 0.15 * index)];
  return html`${line(`M${xy({ x: edge, y: start })} L${xy({ x, y: start })} L${xy({ x, y: end })} L${xy({ x: edge, y: end })}`, arrow)}
  ${tipAt(edge, end, "left", arrow)}`;
}

function drawLane(arrow: Arrow, index: number, { boxes, network, laneTop, left }: Layout): Html {
  const forwards = left.includes(arrow.from);
  const [west, east] = forwards ? [boxes[arrow.from], boxes[arrow.to]] : [boxes[arrow.to], boxes[arrow.from]];
  if (west === undefined || east === undefined) return html``;
  const y = laneTop + index * laneHeight + 18;
  const turn = [network.x - 148 + index * 8, network.x + network.width + 148 - index * 8] as const;
  const start = { x: west.x + west.width, y: west.y + 14 + index * 8 };
  const end = { x: east.x, y: east.y + 14 + index * 8 };
  const way = `M${xy(start)} L${xy({ x: turn[0], y: start.y })} L${xy({ x: turn[0], y })} L${xy({ x: turn[1], y })} L${xy({ x: turn[1], y: end.y })} L${xy(end)}`;
  const until = arrow.until === null ? "" : ` · stays until ${arrow.until}`;
  return html`${line(way, arrow)}
  ${forwards ? tipAt(end.x, end.y, "right", arrow) : tipAt(start.x, start.y, "left", arrow)}
  ${text(network.x + network.width / 2, y - 5, `${arrow.path}: straight to the source ${portsOf(arrow)}${until}`, { as: "label", anchor: "middle", tone: `path-${arrow.path}` })}`;
}

const portsShown = 2;

function portsOf({ ports }: Arrow): string {
  const rest = ports.length - portsShown;
  return `:${ports.slice(0, portsShown).join(", ")}${rest > 0 ? ` +${String(rest)}` : ""}`;
}

function line(path: string, { path: kind, until }: Arrow): Html {
  return html`<path d="${path}" class="line path-${kind}${until === null ? "" : " back"}" />`;
}

const tips = {
  right: [-8, -4.5, -8, 4.5],
  left: [8, -4.5, 8, 4.5],
  down: [-4.5, -8, 4.5, -8],
  up: [-4.5, 8, 4.5, 8],
} as const;

function tipAt(x: number, y: number, towards: keyof typeof tips, { path }: Arrow): Html {
  const [ax, ay, bx, by] = tips[towards];
  return html`<path
    d="M${xy({ x, y })} L${xy({ x: x + ax, y: y + ay })} L${xy({ x: x + bx, y: y + by })} Z"
    class="tip path-${path}"
  />`;
}

function xy({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${String(round(x))} ${String(round(y))}`;
}
