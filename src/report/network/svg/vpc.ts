import { html, type Html } from "../../page/html";
import { brokersIn, shortName, someOf, span } from "../brokers-text";
import { type Picture, type Place, roleWords } from "../picture";
import { type Box, chip, rectangle, text, widthOf } from "./canvas";

/** Where the sections of the target's network came to lie. */
export type Sections = Partial<Record<Place, Box>>;

/** The target's network drawn, and where its sections lie. */
export interface DrawnNetwork {
  readonly drawing: Html;
  readonly box: Box;
  readonly sections: Sections;
}

const margin = 20;
const zoneWidth = 184;
const zoneGap = 12;
/** Room between sections for arrows and their ports. */
const gutter = 38;
const tiersInOrder = ["endpoint", "broker", "transit"] as const;

/** Over so many brokers in a zone, or listeners on a load balancer, they are summed up. */
const shownEach = 12;

/** Up to so many brokers of a zone stand below each other with their names, more side by side. */
const fewBrokers = 3;

/** How wide the network is drawn. */
export function networkWidth(picture: Picture): number {
  const zones = Math.max(3, columns(picture).length);
  return 2 * margin + zones * zoneWidth + (zones - 1) * zoneGap;
}

function columns({ azIds }: Picture): readonly string[] {
  return azIds;
}

/** Draws it: load balancers above, zones as columns with their subnets and brokers, workloads and AWS endpoints below. */
export function drawNetwork(picture: Picture, x: number, y: number): DrawnNetwork {
  const width = networkWidth(picture);
  const inner = { x: x + margin, width: width - 2 * margin };
  const pieces: Html[] = [];
  const sections: Sections = {};
  let bottom = y + 62;
  const place = (
    name: Place,
    draw: (at: Omit<Box, "height">) => { readonly drawing: Html; readonly height: number },
  ): void => {
    if (Object.keys(sections).length > 0) bottom += gutter;
    const { drawing, height } = draw({ ...inner, y: bottom });
    pieces.push(drawing);
    sections[name] = { ...inner, y: bottom, height };
    bottom += height;
  };
  if (picture.document.loadBalancers.length > 0) place("load-balancers", (at) => drawBalancers(picture, at));
  if (picture.azIds.length > 0) place("brokers", (at) => drawZones(picture, at));
  if (picture.workloads.length > 0) place("workloads", (at) => drawWorkloads(picture, at));
  if (picture.places.has("service-endpoints")) place("service-endpoints", (at) => drawServices(picture, at));
  const box = { x, y, width, height: Math.max(bottom + margin - y, 120) };
  return { box, sections, drawing: html`${rectangle(box, "vpc", 12)} ${drawHead(picture, box)} ${pieces}` };
}

function drawHead({ document }: Picture, { x, y, width }: Box): Html {
  const [first, ...others] = document.vpcs;
  const title = first?.name ?? document.target;
  const addresses =
    first === undefined
      ? "No VPC is declared here"
      : `VPC ${first.cidrs.length === 0 ? "addresses known after the apply" : first.cidrs.join(", ")}`;
  const more = others.length === 0 ? "" : ` · and ${others.map(({ name }) => name).join(", ")}`;
  return html`${text(x + margin, y + 28, title, { as: "heading", width: width / 2 })}
  ${text(x + margin, y + 46, `${addresses}${first?.existing === true ? " · existed before" : ""}${more}`, { as: "soft", width: width - 2 * margin })}
  ${document.region === null ? html`` : text(x + width - margin, y + 28, document.region, { as: "soft", anchor: "end" })}`;
}

function drawBalancers(
  { document }: Picture,
  at: Omit<Box, "height">,
): { readonly drawing: Html; readonly height: number } {
  const pieces: Html[] = [];
  let { y } = at;
  for (const { name, listeners, endpointService } of document.loadBalancers) {
    const chips = listenerWords(listeners);
    const perRow = 4;
    const rows = Math.ceil(chips.length / perRow);
    const height = 36 + rows * 26 + 6;
    const chipWidth = (at.width - 24 - (perRow - 1) * 8) / perRow;
    pieces.push(
      html`${rectangle({ ...at, y, height }, "balancer")}
      ${text(at.x + 12, y + 23, name, { as: "heading", width: at.width * 0.55 })}
      ${text(at.x + at.width - 12, y + 23, endpointService ? "offered through PrivateLink" : "inside the network", { as: "soft", anchor: "end", width: at.width * 0.42 })}
      ${chips.map((words, index) =>
        chip(
          {
            x: at.x + 12 + (index % perRow) * (chipWidth + 8),
            y: y + 36 + Math.floor(index / perRow) * 26,
            width: chipWidth,
            height: 20,
          },
          words,
          "listener",
        ),
      )}`,
    );
    y += height + 10;
  }
  return { drawing: html`${pieces}`, height: y - at.y - 10 };
}

type Listeners = Picture["document"]["loadBalancers"][number]["listeners"];

function listenerWords(listeners: Listeners): readonly string[] {
  const brokers = listeners.filter(({ nodeId }) => nodeId !== null);
  if (brokers.length <= shownEach) return listeners.map(({ port, host }) => `:${String(port)} ${shortName(host)}`);
  return [
    ...listeners.filter(({ nodeId }) => nodeId === null).map(({ port, host }) => `:${String(port)} ${shortName(host)}`),
    `:${span(brokers.map(({ port }) => port))}`,
    `${String(brokers.length)} listeners`,
    `b-${someOf(
      brokers.map(({ nodeId }) => nodeId ?? 0),
      1,
    )}`,
  ];
}

