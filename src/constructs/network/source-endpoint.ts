import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { type Endpoint } from "../../network/listeners";
import { type Ports, portsText } from "../../network/edge";
import { dayProblem, staysOn } from "../../network/project-window";
import { type SourceKind } from "../../network/source-kind";
import { mustHold } from "../must-hold";
import { declare } from "./declared";
import { networkTags } from "./network-tags";
import { namedOutput } from "./private-link/named-output";
import { type PrivateSource, wayTo } from "./source/private-source";
import { type MadeWay, type SourceSetting, serversText } from "./source/source-way";
import { sourceRecordSeconds } from "./source/source-zone";

/** A way to the source cluster. */
export interface SourceEndpointProps extends SourceSetting {
  readonly source: PrivateSource;
  /** Who answers for it; a tag. */
  readonly owner?: string;
  /** The day of the synthesis: until `keepUntil` is past, Terraform refuses to destroy the way. */
  readonly now: Date;
}

interface EndpointOutputs {
  readonly id: { readonly output: string };
  readonly state: { readonly output: string };
}

/** What is known only after the apply, by the names of the outputs that tell it. */
interface SourceOutputs {
  readonly endpoint?: EndpointOutputs;
  readonly servers?: { readonly output: string };
}

/**
 * The way from the target's network to the source cluster: for the replicator that copies, and for everybody who goes back. Seven
 * platforms and networks, one declaration. Until `keepUntil` has passed every resource has `prevent_destroy`: an apply that would
 * close the way back fails instead (a block that is taken out of the declaration takes that with it: do so only after the day).
 */
export class SourceEndpoint extends Construct {
  readonly name: string;
  readonly kind: SourceKind;
  /** Ports of the source as seen from here. */
  readonly ports: readonly Ports[];
  /** Addresses that are known at synthesis; none where only the apply knows them. */
  readonly endpoints: readonly Endpoint[];
  /** `host:port,host:port`; may be a token. Null where the access point that names it is still to be made. */
  readonly bootstrapServers: string | null;
  /** Null where nothing of ours has an id: routes, MSK's own connections. May be a token. */
  readonly endpointId: string | null;
  /** The private zone that was made or brought along, with its id, which may be a token. */
  readonly zone: { readonly name: string; readonly zoneId: string } | null;
  readonly keepUntil: string;

  constructor(scope: Construct, id: string, props: SourceEndpointProps) {
    super(scope, id);
    const { source, name, keepUntil } = props;
    const way = wayTo(source);
    mustHold(this, [...ownProblems(props), ...edgeProblems(props, way.ports(source)), ...way.problems(source, props)]);
    for (const remark of way.remarks(source)) Annotations.of(this).addInfo(`${name}: ${remark}`);
    for (const warning of way.warnings?.(source) ?? []) Annotations.of(this).addWarning(`${name}: ${warning}`);

    const stays = staysOn(keepUntil, props.now);
    if (!stays)
      Annotations.of(this).addWarning(
        `${name}: the day is past until which the way to the source had to stay (${keepUntil}). Take it out, or give it a later day.`,
      );
    const made = way.make(this, source, props, {
      lifecycle: { preventDestroy: stays },
      tags: networkTags({
        name: `source ${name}`,
        path: "data",
        until: keepUntil,
        ...(props.owner === undefined ? {} : { owner: props.owner }),
      }),
    });
    this.name = name;
    this.kind = source.kind;
    this.ports = way.ports(source);
    this.endpoints = way.endpoints(source);
    this.bootstrapServers = made.bootstrapServers ?? null;
    this.endpointId = made.endpoint?.id ?? null;
    this.zone = made.zone ?? null;
    this.keepUntil = keepUntil;
    this.#declare(made, this.#outputs(made));
  }

