import { type NetworkDocument } from "../../network/document";
import { paths } from "../../network/path";
import { brokersIn, someOf, span } from "./brokers-text";
import { pathWords } from "./path-words";
import { type Picture, pictureOf } from "./picture";
import { waysOf } from "./ways";

/** The picture in words: for terminals, tickets and people who do not see it. */
export function networkText(document: NetworkDocument): string {
  const picture = pictureOf(document);
  return [
    ...head(document),
    ...zones(picture),
    ...balancers(document),
    ...sources(document),
    ...paths.flatMap((path) => pathLines(picture, path)),
    ...names(document),
    "",
  ].join("\n");
}

function head({ target, region, vpcs }: NetworkDocument): readonly string[] {
  return [
    `${target}${region === null ? "" : ` in ${region}`}`,
    ...vpcs.map(
      ({ name, cidrs, existing }) =>
        `  VPC ${name}  ${cidrs.length === 0 ? "addresses known after the apply" : cidrs.join(", ")}${existing ? "  (existed before)" : ""}`,
    ),
  ];
}

function zones({ document, azIds }: Picture): readonly string[] {
  return azIds.map((azId) => {
    const brokers = brokersIn(document.brokers, azId);
    const subnets = document.vpcs
      .flatMap((vpc) => vpc.subnets)
      .filter((subnet) => subnet.azId === azId)
      .map(({ tier, cidr }) => `${tier} ${cidr ?? "?"}`);
    const ids =
      brokers.length === 0
        ? []
        : [`brokers ${someOf(brokers.map(({ nodeId }) => nodeId))} :${span(brokers.map(({ port }) => port))}`];
    return `    ${azId}  ${[...ids, ...subnets].join("  ")}`;
  });
}

function balancers({ loadBalancers, serviceEndpoints }: NetworkDocument): readonly string[] {
  return [
    ...loadBalancers.flatMap(({ name, listeners, endpointService, consumers }) => [
      `  Load balancer ${name}  ${String(listeners.length)} listener(s)${listeners.length === 0 ? "" : ` ${listenerPorts(listeners)}`}${endpointService ? ", offered through PrivateLink" : ""}`,
      ...consumers.map(
        (consumer) =>
          `    ${consumer.name}  ${consumer.principalArn}  from ${consumer.cidrs.join(", ")}${consumer.until === null ? "" : `  until ${consumer.until}`}`,
      ),
    ]),
    ...(serviceEndpoints.length === 0 ? [] : [`  AWS inside the network: ${serviceEndpoints.join(", ")}`]),
  ];
}

/** `:19000 and :19092–19121`: where clients begin, and the brokers'. */
function listenerPorts(listeners: NetworkDocument["loadBalancers"][number]["listeners"]): string {
  const begin = listeners.filter(({ nodeId }) => nodeId === null).map(({ port }) => `:${String(port)}`);
  const brokers = listeners.filter(({ nodeId }) => nodeId !== null).map(({ port }) => port);
  return [...begin, ...(brokers.length === 0 ? [] : [`:${span(brokers)}`])].join(" and ");
}

function sources({ sources: all }: NetworkDocument): readonly string[] {
  return all.map(
    ({ name, kind, keepUntil }) => `  Source ${name}  ${kind}${keepUntil === null ? "" : `  stays until ${keepUntil}`}`,
  );
}

function pathLines(picture: Picture, path: (typeof paths)[number]): readonly string[] {
  const ways = waysOf(picture, path).map(
    ({ from, to, ports, until }) => [`${from} → ${to}`, ports, until === null ? "" : `until ${until}`] as const,
  );
  const widest = Math.max(0, ...ways.map(([way]) => way.length));
  const longest = Math.max(0, ...ways.map(([, ports]) => ports.length));
  return [
    "",
    `${pathWords[path].title} (${pathWords[path].what})`,
    ...(ways.length === 0 ? ["  nothing is open"] : []),
    ...ways.map(([way, ports, until]) => `  ${way.padEnd(widest)}  ${ports.padEnd(longest)}  ${until}`.trimEnd()),
  ];
}

const namesShown = 12;

function names({ zones: all }: NetworkDocument): readonly string[] {
  return all.flatMap((zone) => {
    const rest = zone.names.length - namesShown;
    return [
      "",
      `${zone.name} (${zone.private ? "private" : "public"} zone)`,
      ...zone.names
        .slice(0, namesShown)
        .map(
          ({ name, to, ttlSeconds }) =>
            `  ${name} → ${to}  ${ttlSeconds === null ? "alias" : `TTL ${String(ttlSeconds)} s`}`,
        ),
      ...(rest > 0 ? [`  and ${String(rest)} more`] : []),
    ];
  });
}
