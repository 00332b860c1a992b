import { type Vantage } from "../../expectations/network/vantage";
import { type ServerCertificate } from "../../kafka-client/transport/dial";
import { type Judgement, unknown } from "../result";
import { brokenWays } from "./broken-ways";
import { type NetworkSeen } from "./seen";
import { seenElsewhere } from "./vantage";

/** A certificate with the address that showed it. */
export interface ShownCertificate {
  /** `host:port`, with the address where several show different ones. */
  readonly subject: string;
  readonly certificate: ServerCertificate;
}

/**
 * A judgement for every certificate that an endpoint shows: one, unless its addresses show different ones. What no address
 * shows is unknown, with the layer that broke before it.
 */
export function shownCertificates(
  endpoint: string,
  { from }: { readonly from: readonly Vantage[] },
  { vantage, ports }: NetworkSeen,
  judge: (shown: ShownCertificate) => Judgement,
): readonly Judgement[] {
  const elsewhere = seenElsewhere(endpoint, from, vantage);
  if (elsewhere !== undefined) return [elsewhere];
  const port = ports[endpoint];
  const ways = port?.ways ?? [];
  const [broken] = port === undefined ? [] : brokenWays(port);
  const hidden = ways.filter(({ certificate }) => certificate === undefined).map(({ address }) => address);
  const shown = new Map<string, { readonly address: string; readonly certificate: ServerCertificate }>();
  for (const { address, certificate } of ways) {
    const key = JSON.stringify(certificate);
    if (certificate !== undefined && !shown.has(key)) shown.set(key, { address, certificate });
  }
  const judged = [...shown.values()].map(({ address, certificate }) =>
    judge({ subject: shown.size === 1 ? endpoint : `${endpoint} at ${address}`, certificate }),
  );
  if (ways.length > 0 && hidden.length === 0) return judged;
  const notSeen = unknown(ways.length === 0 ? endpoint : `${endpoint} at ${hidden.join(", ")}`, {
    cause: "CERTIFICATE_NOT_SEEN",
    message:
      broken === undefined
        ? "The endpoint was not tried."
        : `It broke before it showed a certificate: ${broken.text}, ${broken.message}.`,
    remedy: broken?.remedy ?? "Mend what ports-answer names, then check again.",
  });
  return [...judged, notSeen];
}