  #outputs({ endpoint, bootstrapServers, outputs = [] }: MadeWay): SourceOutputs {
    const output = (what: string, value: string, description: string): { readonly output: string } => ({
      output: namedOutput(this, what, { value, description }),
    });
    for (const { what, value, description } of outputs) output(what, value, description);
    return {
      ...(bootstrapServers === undefined
        ? {}
        : { servers: output("bootstrap-servers", bootstrapServers, `Where clients of ${this.name} begin`) }),
      ...(endpoint === undefined
        ? {}
        : {
            endpoint: {
              id: output("endpoint-id", endpoint.id, `The endpoint to ${this.name}, for the source's owner to accept`),
              state: output(
                "endpoint-state",
                endpoint.state,
                `The state of the endpoint to ${this.name}; it can be used once it is available`,
              ),
            },
          }),
    };
  }

  #declare({ zone }: MadeWay, { endpoint, servers }: SourceOutputs): void {
    const from: ["target"] = ["target"];
    const hosts = [...new Set(this.endpoints.map(({ host }) => host))].filter((host) => /[a-z]/.test(host));
    declare(this, {
      network: {
        sources: [{ kind: this.kind, name: this.name, keepUntil: this.keepUntil }],
        zones:
          zone === undefined
            ? []
            : [
                {
                  name: zone.name,
                  private: true,
                  names: zone.names.map((one) => ({ ...one, ttlSeconds: sourceRecordSeconds })),
                },
              ],
      },
      expectations: {
        names: hosts.map((host) => ({
          host,
          from,
          resolvesTo: this.kind === "public" ? "public" : "private",
          ...(zone !== undefined && host.endsWith(`.${zone.name}`) ? { ttlSeconds: sourceRecordSeconds } : {}),
        })),
        ports: this.endpoints.map(({ host, port }) => ({
          host,
          port,
          path: "data",
          role: "source-endpoint",
          from,
          layer: "tls",
        })),
        // Where synthesis knows no address, the apply does: MSK makes the names of its connections itself.
        servers:
          servers === undefined || this.endpoints.length > 0
            ? []
            : [
                {
                  name: `source ${this.name}`,
                  servers,
                  path: "data",
                  role: "source-endpoint",
                  from,
                  layer: "tls",
                  resolvesTo: "private",
                },
              ],
        certificates: this.endpoints
          .filter(({ host }) => hosts.includes(host))
          .map(({ host, port }) => ({ host, port, from, names: [host] })),
        endpoints: endpoint === undefined ? [] : [{ name: `source ${this.name}`, ...endpoint }],
      },
    });
  }
}

function ownProblems({ name, region, place, keepUntil, source }: SourceEndpointProps): readonly string[] {
  const day = dayProblem("keepUntil", keepUntil);
  const port80 = wayTo(source)
    .endpoints(source)
    .filter(({ port }) => port === 80);
  return [
    ...(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,60}$/.test(name)
      ? []
      : [
          `name "${name}" goes into tags and descriptions: write up to 60 letters, digits, blanks and ._-, such as orders-prod.`,
        ]),
    ...(/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)
      ? []
      : [`region "${region}" is no region: write the one of ${place.name}, such as us-east-1.`]),
    ...(day === undefined ? [] : [day]),
    ...(port80.length === 0
      ? []
      : [`source: ${serversText(port80)} is HTTP, where Kafka never listens: name the source's TLS port.`]),
  ];
}

/** The edges open what the source listens on, for as long as the way stays, and never 80. */
function edgeProblems({ security, keepUntil }: SourceEndpointProps, ports: readonly Ports[]): readonly string[] {
  const edges = security.edges.filter(({ to }) => to === "source-endpoint");
  const closed = ports.filter(
    (port) =>
      !edges.some(({ ports: open }) => open.protocol === port.protocol && open.from <= port.from && port.to <= open.to),
  );
  return [
    ...closed.map(
      (port) =>
        `security: no edge to source-endpoint opens ${portsText(port)}, where the source listens: make the matrix with ports.source from sourcePorts(source).`,
    ),
    ...edges
      .filter(({ ports: open }) => open.protocol === "tcp" && open.from <= 80 && 80 <= open.to)
      .map(
        (edge) =>
          `security: the edge ${edge.from}→source-endpoint opens 80 (${portsText(edge.ports)}), which nothing but a redirect of browsers needs: leave it out.`,
      ),
    ...edges
      .filter(({ keepUntil: until }) => until === undefined || until < keepUntil)
      .map(
        (edge) =>
          `security: the edge ${edge.from}→source-endpoint ${portsText(edge.ports)} stays until ${edge.keepUntil ?? "any apply"}, and the way to the source until ${keepUntil}: set rollbackUntil of the matrix to ${keepUntil}.`,
      ),
  ];
}
