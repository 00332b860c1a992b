import { topicsOf } from "../../facts/topics";
import { found, type Rule } from "../../rule";
import { topic } from "../cases/kafka-objects";
import { ordersWave } from "../cases/orders-wave";

/** Topics that MirrorMaker and Connect keep for themselves. */
const internal = /^__|^mm2-|[.-]internal$|^heartbeats$|^connect-(?:configs|offsets|status)/;

/** A topic that nobody asked for. */
export const topicOutsideWave: Rule = {
  name: "topic-outside-wave",
  area: "topics",
  severity: "medium",
  title: "A topic is made that the wave does not move",
  what: "The plan creates a topic that the wave does not name. Internal topics of MirrorMaker and Connect are not meant.",
  why: "Nobody has said who owns it, what it may cost or who may read it, and no check will look after it.",
  remedy: "Add it to the wave, or to the plan of the team that it belongs to.",
  references: ["https://kafka.apache.org/documentation/#georeplication"],
  needs: ["wave"],
  *find(plan, { wave }) {
    if (wave === null || plan.kind === "state") return;
    const names = new Set(wave.topics.map(({ name }) => name));
    for (const { name, resource, shape } of topicsOf(plan))
      if (
        typeof name === "string" &&
        (resource.action === "create" || resource.action === "exists") &&
        !names.has(name) &&
        !internal.test(name)
      )
        yield found(resource, shape.name, `${name} is no topic of the wave ${wave.id}.`);
  },
  cases: {
    nonCompliant: {
      terraform: topic("orders", "orders.v1", 6) + topic("clicks", "clicks", 3),
      knowing: { wave: ordersWave },
    },
    compliant: { terraform: topic("orders", "orders.v1", 6), knowing: { wave: ordersWave } },
  },
};
