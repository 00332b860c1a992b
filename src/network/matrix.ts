import { type Edge, type Ports } from "./edge";
import { type ListenerPlan } from "./listeners";
import { type Path } from "./path";
import { type Role } from "./role";

/** Ports on which roles listen, where a platform does it differently. */
export interface RolePorts {
  /** Brokers behind the load balancer. Default: that of the listener plan, else 9094. */
  readonly broker: number;
  /** Brokers for clients inside the network, who never go through the load balancer. Default 9096. */
  readonly brokerInternal: number;
  /** Brokers for administrators, with certificates of their own. Default 9095. */
  readonly brokerAdmin: number;
  /** Between brokers. Default 9091. */
  readonly replication: number;
  /** Between KRaft controllers and brokers. Default 9093. */
  readonly controller: number;
  /** The source cluster's brokers as its endpoint or its network offers them. Default 9092, as Confluent Cloud has it. */
  readonly source: readonly Ports[];
  /** Connect's REST interface, and that of MirrorMaker where it has one. Default 8083. */
  readonly connectRest: number;
  readonly schemaRegistry: number;
  /** Prometheus metrics of brokers and workers. Default 9404. */
  readonly metrics: number;
  /** Metrics of brokers where a platform offers them elsewhere, as MSK does. Default: `metrics`. */
  readonly brokerMetrics: readonly Ports[];
  /** Consumer lag as metrics, which a collector offers. Default 9308. */
  readonly lagMetrics: number;
  /** OpenTelemetry. Default 4317. */
  readonly telemetry: number;
  /** What dashboards ask. Default 9090. */
  readonly metricsQuery: number;
}

/** What the matrix of one target depends on. */
export interface MatrixSettings {
  /** Who takes part. Where `nlb` does, clients reach brokers through it and not otherwise. */
  readonly roles: readonly Role[];
  /** Needed where `nlb` takes part: clients may reach the bootstrap and the whole reserved range. */
  readonly listeners?: Pick<ListenerPlan, "bootstrap" | "ports" | "brokerPort">;
  readonly ports?: Partial<RolePorts>;
  /** The day until which ways to the source stay, that back included; the end of the last rollback window. Needed where `source-endpoint` takes part. */
  readonly rollbackUntil?: string;
}

interface Way {
  readonly path: Path;
  readonly from: readonly Role[];
  readonly to: Role;
  readonly ports: (settings: Settled) => readonly Ports[];
  readonly why: string;
  /** Not where this role takes part. */
  readonly unless?: Role;
  /** A way to the source: it stays until the rollback window ends. */
  readonly back?: true;
}

interface Settled {
  readonly ports: RolePorts;
  readonly listeners: readonly Ports[];
}

const tcp = (port: number): readonly Ports[] => [{ protocol: "tcp", from: port, to: port }];
const https = (): readonly Ports[] => tcp(443);
const dns = (): readonly Ports[] => [
  { protocol: "tcp", from: 53, to: 53 },
  { protocol: "udp", from: 53, to: 53 },
];

