import { paths } from "../../../network/path";
import { html, type Html } from "../../page/html";
import { pathWords } from "../path-words";
import { type Picture } from "../picture";
import { type Way, waysOf } from "../ways";
import { type Box, type Drawn, rectangle, text, widthOf } from "./canvas";

const gap = 16;
const rowHeight = 19;

/** Every way that is open, a column for each path: what the picture's arrows sum up. */
export function drawWays(picture: Picture, at: Omit<Box, "height">): Drawn {
  const width = (at.width - 2 * gap) / 3;
  const columns = paths.map((path) => ({ path, ways: waysOf(picture, path) }));
  const height = Math.max(
    ...columns.map(
      ({ ways }) => 66 + (ways.length === 0 ? rowHeight : ways.reduce((sum, way) => sum + heightOf(way), 0)),
    ),
  );
  return {
    height,
    drawing: html`${columns.map(({ path, ways }, column) => {
      const x = at.x + column * (width + gap);
      let y = at.y + 62;
      return html`${rectangle({ x, y: at.y, width, height }, "card")}
      ${rectangle({ x: x + 16, y: at.y + 16, width: 4, height: 26 }, `tip path-${path}`, 2)}
      ${text(x + 28, at.y + 26, pathWords[path].title, { as: "heading", tone: `path-${path}` })}
      ${text(x + 28, at.y + 42, pathWords[path].what, { as: "soft" })}
      ${ways.length === 0 ? text(x + 16, y + 4, "nothing is open", { as: "soft" }) : html``}
      ${ways.map((way) => {
        const row = drawWay(way, { x: x + 16, y, width: width - 32 });
        y += heightOf(way);
        return row;
      })}`;
    })}`,
  };
}

function heightOf({ until }: Way): number {
  return until === null ? rowHeight : rowHeight + 14;
}

function drawWay({ from, to, ports, until }: Way, { x, y, width }: Omit<Box, "height">): Html {
  const most = width - Math.min(widthOf(ports, "code"), width * 0.55) - 8;
  return html`${text(x, y + 4, `${from} → ${to}`, { width: most })}
  ${text(x + width, y + 4, ports, { as: "code", anchor: "end", width: width * 0.55 })}
  ${until === null ? html`` : text(x, y + 19, `stays until ${until}`, { as: "soft" })}`;
}

const namesShown = 6;

/** DNS zones with the names that lead somewhere; long zones are cut. */
export function drawZonesOfNames({ document }: Picture, at: Omit<Box, "height">): Drawn {
  const width = (at.width - gap) / 2;
  const pieces: Html[] = [];
  const bottoms = [at.y, at.y];
  document.zones.forEach((zone) => {
    const column = (bottoms[0] ?? 0) <= (bottoms[1] ?? 0) ? 0 : 1;
    const [x, y] = [at.x + column * (width + gap), bottoms[column] ?? at.y];
    const shown = zone.names.slice(0, namesShown);
    const rest = zone.names.length - shown.length;
    const height = 44 + (shown.length + (rest > 0 ? 1 : 0)) * rowHeight + 6;
    const shorts = shown.map(({ name }) =>
      name.endsWith(`.${zone.name}`) ? name.slice(0, -zone.name.length - 1) : name,
    );
    const first = Math.min(width * 0.4, Math.max(0, ...shorts.map((short) => widthOf(short, "code"))) + 8);
    pieces.push(
      html`${rectangle({ x, y, width, height }, "card")}
      ${text(x + 16, y + 26, zone.name, { as: "heading", width: width - 110 })}
      ${text(x + width - 16, y + 26, zone.private ? "private zone" : "public zone", { as: "soft", anchor: "end" })}
      ${shown.map(({ to, ttlSeconds }, index) => {
        const row = y + 50 + index * rowHeight;
        return html`${text(x + 16, row, shorts[index] ?? "", { as: "code", width: first })}
        ${text(x + 16 + first, row, `→ ${to}`, { width: width - first - 110 })}
        ${text(x + width - 16, row, ttlSeconds === null ? "alias" : `TTL ${String(ttlSeconds)} s`, { as: "soft", anchor: "end" })}`;
      })}
      ${rest > 0 ? text(x + 16, y + 50 + shown.length * rowHeight, `and ${String(rest)} more`, { as: "soft" }) : html``}`,
    );
    bottoms[column] = y + height + gap;
  });
  return { drawing: html`${pieces}`, height: Math.max(0, ...bottoms.map((bottom) => bottom - at.y - gap)) };
}
