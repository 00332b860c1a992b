import { editStack, readStack, resourceWhere } from "./edit-stack";
import { type Fault } from "./fault";

/**
 * A topic that is deployed already gets fewer partitions, and loses the `prevent_destroy` with which Terraform itself would
 * refuse: the plan deletes it and makes it again, empty.
 */
export const topicReplaced: Fault = {
  name: "topic-replaced",
  title: "somebody lowers a deployed topic's partitions and takes its protection away",
  found: { rule: "topic-replaced" },
  happens: {
    when: "before-plan",
    inject: async ({ stackFile, apply }) => {
      await apply(resourceWhere(readStack(stackFile), "kafka_topic", { name: "orders.v1" }).address);
      editStack(stackFile, (stack) => {
        const { block } = resourceWhere(stack, "kafka_topic", { name: "orders.v1" });
        delete block["lifecycle"];
        block["partitions"] = 1;
      });
    },
  },
};
