import { cluster } from "../document/cluster";
import { connectCluster } from "../document/connect";
import { group } from "../document/groups";
import { inventorySchema } from "../document/inventory";
import { subject } from "../document/schemas";
import { topic } from "../document/topics";

/** Fields that the export tells, by the area of an overlay in which a person could write them. */
const machineFields: Readonly<Record<string, ReadonlySet<string>>> = {
  "": new Set(Object.keys(inventorySchema.shape)),
  cluster: new Set([...Object.keys(cluster.shape), "defaults", "listeners", "totals"]),
  topics: new Set([...Object.keys(topic.shape), "effective", "usage", "retentionMs", "config"]),
  groups: new Set([...Object.keys(group.shape), "lag", "topics"]),
  connectors: new Set([
    ...Object.keys(connectCluster.shape.connectors.unwrap().element.shape),
    "transforms",
    "converters",
    "worker",
  ]),
  subjects: new Set([...Object.keys(subject.shape), "type", "id", "references"]),
  principals: new Set(["acls", "quotas", "credentials", "mechanisms", "roleBindings", "iamPolicies", "certificate"]),
};

/** Whether a key of an area (`""`: of the document itself) is one that only a machine tells. */
export function isMachineField(area: string, key: string): boolean {
  return machineFields[area]?.has(key) ?? false;
}
