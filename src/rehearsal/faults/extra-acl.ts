import { allow } from "../allow";
import { createAcls } from "../rig/acl-writes";
import { withAdmin } from "../rig/with-admin";
import { type Fault } from "./fault";

/** A grant that nobody declared stands at the target. */
export const extraAcl: Fault = {
  name: "extra-acl",
  title: "somebody lets User:intruder read a topic of the wave at the target",
  found: { check: "nothing-more-granted", cause: "GRANT_BEYOND_DECLARED" },
  happens: {
    when: "before-check",
    inject: async ({ target }) => {
      await withAdmin(target, (admin) => createAcls(admin, [grant]));
    },
  },
};

const grant = allow("User:intruder", "READ", "TOPIC", "orders.v1");
