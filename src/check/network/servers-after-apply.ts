import { isIP } from "node:net";
import { type NetworkExpectations } from "../../expectations/network/document";
import { type Answer, known, notKnown } from "../../kafka/answer";
import { type Endpoint, parseEndpoint } from "../../kafka-client/endpoint";
import { type Outputs, valuesOf } from "./outputs";

type ExpectedServers = NetworkExpectations["servers"][number];

/**
 * The expectations with the addresses that only the apply knows, as if they had been known at synthesis: a name, a port and a
 * certificate for each. Servers of which no output tells stay where they are, for a check to say so. Pure.
 */
export function withServers(expected: NetworkExpectations, outputs: Outputs | null): NetworkExpectations {
  const all = expected.servers.map((one) => ({ one, told: endpointsOf(one, outputs) }));
  const there = all.flatMap(({ one, told }) => (told.known ? told.value.map((endpoint) => ({ one, endpoint })) : []));
  const named = there.filter(({ endpoint }) => isIP(endpoint.host) === 0);
  return {
    ...expected,
    names: [
      ...expected.names,
      ...named.map(({ one: { from, resolvesTo }, endpoint: { host } }) => ({ host, from, resolvesTo })),
    ],
    ports: [
      ...expected.ports,
      ...there.map(({ one: { path, role, from, layer }, endpoint }) => ({
        ...endpoint,
        path,
        ...(role === undefined ? {} : { role }),
        from,
        layer,
      })),
    ],
    certificates: [
      ...expected.certificates,
      ...named
        .filter(({ one }) => one.layer === "tls")
        .map(({ one: { from }, endpoint }) => ({ ...endpoint, from, names: [endpoint.host] })),
    ],
    servers: all.filter(({ told }) => !told.known).map(({ one }) => one),
  };
}

/** The addresses of servers, or why they are not known: no output tells them, or what it tells is none. */
export function endpointsOf({ servers }: ExpectedServers, outputs: Outputs | null): Answer<readonly Endpoint[]> {
  const told = valuesOf(servers, outputs);
  if (!told.known) return told;
  const texts = told.value.flatMap((text) => text.split(",")).map((text) => text.trim());
  const endpoints = texts.map(parseEndpoint);
  const good = endpoints.filter((endpoint) => endpoint !== undefined);
  if (good.length === endpoints.length) return known(good);
  const wrong = texts.find((_, place) => endpoints[place] === undefined) ?? "";
  return notKnown({
    error: "NO_SERVERS",
    message:
      wrong === ""
        ? "The output that should tell them is empty."
        : `The output tells "${wrong}", which is no host:port.`,
  });
}
