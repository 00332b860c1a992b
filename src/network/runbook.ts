import { nearest } from "../documents/nearest";
import { type Edge } from "./edge";
import { type Path } from "./path";
import { type Role } from "./role";

/** A way through the network that an action takes. */
export interface NeededEdge {
  readonly path: Path;
  readonly from: Role;
  /** Any of these will do: clients go through `nlb`, or to `broker` where there is none. */
  readonly to: readonly Role[];
  /** Where a certain port is meant; TCP. */
  readonly port?: number;
}

/** Something that people do in the hours of a migration, and what of the network it needs. Nobody opens a firewall at such an hour. */
export interface RunbookAction {
  readonly name: string;
  readonly what: string;
  readonly needs: readonly NeededEdge[];
  /** A step back to the source: its ways must stay until the rollback window ends. */
  readonly rollback?: true;
  /** The last day on which it must be possible. */
  readonly until?: string;
}

const way = (path: Path, from: Role, ...to: readonly Role[]): NeededEdge => ({ path, from, to });

const administer = way("control", "operator", "broker");
const deploy = way("control", "operator", "kubernetes-api");
const useTarget = way("data", "client", "nlb", "broker");
const useSource = way("data", "client", "source-endpoint");
const keepSecret = way("control", "operator", "aws-endpoints");

/** The actions of a migration as every runbook has them. */
export const runbook: readonly RunbookAction[] = [
  { name: "move-producers", what: "Producers write to the target.", needs: [useTarget] },
  { name: "move-consumers", what: "Consumers read from the target.", needs: [useTarget] },
  { name: "pause-connector", what: "A connector stops where it is.", needs: [way("control", "operator", "connect")] },
  {
    name: "resume-connector",
    what: "A connector goes on.",
    needs: [way("control", "operator", "connect"), way("data", "connect", "broker")],
  },
  { name: "alter-acls", what: "Rights at the target change.", needs: [administer] },
  { name: "set-offsets", what: "A group's offsets at the target are set.", needs: [administer] },
  { name: "roll-credential", what: "A principal gets a new secret.", needs: [administer, keepSecret] },
  {
    name: "restart-replicator",
    what: "The replicator starts anew and reads on.",
    needs: [deploy, way("data", "replicator", "source-endpoint"), way("data", "replicator", "broker")],
  },
  {
    name: "read-dashboards",
    what: "People see what happens.",
    needs: [way("observability", "operator", "dashboards")],
  },
  {
    name: "read-lag",
    what: "Lag of the target's groups is seen.",
    needs: [way("observability", "collector", "broker"), way("observability", "scraper", "collector")],
  },
  { name: "revert-producers", what: "Producers write to the source again.", needs: [useSource], rollback: true },
  { name: "revert-consumers", what: "Consumers read from the source again.", needs: [useSource], rollback: true },
  {
    name: "revert-connectors",
    what: "Connectors use the source again.",
    needs: [way("data", "connect", "source-endpoint"), way("control", "operator", "connect")],
    rollback: true,
  },
  {
    name: "alter-acls-at-source",
    what: "Rights at the source change, such as writing again after it was fenced.",
    needs: [way("control", "operator", "source-endpoint")],
    rollback: true,
  },
];

/**
 * One action of the catalogue by its name.
 *
 * @throws Error where there is none, with the nearest name
 */
export function runbookAction(name: string): RunbookAction {
  const action = runbook.find((one) => one.name === name);
  if (action !== undefined) return action;
  const names = runbook.map((one) => one.name);
  const meant = nearest(name, names);
  throw new Error(
    `"${name}" is no action of the runbook${meant === undefined ? "" : ` (nearest: "${meant}")`}: write one of ${names.join(", ")}, or declare your own with what it needs.`,
  );
}

/**
 * The catalogue's actions that a target with these roles must be able to carry out: all whose roles take part. Steps back to the
 * source must be possible until `rollbackUntil`.
 */
export function actionsFor(roles: readonly Role[], rollbackUntil?: string): readonly RunbookAction[] {
  const takesPart = new Set<Role>(roles);
  return runbook
    .filter(({ needs }) => needs.every(({ from, to }) => takesPart.has(from) && to.some((role) => takesPart.has(role))))
    .map((action) =>
      action.rollback === true && rollbackUntil !== undefined ? { ...action, until: rollbackUntil } : action,
    );
}

/** What people could not do with these edges: one sentence for each way that an action lacks, or that closes too early. None where all is there. */
export function missingEdges(actions: readonly RunbookAction[], edges: readonly Edge[]): readonly string[] {
  return actions.flatMap((action) =>
    action.needs.map((need) => lack(action, need, edges)).filter((sentence) => sentence !== undefined),
  );
}

function lack(action: RunbookAction, need: NeededEdge, edges: readonly Edge[]): string | undefined {
  const there = edges.filter((edge) => serves(edge, need));
  const name = nameOf(need);
  if (there.length === 0)
    return `${action.name} needs ${name}, which no edge opens: it would need an emergency firewall change. Declare the edge, or take the action out of the runbook.`;
  const until = action.until ?? "";
  const last = there.map(lastDay).sort().at(-1) ?? "";
  if (last === "")
    return `${action.name} goes back over ${name}, which has no keepUntil: any apply could close it within the rollback window. Set its keepUntil to ${until === "" ? "the day on which the window ends" : `${until} or later`}.`;
  if (last >= until) return undefined;
  return `${action.name} must be possible until ${until}, and ${name} stays only until ${last}: after that it would need an emergency firewall change. Set its keepUntil to ${until} or later.`;
}

/** Ways to the source are there to go away one day: without a day any apply may close them. All others stay. */
function lastDay({ to, keepUntil }: Edge): string {
  return keepUntil ?? (to === "source-endpoint" ? "" : "9999-12-31");
}

function serves({ path, from, to, ports }: Edge, need: NeededEdge): boolean {
  return (
    path === need.path &&
    from === need.from &&
    need.to.includes(to) &&
    (need.port === undefined || (ports.protocol === "tcp" && ports.from <= need.port && need.port <= ports.to))
  );
}

function nameOf({ path, from, to, port }: NeededEdge): string {
  return `${path} ${from}→${to.join(" or ")}${port === undefined ? "" : ` tcp ${String(port)}`}`;
}
