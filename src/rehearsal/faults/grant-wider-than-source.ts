import { editStack, resourceWhere } from "./edit-stack";
import { type Fault } from "./fault";

/** Somebody helps an application with a prefix where the source allows one name: all that will ever begin so is open to it. */
export const grantWiderThanSource: Fault = {
  name: "grant-wider-than-source",
  title: "somebody widens an application's READ on one topic to everything that begins alike",
  found: { rule: "grant-wider-than-source" },
  happens: {
    when: "before-plan",
    inject: async ({ stackFile }) =>
      editStack(stackFile, (stack) => {
        const { block } = resourceWhere(stack, "kafka_acl", {
          acl_principal: "User:billing",
          acl_operation: "Read",
          resource_name: "orders.v1",
        });
        block["resource_name"] = "orders.";
        block["resource_pattern_type_filter"] = "Prefixed";
      }),
  },
};
