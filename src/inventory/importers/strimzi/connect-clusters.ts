import { type InventoryConnectCluster } from "../../document/inventory";
import { type Told } from "../imported-inventory";
import { type Unread } from "../unread";
import { connectorOf, connectWorkersOf } from "./connect";
import { beside, type Manifest } from "./manifests";
import { mirrorMakerOf } from "./mirror-maker";

/** Workers with their connectors; a connector whose workers are in no file has workers by the name that it gives. */
export function connectTold(ofKind: (kind: string) => readonly Manifest[], severalFiles: boolean) {
  const redactions: NonNullable<Told["redactions"]> = [];
  const leftOut: Unread[] = [];
  const byName = new Map(
    ofKind("KafkaConnect").map((manifest) => [
      manifest.name,
      { ...connectWorkersOf(manifest), connectors: connectors() },
    ]),
  );
  for (const manifest of ofKind("KafkaConnector")) {
    const name = manifest.cluster ?? "";
    if (name === "") {
      leftOut.push(beside(manifest, severalFiles, "without the label strimzi.io/cluster, which names its workers"));
      continue;
    }
    const url = `http://${name}-connect-api${manifest.namespace === null ? "" : `.${manifest.namespace}.svc`}:8083`;
    const bare = { url, version: null, kafkaClusterId: null, groupId: null, internalTopics: null };
    const workers = byName.get(name) ?? { ...bare, connectors: connectors() };
    byName.set(name, workers);
    const one = connectorOf(manifest, workers.url);
    workers.connectors.push(one.connector);
    redactions.push(...one.redactions);
  }
  const mirrors = ofKind("KafkaMirrorMaker2").map((manifest) => {
    const { workers, connectors: made } = mirrorMakerOf(manifest);
    redactions.push(...made.flatMap((one) => one.redactions));
    return { ...workers, connectors: made.map(({ connector }) => connector) };
  });
  const all = [...byName.values(), ...mirrors];
  return { connectClusters: all.length === 0 ? null : all, redactions, leftOut };
}

function connectors(): NonNullable<InventoryConnectCluster["connectors"]> {
  return [];
}
