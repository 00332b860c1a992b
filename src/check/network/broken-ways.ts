import { type LayerResult } from "../../kafka-client/reachability";
import { type PortSeen } from "./seen";

/** The first broken layer on one way to a port. */
export interface BrokenWay {
  readonly layer: LayerResult["layer"];
  readonly cause: string;
  /** `10.0.0.1 breaks at tcp with ETIMEDOUT`. */
  readonly text: string;
  /** What the cause means, without a full stop. */
  readonly message: string;
  readonly remedy: string | undefined;
}

/** Where each way to a port breaks, of the layers that count; none where all hold. A broken name is the only way there is. */
export function brokenWays(
  { dns, ways }: PortSeen,
  counting: (layers: readonly LayerResult[]) => readonly LayerResult[] = (layers) => layers,
): readonly BrokenWay[] {
  if (!dns.ok) return [brokenAt("the name", dns)];
  return ways.flatMap(({ address, layers }) => {
    const broken = counting(layers).find(({ ok }) => !ok);
    return broken === undefined ? [] : [brokenAt(address, broken)];
  });
}

function brokenAt(what: string, { layer, cause = "UNREACHABLE", message, remedy }: LayerResult): BrokenWay {
  return {
    layer,
    cause,
    text: `${what} breaks at ${layer} with ${cause}`,
    message: message ?? "it does not answer",
    remedy,
  };
}
