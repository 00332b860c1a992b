import { type NetworkDocument } from "../../network/document";
import { type Edge } from "../../network/edge";
import { type Path, paths } from "../../network/path";
import { type GroupedRole, type NetworkRole, type Role } from "../../network/role";

/** A place of the picture: outside the target's network on either side, or a part of it. */
export type Place =
  | "clients"
  | "operators"
  | "on-premises"
  | "load-balancers"
  | "brokers"
  | "workloads"
  | "service-endpoints"
  | "source"
  | "object-store";

const placeOf: Readonly<Record<Role, Place>> = {
  client: "clients",
  operator: "operators",
  "on-premises": "on-premises",
  nlb: "load-balancers",
  broker: "brokers",
  replicator: "workloads",
  connect: "workloads",
  "kubernetes-api": "workloads",
  console: "workloads",
  "schema-registry": "workloads",
  scraper: "workloads",
  collector: "workloads",
  dashboards: "workloads",
  resolver: "workloads",
  "aws-endpoints": "service-endpoints",
  "source-endpoint": "source",
  "object-store": "object-store",
};

/** All edges of one path between two places, as one arrow. */
export interface Arrow {
  readonly path: Path;
  readonly from: Place;
  readonly to: Place;
  /** `9094`, `19092–19121`; each once. */
  readonly ports: readonly string[];
  /** The last day on which one of them must stay, or null. */
  readonly until: string | null;
}

/** What any picture of a network shows, however it is drawn. */
export interface Picture {
  readonly document: NetworkDocument;
  readonly places: ReadonlySet<Place>;
  /** Roles with machines inside the network that are neither broker nor load balancer, with the paths that they take part in. */
  readonly workloads: readonly { readonly role: Role; readonly paths: readonly Path[] }[];
  readonly arrows: readonly Arrow[];
  readonly ways: Readonly<Record<Path, readonly NetworkDocument["edges"][number][]>>;
  /** Zones by id, sorted: of subnets and brokers. */
  readonly azIds: readonly string[];
}

type DrawnEdge = NetworkDocument["edges"][number];

/** Sorts out what a network document says; the same edge twice is one. */
export function pictureOf(document: NetworkDocument): Picture {
  const edges = once(document.edges);
  const roles = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  return {
    document,
    places: placesOf(document, roles),
    workloads: roles
      .filter((role) => placeOf[role] === "workloads")
      .map((role) => ({
        role,
        paths: paths.filter((path) =>
          edges.some((edge) => edge.path === path && (edge.from === role || edge.to === role)),
        ),
      })),
    arrows: arrowsOf(edges),
    ways: {
      data: edges.filter(({ path }) => path === "data"),
      control: edges.filter(({ path }) => path === "control"),
      observability: edges.filter(({ path }) => path === "observability"),
    },
    azIds: [
      ...new Set([
        ...document.vpcs.flatMap(({ subnets }) => subnets.map(({ azId }) => azId)),
        ...document.brokers.map(({ azId }) => azId),
      ]),
    ].sort(),
  };
}

/** What a role is called in a picture. */
export function roleWords(role: Role): string {
  return words[role] ?? role;
}

const words: Partial<Readonly<Record<GroupedRole | NetworkRole, string>>> = {
  nlb: "load balancer",
  "aws-endpoints": "AWS endpoints",
  "source-endpoint": "source",
  "kubernetes-api": "Kubernetes API",
  "schema-registry": "schema registry",
  connect: "Connect",
  "object-store": "object storage",
  "on-premises": "on premises",
};

/** `19092–19121`, `9094`. */
export function portRange({ from, to }: Edge["ports"]): string {
  return from === to ? String(from) : `${String(from)}–${String(to)}`;
}

/** The account in an ARN, or null where there is none. */
export function accountOf(arn: string): string | null {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? null;
}

function placesOf(document: NetworkDocument, roles: readonly Role[]): ReadonlySet<Place> {
  const declared: readonly [boolean, Place][] = [
    [document.loadBalancers.length > 0, "load-balancers"],
    [document.loadBalancers.some(({ consumers }) => consumers.length > 0), "clients"],
    [document.brokers.length > 0, "brokers"],
    [document.serviceEndpoints.length > 0, "service-endpoints"],
    [document.sources.length > 0, "source"],
  ];
  return new Set([
    ...roles.map((role) => placeOf[role]),
    ...declared.flatMap(([there, place]) => (there ? [place] : [])),
  ]);
}

function arrowsOf(edges: readonly DrawnEdge[]): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const { path, from, to, ports, keepUntil } of edges) {
    const [start, end] = [placeOf[from], placeOf[to]];
    if (start === end) continue;
    const key = `${path} ${start} ${end}`;
    const before = arrows.get(key);
    arrows.set(key, {
      path,
      from: start,
      to: end,
      ports: [...new Set([...(before?.ports ?? []), portRange(ports)])],
      until: [before?.until ?? "", keepUntil ?? ""].sort().at(-1) || null,
    });
  }
  return [...arrows.values()];
}

function once(edges: readonly DrawnEdge[]): readonly DrawnEdge[] {
  const seen = new Map(edges.map((edge) => [JSON.stringify([edge.path, edge.from, edge.to, edge.ports]), edge]));
  return [...seen.values()];
}
