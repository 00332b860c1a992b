import { dnsNameProblem } from "../../../network/dns-name";
import { type Ports } from "../../../network/edge";
import { type Endpoint } from "../../../network/listeners";
import { tcpPort } from "./source-way";

/** How clients speak to a source that people run themselves. Plaintext is not among them. */
export type SourceProtocol = "SSL" | "SASL_SSL";

/** A source whose addresses are told as they are. */
export interface ToldBrokers {
  readonly protocol: SourceProtocol;
  /** Every broker as it advertises itself, the first of which are where clients begin. */
  readonly brokers: readonly Endpoint[];
}

/** The ports of the brokers, each once, in order. */
export function brokerPorts({ brokers }: Pick<ToldBrokers, "brokers">): readonly Ports[] {
  return [...new Set(brokers.map(({ port }) => port))].sort((one, other) => one - other).map(tcpPort);
}

/** What is wrong with how the source is spoken to and with the addresses of its brokers. */
export function brokerProblems({ protocol, brokers }: ToldBrokers): readonly string[] {
  return [
    ...protocolProblems(protocol),
    ...(brokers.length === 0
      ? ["source.brokers is empty: name every broker as it advertises itself; clients are led to each of them."]
      : []),
    ...brokers.flatMap(({ host, port }) => [
      ...hostProblems(host),
      ...(Number.isInteger(port) && port >= 1 && port <= 65535
        ? []
        : [`source.brokers: ${host}:${String(port)} has no port: write 1 to 65535.`]),
    ]),
  ];
}

function protocolProblems(protocol: string): readonly string[] {
  return ["SSL", "SASL_SSL"].includes(protocol)
    ? []
    : [
        `source.protocol "${protocol}" is not offered: records and passwords would cross networks unencrypted. Write SSL or SASL_SSL, and give the source such a listener first.`,
      ];
}

/** Addresses are as good as names where brokers advertise them. */
function hostProblems(host: string): readonly string[] {
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(host)) return [];
  const wrong = dnsNameProblem(host);
  return wrong === undefined ? [] : [`source.brokers: ${wrong}`];
}