/** The whole matrix: who may reach whom. What is not here is closed. Two lines never open the same ports between the same two. */
const ways: readonly Way[] = [
  {
    path: "data",
    from: ["client"],
    to: "nlb",
    ports: ({ listeners }) => listeners,
    why: "clients reach brokers through their listeners",
  },
  {
    path: "data",
    from: ["client"],
    to: "broker",
    unless: "nlb",
    ports: ({ ports }) => tcp(ports.broker),
    why: "clients reach brokers",
  },
  {
    path: "data",
    from: ["nlb"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.broker),
    why: "listeners pass connections and health checks to brokers",
  },
  {
    path: "data",
    from: ["broker"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.replication),
    why: "brokers replicate",
  },
  {
    path: "data",
    from: ["broker"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.controller),
    why: "brokers and controllers agree",
  },
  { path: "data", from: ["broker"], to: "object-store", ports: https, why: "brokers keep data in object storage" },
  {
    path: "data",
    from: ["connect", "replicator"],
    to: "object-store",
    ports: https,
    why: "workers read and write objects",
  },
  {
    path: "data",
    from: ["replicator"],
    to: "source-endpoint",
    back: true,
    ports: ({ ports }) => ports.source,
    why: "the replicator reads the source",
  },
  {
    path: "data",
    from: ["client"],
    to: "source-endpoint",
    back: true,
    ports: ({ ports }) => ports.source,
    why: "clients go back to the source",
  },
  {
    path: "data",
    from: ["connect"],
    to: "source-endpoint",
    back: true,
    ports: ({ ports }) => ports.source,
    why: "connectors go back to the source",
  },
  {
    path: "data",
    from: ["replicator"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.brokerInternal),
    why: "the replicator writes to brokers",
  },
  {
    path: "data",
    from: ["connect", "schema-registry"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.brokerInternal),
    why: "services inside the network use brokers",
  },
  {
    path: "data",
    from: ["client", "connect"],
    to: "schema-registry",
    ports: ({ ports }) => tcp(ports.schemaRegistry),
    why: "clients look schemas up",
  },
  { path: "control", from: ["operator"], to: "kubernetes-api", ports: https, why: "operators deploy and restart" },
  { path: "control", from: ["operator"], to: "console", ports: https, why: "operators use the console" },
  {
    path: "control",
    from: ["operator"],
    to: "schema-registry",
    ports: ({ ports }) => tcp(ports.schemaRegistry),
    why: "operators steer the schema registry",
  },
  {
    path: "control",
    from: ["operator"],
    to: "aws-endpoints",
    ports: https,
    why: "operators reach AWS inside the network",
  },
  {
    path: "control",
    from: ["operator"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.brokerAdmin),
    why: "operators administer the cluster",
  },
  {
    path: "control",
    from: ["operator"],
    to: "connect",
    ports: ({ ports }) => tcp(ports.connectRest),
    why: "operators pause and resume connectors",
  },
  {
    path: "control",
    from: ["operator"],
    to: "source-endpoint",
    back: true,
    ports: ({ ports }) => ports.source,
    why: "operators administer the source",
  },
  {
    path: "control",
    from: ["console"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.brokerAdmin),
    why: "the console administers the cluster",
  },
  {
    path: "control",
    from: ["console", "replicator", "connect"],
    to: "kubernetes-api",
    ports: https,
    why: "workloads ask Kubernetes",
  },
  {
    path: "control",
    from: ["broker", "console", "replicator", "connect", "schema-registry"],
    to: "aws-endpoints",
    ports: https,
    why: "workloads reach AWS inside the network",
  },
  {
    path: "control",
    from: ["on-premises"],
    to: "resolver",
    ports: dns,
    why: "networks on premises ask for names of the target",
  },
  { path: "control", from: ["resolver"], to: "on-premises", ports: dns, why: "the target asks for names on premises" },
  {
    path: "observability",
    from: ["scraper"],
    to: "broker",
    ports: ({ ports }) => ports.brokerMetrics,
    why: "metrics of brokers are scraped",
  },
  {
    path: "observability",
    from: ["scraper"],
    to: "replicator",
    ports: ({ ports }) => tcp(ports.metrics),
    why: "metrics of the replicator are scraped",
  },
  {
    path: "observability",
    from: ["scraper"],
    to: "connect",
    ports: ({ ports }) => tcp(ports.metrics),
    why: "metrics of Connect are scraped",
  },
  {
    path: "observability",
    from: ["scraper"],
    to: "collector",
    ports: ({ ports }) => tcp(ports.lagMetrics),
    why: "consumer lag is scraped",
  },
  {
    path: "observability",
    from: ["collector"],
    to: "broker",
    ports: ({ ports }) => tcp(ports.brokerInternal),
    why: "consumer lag is read from brokers",
  },
  {
    path: "observability",
    from: ["broker", "replicator", "connect"],
    to: "collector",
    ports: ({ ports }) => tcp(ports.telemetry),
    why: "workloads send traces and logs",
  },
  {
    path: "observability",
    from: ["scraper", "collector", "dashboards"],
    to: "aws-endpoints",
    ports: https,
    why: "observers reach AWS inside the network",
  },
  {
    path: "observability",
    from: ["dashboards"],
    to: "scraper",
    ports: ({ ports }) => tcp(ports.metricsQuery),
    why: "dashboards ask for metrics",
  },
  { path: "observability", from: ["operator"], to: "dashboards", ports: https, why: "people look at dashboards" },
];

/**
 * The declared matrix for the roles that take part: three paths, one edge for each range of ports. Ways to the source carry the
 * day until which they stay.
 */
export function edgesOf(settings: MatrixSettings): readonly Edge[] {
  const { roles, rollbackUntil } = settings;
  const takesPart = new Set<Role>(roles);
  const settled = settledOf(settings);
  return ways
    .filter(({ to, unless }) => takesPart.has(to) && !(unless !== undefined && takesPart.has(unless)))
    .flatMap((way) =>
      way.from
        .filter((role) => takesPart.has(role))
        .flatMap((from) =>
          way.ports(settled).map((ports) => ({
            path: way.path,
            from,
            to: way.to,
            ports,
            why: way.why,
            ...(way.back === true && rollbackUntil !== undefined ? { keepUntil: rollbackUntil } : {}),
          })),
        ),
    );
}

/** What is missing for a matrix: sentences, none where it can be made. */
export function matrixProblems({ roles, listeners, rollbackUntil, ports = {} }: MatrixSettings): readonly string[] {
  return [
    ...(roles.includes("nlb") && listeners === undefined
      ? ["listeners: nlb takes part, whose ports come from the listener plan: give it (listenerPlan)."]
      : []),
    ...(roles.includes("source-endpoint") && rollbackUntil === undefined
      ? [
          "rollbackUntil: source-endpoint takes part, and the way back to the source must stay until a day: name the end of the last rollback window, such as 2027-03-31.",
        ]
      : []),
    ...(ports.source ?? [])
      .filter(({ from, to }) => from <= 80 && to >= 80)
      .map(() => "ports.source: 80 is no port of Kafka: leave it out; nothing but a redirect of browsers needs it."),
  ];
}

function settledOf({ listeners, ports }: MatrixSettings): Settled {
  return {
    listeners:
      listeners === undefined
        ? []
        : [...tcp(listeners.bootstrap.port), { protocol: "tcp", from: listeners.ports.from, to: listeners.ports.to }],
    ports: {
      broker: listeners?.brokerPort ?? 9094,
      brokerInternal: 9096,
      brokerAdmin: 9095,
      replication: 9091,
      controller: 9093,
      source: tcp(9092),
      connectRest: 8083,
      schemaRegistry: 443,
      metrics: 9404,
      brokerMetrics: tcp(ports?.metrics ?? 9404),
      lagMetrics: 9308,
      telemetry: 4317,
      metricsQuery: 9090,
      ...ports,
    },
  };
}