function drawZones(picture: Picture, at: Omit<Box, "height">): { readonly drawing: Html; readonly height: number } {
  const { document, azIds } = picture;
  const subnets = document.vpcs.flatMap((vpc) => vpc.subnets);
  const tiers = tiersInOrder.filter(
    (tier) => subnets.some((subnet) => subnet.tier === tier) || (tier === "broker" && document.brokers.length > 0),
  );
  const rows = azIds.map((azId) => brokerRows(brokersIn(document.brokers, azId).length));
  const brokersHeight = Math.max(0, ...rows) * 26;
  const heightOf = (tier: (typeof tiersInOrder)[number]): number =>
    tier === "broker" ? 30 + brokersHeight + (brokersHeight > 0 ? 6 : 0) : 30;
  const height = 32 + tiers.reduce((sum, tier) => sum + heightOf(tier) + 8, 0) + 2;
  const width = (at.width - (azIds.length - 1) * zoneGap) / Math.max(1, azIds.length);
  return {
    height,
    drawing: html`${azIds.map((azId, index) => {
      const x = at.x + index * (width + zoneGap);
      let y = at.y + 32;
      return html`${rectangle({ x, y: at.y, width, height }, "zone")} ${text(x + 10, at.y + 21, azId, { as: "body" })}
      ${tiers.map((tier) => {
        const box = { x: x + 8, y, width: width - 16, height: heightOf(tier) };
        y += box.height + 8;
        const cidr = subnets
          .filter((subnet) => subnet.tier === tier && subnet.azId === azId)
          .map((subnet) => subnet.cidr ?? "after the apply");
        return html`${rectangle(box, "subnet", 6)} ${text(box.x + 8, box.y + 19, tier, { as: "soft" })}
        ${text(box.x + box.width - 8, box.y + 19, cidr.join(", "), { as: "label", anchor: "end", tone: "inside", width: box.width - 24 - widthOf(tier, "soft") })}
        ${tier === "broker" ? drawBrokers(picture, azId, { x: box.x + 6, y: box.y + 30, width: box.width - 12 }) : html``}`;
      })}`;
    })}`,
  };
}

function brokerRows(brokers: number): number {
  if (brokers > shownEach) return 3;
  return brokers <= fewBrokers ? brokers : Math.ceil(brokers / 2);
}

function drawBrokers({ document }: Picture, azId: string, at: Omit<Box, "height">): Html {
  const brokers = brokersIn(document.brokers, azId);
  const ids = brokers.map(({ nodeId }) => nodeId);
  const words =
    brokers.length > shownEach
      ? [`${String(brokers.length)} brokers`, `ids ${someOf(ids, 2)}`, `ports ${span(brokers.map(({ port }) => port))}`]
      : brokers.map(({ nodeId, host, port }) =>
          brokers.length <= fewBrokers ? `${shortName(host)} :${String(port)}` : `${String(nodeId)} :${String(port)}`,
        );
  const perRow = brokers.length > shownEach || brokers.length <= fewBrokers ? 1 : 2;
  const width = (at.width - (perRow - 1) * 6) / perRow;
  return html`${words.map((one, index) =>
    chip(
      { x: at.x + (index % perRow) * (width + 6), y: at.y + Math.floor(index / perRow) * 26, width, height: 20 },
      one,
      "broker",
    ),
  )}`;
}

function drawWorkloads(
  { workloads }: Picture,
  at: Omit<Box, "height">,
): { readonly drawing: Html; readonly height: number } {
  const perRow = 3;
  const width = (at.width - 24 - (perRow - 1) * 8) / perRow;
  const rows = Math.ceil(workloads.length / perRow);
  const height = 34 + rows * 32 + 4;
  return {
    height,
    drawing: html`${rectangle({ ...at, height }, "card")}${text(at.x + 12, at.y + 22, "Workloads", { as: "soft" })}
    ${workloads.map(({ role, paths }, index) => {
      const x = at.x + 12 + (index % perRow) * (width + 8);
      const y = at.y + 34 + Math.floor(index / perRow) * 32;
      return html`${rectangle({ x, y, width, height: 26 }, "pill", 13)}
      ${text(x + 12, y + 17, roleWords(role), { as: "soft", width: width - 24 - paths.length * 10 })}
      ${paths.map((path, place) => html`<circle cx="${x + width - 12 - place * 10}" cy="${y + 13}" r="3.5" class="dot path-${path}" />`)}`;
    })}`,
  };
}

function drawServices(
  { document }: Picture,
  at: Omit<Box, "height">,
): { readonly drawing: Html; readonly height: number } {
  const names = document.serviceEndpoints;
  const pieces: Html[] = [];
  let [x, y] = [at.x + 12, at.y + 34];
  for (const name of names) {
    const width = widthOf(name, "code") + 16;
    if (x + width > at.x + at.width - 12) [x, y] = [at.x + 12, y + 26];
    pieces.push(chip({ x, y, width, height: 20 }, name, "pill"));
    x += width + 8;
  }
  const height = (names.length === 0 ? at.y + 22 : y + 20) + 12 - at.y;
  return {
    height,
    drawing: html`${rectangle({ ...at, height }, "card")}${text(at.x + 12, at.y + 22, "AWS services, reached inside the network", { as: "soft" })}${pieces}`,
  };
}
