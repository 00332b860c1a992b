import { type Inventory } from "../../document/inventory";
import { connectPathOf } from "./read-worker";

/**
 * The inventory with a note for each internal topic of Connect workers that is not among the topics of the cluster that the
 * workers name as theirs: the workers' file is of other workers, or the topic is hidden. Workers that keep their topics in
 * another cluster are left out.
 */
export function withInternalTopicsLookedUp(inventory: Inventory): Inventory {
  const topics = new Set(inventory.topics.map(({ name }) => name));
  const missing = (inventory.connectClusters ?? []).flatMap(({ url, kafkaClusterId, internalTopics }) => {
    if (internalTopics === null || kafkaClusterId === null || kafkaClusterId !== inventory.cluster.id) return [];
    return Object.entries(internalTopics)
      .filter(([, topic]) => !topics.has(topic))
      .map(([part, topic]) => ({
        path: `${connectPathOf(url)}.internalTopics.${part}`,
        error: "NOT_AMONG_THE_TOPICS",
        message: `${topic} is named in the workers' file, and is not among the topics of the cluster that they say is theirs.`,
      }));
  });
  if (missing.length === 0) return inventory;
  return { ...inventory, unknowns: [...inventory.unknowns, ...missing].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
