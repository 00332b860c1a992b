import { stringify } from "yaml";
import { type Inventory } from "../../../../src/inventory/document/inventory";
import { strimzi } from "../../../../src/inventory/importers/strimzi/strimzi";

/** When the tests of importers take place. */
export const taken = { now: new Date("2027-01-10T08:00:00Z"), exporterVersion: "0.1.0" };

/** What a test says of a manifest; the rest is valid. */
export interface Given {
  readonly name?: string;
  readonly spec?: object;
  readonly status?: object;
  readonly metadata?: object;
  readonly apiVersion?: string;
}

/** A manifest of Strimzi, of the cluster `shop`. */
export const manifest = (
  kind: string,
  { name = "it", spec = {}, status, metadata = {}, apiVersion = "v1" }: Given,
): object => ({
  apiVersion: `kafka.strimzi.io/${apiVersion}`,
  kind,
  metadata: { name, labels: { "strimzi.io/cluster": "shop" }, ...metadata },
  spec,
  ...(status === undefined ? {} : { status }),
});
/** The topic `orders`. */
export const aKafkaTopic = (given: Given = {}): object =>
  manifest("KafkaTopic", {
    name: "orders",
    spec: { partitions: 3, replicas: 2, config: { "retention.ms": 1000 } },
    ...given,
  });
/** The user `app`. */
export const aKafkaUser = (spec: object, given: Given = {}): object =>
  manifest("KafkaUser", { name: "app", spec, ...given });

/** What one file becomes. */
export const read = (text: string, cluster?: string): Inventory =>
  strimzi.read([{ file: "k8s/all.yaml", text }], { ...taken, ...(cluster === undefined ? {} : { cluster }) });
/** What manifests in one file become. */
export const imported = (...manifests: readonly object[]): Inventory =>
  read(manifests.map((one) => stringify(one)).join("---\n"));
/** What did not come into an inventory. */
export const pathsLeftOut = ({ leftOut }: Inventory): string[] => leftOut.map(({ path }) => path);
/** Why a part is not known. */
export const because = ({ unknowns }: Inventory, path: string): string | undefined =>
  unknowns.find((unknown) => unknown.path === path)?.message;
