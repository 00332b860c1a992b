import { type Construct } from "constructs";
import { type Endpoint } from "../../network/listeners";
import { declare } from "../network/declared";
import { type ApplicationAlias } from "../network/dns/application-alias";

/**
 * Declares that the source's certificates hold the names that clients keep: synthesis believes what was told of them
 * (`certificateNames`), and clients who follow such a name would refuse a source that shows others.
 */
export function declareAliasCertificates(
  construct: Construct,
  source: readonly Endpoint[],
  aliases: readonly ApplicationAlias[],
): void {
  const switched = aliases.flatMap((alias) => (alias.method === "config" ? [] : [alias]));
  declare(construct, {
    expectations: {
      certificates: switched.flatMap(({ name, source: { host } }) =>
        source
          .filter((endpoint) => endpoint.host === host)
          .map(({ port }) => ({ host, port, from: ["target" as const], names: [name] })),
      ),
    },
  });
}
