import { brokerConfigs, type Durability } from "../broker-configs";

/** `server.properties` of an MSK configuration, keys in order: the cluster's own, and what people add. */
export function serverProperties(
  durability: Durability,
  connectionsMaxIdleMs: number,
  own: Readonly<Record<string, string>>,
): string {
  const configs: Readonly<Record<string, string>> = {
    ...brokerConfigs(durability, connectionsMaxIdleMs),
    // MSK's default is true: whoever signs in could do everything until the first ACL of a topic.
    "allow.everyone.if.no.acl.found": "false",
    ...own,
  };
  return Object.entries(configs)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("\n");
}
