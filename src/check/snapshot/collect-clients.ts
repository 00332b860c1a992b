import { type Expectations } from "../../expectations/document";
import { known, notKnown } from "../../kafka/answer";
import { type ClientProperties } from "../../kafka-client/client-settings";
import { probeReachability } from "../../kafka-client/reachability";
import { inTurn } from "./in-turn";
import { type ClientSeen } from "./snapshot";

/** Clients probed at the same time; each opens a connection to every broker. */
const clientsAtOnce = 8;

/** The properties that the command was given, by cluster and by client. */
export interface GivenProperties {
  readonly source?: ClientProperties;
  readonly target: ClientProperties;
  readonly clients: ReadonlyMap<string, ClientProperties>;
}

/**
 * Probes every declared client with its own properties, layer by layer. The checker itself (`checker`, `checker-source`,
 * `checker-target`) needs none of its own: it is who reads the clusters; where no such client is declared it is probed all the same.
 */
export async function collectClients(
  { clients }: Expectations,
  given: GivenProperties,
  signal: AbortSignal,
): Promise<readonly ClientSeen[]> {
  return inTurn(declaredAndOwn(clients, given), clientsAtOnce, async ({ name, cluster, properties }) => ({
    name,
    cluster,
    reachability:
      properties === undefined
        ? notKnown({ error: "CLIENT_PROPERTIES_NOT_GIVEN", message: "No properties were given for this client." })
        : known(await probeReachability(properties, { signal })),
  }));
}

interface ClientToProbe {
  readonly name: string;
  readonly cluster: "source" | "target";
  readonly properties: ClientProperties | undefined;
}

function declaredAndOwn(clients: Expectations["clients"], given: GivenProperties): readonly ClientToProbe[] {
  const declared = clients.map(({ name, cluster }) => ({
    name,
    cluster,
    properties: given.clients.get(name) ?? (isChecker(name) ? given[cluster] : undefined),
  }));
  const own = (["source", "target"] as const)
    .filter((cluster) => given[cluster] !== undefined)
    .filter((cluster) => !clients.some((client) => client.cluster === cluster && isChecker(client.name)))
    .map((cluster) => ({ name: "checker", cluster, properties: given[cluster] }));
  return [...own, ...declared];
}

function isChecker(name: string): boolean {
  return /^checker(-|$)/.test(name);
}
