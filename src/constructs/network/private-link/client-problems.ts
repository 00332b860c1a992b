import { liesIn } from "../../../network/dns-name";
import { type PrivateLinkClientProps } from "./client-props";
import { repeated } from "../../must-hold";
import { endpointClientProblems } from "./client-group";

/** What is wrong with a consumer's side, apart from its zones. */
export function clientProblems(props: PrivateLinkClientProps): readonly string[] {
  const { name, listeners, network, serviceNames, clients, existingZone } = props;
  const shards = listeners.shards.length;
  const azIds = network.subnets("endpoint").map(({ azId }) => azId);
  return [
    ...(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(name)
      ? []
      : [
          `name: "${name}" cannot begin names at AWS: write 2 to 32 lower-case letters, digits and hyphens, such as orders.`,
        ]),
    ...(serviceNames.length === shards
      ? []
      : [
          `serviceNames: ${String(serviceNames.length)} are given, and the target has ${String(shards)} shard(s) with a service each: name one a shard, in their order.`,
        ]),
    ...repeated(azIds).map(
      (azId) => `network: two subnets of the endpoint tier lie in ${azId}: an endpoint takes one a zone.`,
    ),
    ...endpointClientProblems(clients),
    ...zonalProblems(props, new Set(azIds)),
    ...(existingZone === undefined || liesIn(listeners.zone, existingZone.name)
      ? []
      : [
          `existingZone: ${listeners.zone} does not lie in ${existingZone.name}: bring the zone that holds the brokers' names.`,
        ]),
  ];
}

/** Without cross-zone balancing an address answers for brokers of its own zone alone. */
function zonalProblems(
  { crossZone = true, listeners }: PrivateLinkClientProps,
  azIds: ReadonlySet<string>,
): readonly string[] {
  if (crossZone) return [];
  return listeners.brokers
    .filter(({ azId }) => !azIds.has(azId))
    .map(
      ({ nodeId, azId }) =>
        `crossZone: broker ${String(nodeId)} stands in ${azId}, where the consumer has no subnet: it could not be reached. Give the consumer a subnet there, or let the service balance across zones.`,
    );
}
