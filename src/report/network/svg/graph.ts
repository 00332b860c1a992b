import { type NetworkDocument } from "../../../network/document";
import { paths } from "../../../network/path";
import { html, type Html } from "../../page/html";
import { pathWords } from "../path-words";
import { pictureOf, type Picture, type Place } from "../picture";
import { drawArrows, laneHeight, lanesOf } from "./arrows";
import { type Box, drawable, rectangle, round, text } from "./canvas";
import { type Card, cardHeight, cardsOf, drawCards } from "./outside";
import { drawWays, drawZonesOfNames } from "./panels";
import { graphStyle } from "./style";
import { drawNetwork, networkWidth } from "./vpc";

const margin = 24;
const cardWidth = 210;
/** Room beside the network for arrows and their ports. */
const aisle = 176;
const left: readonly Place[] = ["clients", "operators", "on-premises"];
const right: readonly Place[] = ["object-store", "source"];
const sections: readonly Place[] = ["load-balancers", "brokers", "workloads", "service-endpoints"];

/**
 * A network as one picture: who is outside, the target's network with its zones as columns, the paths in three colours, every
 * way that is open, the names. Scalable, without script, all text escaped; it stands alone as a file and inside a page.
 */
export function networkGraph(document: NetworkDocument): Html {
  const picture = pictureOf(document);
  const lanes = lanesOf(picture.arrows, { left, right }).length;
  const laneTop = 88;
  const networkX = margin + cardWidth + aisle;
  const network = drawNetwork(picture, networkX, laneTop + lanes * laneHeight + 16);
  const width = networkX + networkWidth(picture) + aisle + cardWidth + margin;
  const west = drawColumn(picture, left, margin, network);
  const east = drawColumn(picture, right, width - margin - cardWidth, network);
  const layout = {
    boxes: { ...network.sections, ...west.boxes, ...east.boxes },
    left,
    right,
    sections,
    network: network.box,
    laneTop,
  };
  let bottom = Math.max(network.box.y + network.box.height, west.bottom, east.bottom) + 32;
  const ways = drawWays(picture, { x: margin, y: bottom, width: width - 2 * margin });
  bottom += ways.height + 16;
  const names = drawZonesOfNames(picture, { x: margin, y: bottom, width: width - 2 * margin });
  const height = bottom + names.height + (names.height > 0 ? margin : 8);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    class="network-graph"
    viewBox="0 0 ${round(width)} ${round(height)}"
    width="${round(width)}"
    height="${round(height)}"
    role="img"
    aria-label="The network of ${drawable(document.target)}"
  >
    <style>
      ${{ html: graphStyle }}
    </style>
    ${rectangle({ x: 0, y: 0, width, height }, "paper", 0)} ${drawTitle(picture, width)} ${network.drawing}
    ${west.drawing} ${east.drawing} ${drawArrows(picture.arrows, layout)} ${ways.drawing} ${names.drawing}
  </svg>`;
}

function drawTitle({ document }: Picture, width: number): Html {
  const { brokers, loadBalancers, edges } = document;
  const facts = [
    counted(brokers.length, "broker"),
    ...(loadBalancers.length === 0 ? [] : [counted(loadBalancers.length, "load balancer")]),
    `${counted(edges.length, "way")} open, all others closed`,
  ];
  return html`${text(margin, 44, document.target, { as: "title", width: width / 2 })}
    ${text(margin, 66, facts.join(" · "), { as: "soft" })}
    ${paths.map((path, index) => {
      const x = width - margin - (paths.length - index) * 128;
      return html`<path
          d="M${x} 40 L${x + 26} 40"
          class="line path-${path}"
        />${text(x + 34, 44, pathWords[path].title)}`;
    })}
    <path d="M${width - margin - 384} 62 L${width - margin - 358} 62" class="line back path-data" />
    ${text(width - margin - 350, 66, "stays until a day, for the way back", { as: "soft" })}`;
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? "" : "s"}`;
}

interface Column {
  readonly drawing: Html;
  readonly boxes: Partial<Record<Place, Box>>;
  readonly bottom: number;
}

/** What each place outside is near to, so that its arrows are short. */
const beside: Partial<Readonly<Record<Place, Place>>> = {
  operators: "workloads",
  source: "workloads",
  "object-store": "brokers",
};

function drawColumn(
  picture: Picture,
  places: readonly Place[],
  x: number,
  network: { readonly box: Box; readonly sections: Partial<Record<Place, Box>> },
): Column {
  const pieces: Html[] = [];
  const boxes: Partial<Record<Place, Box>> = {};
  let y = network.box.y;
  for (const place of places.filter((one) => picture.places.has(one))) {
    const cards = cardsOf(picture, place);
    const near = beside[place];
    const wanted = near === undefined ? undefined : network.sections[near];
    // Beside its section, but never so far down that the picture grows for it.
    const lowest = network.box.y + network.box.height - heightOf(cards);
    y = Math.max(y, Math.min(wanted?.y ?? y, lowest));
    const { drawing, height } = drawCards(cards, { x, y, width: cardWidth });
    pieces.push(drawing);
    boxes[place] = { x, y, width: cardWidth, height };
    y += height + 26;
  }
  return { drawing: html`${pieces}`, boxes, bottom: y - 26 };
}

function heightOf(cards: readonly Card[]): number {
  return cards.reduce((sum, card) => sum + cardHeight(card) + 10, -10);
}
