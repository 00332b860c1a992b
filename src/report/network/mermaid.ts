import { type NetworkDocument } from "../../network/document";
import { paths } from "../../network/path";
import { type Arrow, pictureOf, type Place, roleWords } from "./picture";
import { someOf, span } from "./brokers-text";

const outside: Partial<Readonly<Record<Place, string>>> = {
  clients: "Clients",
  operators: "Operators",
  "on-premises": "On premises",
  source: "Source",
  "object-store": "Object storage",
};

const colours = { data: "#1d6fb8", control: "#b4560a", observability: "#6c47b3" } as const;

/** The picture as a Mermaid flowchart, for pages that draw it themselves. */
export function networkMermaid(document: NetworkDocument): string {
  const picture = pictureOf(document);
  const nodes = Object.entries(outside).filter(([place]) => [...picture.places].some((one) => one === place));
  const arrows = picture.arrows;
  return [
    "flowchart LR",
    ...nodes.map(([place, words]) => `  ${idOf(place)}[${quoted(words)}]`),
    `  subgraph network[${quoted(`${document.vpcs[0]?.name ?? document.target} ${document.vpcs[0]?.cidrs.join(", ") ?? ""}`.trim())}]`,
    ...inner(
      document,
      picture.places,
      picture.workloads.map(({ role }) => roleWords(role)),
    ).map((line) => `    ${line}`),
    "  end",
    ...arrows.map((arrow) => `  ${arrowText(arrow)}`),
    ...paths.flatMap((path) => {
      const places = arrows.flatMap((arrow, index) => (arrow.path === path ? [String(index)] : []));
      return places.length === 0 ? [] : [`  linkStyle ${places.join(",")} stroke:${colours[path]}`];
    }),
    "",
  ].join("\n");
}

function inner(document: NetworkDocument, places: ReadonlySet<Place>, workloads: readonly string[]): readonly string[] {
  const { brokers, loadBalancers, serviceEndpoints } = document;
  const balancers = loadBalancers.map(({ name, listeners }) => `${name} :${span(listeners.map(({ port }) => port))}`);
  const brokerWords =
    brokers.length === 0
      ? "Brokers"
      : `${String(brokers.length)} brokers ${someOf(brokers.map(({ nodeId }) => nodeId))} in ${[...new Set(brokers.map(({ azId }) => azId))].sort().join(", ")}`;
  return [
    ...(places.has("load-balancers")
      ? [`${idOf("load-balancers")}[${quoted(balancers.join("; ") || "Load balancer")}]`]
      : []),
    ...(places.has("brokers") ? [`${idOf("brokers")}[(${quoted(brokerWords)})]`] : []),
    ...(places.has("workloads") ? [`${idOf("workloads")}[${quoted(workloads.join(", "))}]`] : []),
    ...(places.has("service-endpoints")
      ? [`${idOf("service-endpoints")}[${quoted(`AWS: ${serviceEndpoints.join(", ")}`)}]`]
      : []),
  ];
}

function arrowText({ from, to, path, ports, until }: Arrow): string {
  const words = `${path} ${ports.join(", ")}${until === null ? "" : ` until ${until}`}`;
  return `${idOf(from)} ${until === null ? "-->" : "-.->"}|${quoted(words)}| ${idOf(to)}`;
}

function idOf(place: string): string {
  return place.replaceAll("-", "_");
}

/** Mermaid reads entities in quoted text; nothing else of it is special there. */
function quoted(words: string): string {
  return `"${words.replace(/[&"<>#;`\n\r]/g, (sign) => `#${String(sign.charCodeAt(0))};`)}"`;
}
